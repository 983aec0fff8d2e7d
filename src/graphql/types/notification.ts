import { Field, ID, ObjectType } from 'type-graphql';
import type { TaskState as CoreTaskState } from '../../core/changeRules/ruleSpec';
import { TaskState } from '../enums';
import { CursorScalar, DateTimeScalar } from '../scalars';
import { Label } from './label';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '任务: something that a group is to do.' })
export class Task {
  @Field(() => ID, { description: 'Id of the task.' })
  readonly id!: string;

  @Field(() => String, { description: 'Whose it is.' })
  readonly group!: string;

  @Field(() => ID, { description: 'Id of the change rule.' })
  readonly ruleId!: string;

  @Field(() => String, { description: 'Type of the golden record that it is about.' })
  readonly type!: string;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;

  @Field(() => Label, { description: 'What is to be done.' })
  readonly title!: Label;

  @Field(() => TaskState, { description: '状态.' })
  readonly state!: CoreTaskState;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly createdAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'By when.' })
  readonly dueAt!: number | null;

  @Field(() => String, { nullable: true, description: 'Who sees to it.' })
  readonly assignedTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Who has ended it.' })
  readonly endedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: number | null;

  @Field(() => String, { nullable: true, description: 'What was said about it.' })
  readonly note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '任务: an entry and its place in the list.' })
export class TaskEdge {
  @Field(() => CursorScalar, { description: "The entry's own cursor." })
  readonly cursor!: string;

  @Field(() => Task, { description: 'The entry.' })
  readonly node!: Task;
}

@ObjectType({ simpleResolvers: true, description: '任务: a page, the newest first.' })
export class TaskConnection {
  @Field(() => [TaskEdge], { description: 'The entries, each with its cursor.' })
  readonly edges!: TaskEdge[];

  @Field(() => [Task], { description: 'The entries alone.' })
  readonly nodes!: Task[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: '通知: a message to a group about a golden record.' })
export class Notification {
  @Field(() => ID, { description: 'Id of the notification.' })
  readonly id!: string;

  @Field(() => CursorScalar, { description: 'Its place among all notifications: pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => String, { description: 'Whose it is.' })
  readonly group!: string;

  @Field(() => ID, { description: 'Id of the change rule.' })
  readonly ruleId!: string;

  @Field(() => String, { description: 'Type of the golden record that it is about.' })
  readonly type!: string;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;

  @Field(() => Label, { description: 'The message.' })
  readonly message!: Label;

  @Field(() => DateTimeScalar, { description: 'When it was told.' })
  readonly at!: number;

  @Field(() => Task, { nullable: true, description: 'The task that came with it.' })
  readonly task!: Task | null;

  @Field(() => String, { nullable: true, description: 'Who has seen it.' })
  readonly acknowledgedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was seen.' })
  readonly acknowledgedAt!: number | null;

  @Field(() => String, { nullable: true, description: 'Who sees to it.' })
  readonly assignedTo!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '通知: an entry and its place in the list.' })
export class NotificationEdge {
  @Field(() => CursorScalar, { description: "The entry's own cursor." })
  readonly cursor!: string;

  @Field(() => Notification, { description: 'The entry.' })
  readonly node!: Notification;
}

@ObjectType({ simpleResolvers: true, description: '通知: a page, the newest first.' })
export class NotificationConnection {
  @Field(() => [NotificationEdge], { description: 'The entries, each with its cursor.' })
  readonly edges!: NotificationEdge[];

  @Field(() => [Notification], { description: 'The entries alone.' })
  readonly nodes!: Notification[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}
