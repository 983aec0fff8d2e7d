import { Field, Int, ObjectType } from 'type-graphql';
import type { Overview as AppOverview } from '../../app/readOverview';
import { ChangeKind, RejectionCode } from '../enums';
import { DateTimeScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '主数据记录数 of one type.' })
export class TypeCount {
  @Field(() => String, { description: 'Name of the type.' })
  readonly type!: string;

  @Field(() => Int, { description: '有效.' })
  readonly active!: number;

  @Field(() => Int, { description: '已合并.' })
  readonly merged!: number;

  @Field(() => Int, { description: '已停用.' })
  readonly retired!: number;
}

@ObjectType({ simpleResolvers: true, description: '接入情况: what a system has sent of one type, in its own rows.' })
export class SystemActivity {
  @Field(() => String, { description: 'Code of the system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record.' })
  readonly type!: string;

  @Field(() => Int, { description: 'Source records held.' })
  readonly records!: number;

  @Field(() => Int, { description: 'Those of which something was not accepted.' })
  readonly withRejections!: number;

  @Field(() => DateTimeScalar, { description: 'When the latest content came.' })
  readonly lastArrivalAt!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Source records whose current content came on one day.' })
export class Arrivals {
  @Field(() => String, { description: 'Code of the system.' })
  readonly system!: string;

  @Field(() => String, { description: 'The day, YYYY-MM-DD.' })
  readonly day!: string;

  @Field(() => Int, { description: 'Source records.' })
  readonly records!: number;
}

@ObjectType({ simpleResolvers: true, description: '失败: what is not accepted of the records of a system, and how often.' })
export class FailureGroup {
  @Field(() => String, { description: 'Code of the system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record.' })
  readonly type!: string;

  @Field(() => String, { nullable: true, description: 'The attribute; null for the whole record.' })
  readonly attribute!: string | null;

  @Field(() => RejectionCode, { description: 'Why.' })
  readonly code!: AppOverview['failures'][number]['code'];

  @Field(() => Int, { description: 'Source records.' })
  readonly records!: number;

  @Field(() => [String], { description: 'Source keys of some of them, the latest first.' })
  readonly samples!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: '待审时长: pairs that wait for a steward, by how long.' })
export class QueueAge {
  @Field(() => String, { description: 'Name of the type.' })
  readonly type!: string;

  @Field(() => Int, { description: 'Less than a day.' })
  readonly day!: number;

  @Field(() => Int, { description: 'Less than a week.' })
  readonly week!: number;

  @Field(() => Int, { description: 'Less than thirty days.' })
  readonly month!: number;

  @Field(() => Int, { description: 'Longer.' })
  readonly older!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Changes of one kind on one day.' })
export class ChangesOfDay {
  @Field(() => String, { description: 'The day, YYYY-MM-DD.' })
  readonly day!: string;

  @Field(() => ChangeKind, { description: '变更类型.' })
  readonly kind!: AppOverview['changes'][number]['kind'];

  @Field(() => Int, { description: 'Changes.' })
  readonly changes!: number;
}

@ObjectType({ simpleResolvers: true, description: '数据质量 of one attribute, in the newest golden records of its type.' })
export class AttributeQuality {
  @Field(() => String, { description: 'Name of the type.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => Int, { description: 'Golden records that were looked at.' })
  readonly sampled!: number;

  @Field(() => Int, { description: '完整: those that have a value.' })
  readonly filled!: number;

  @Field(() => Int, { description: '冲突: values about which current sources disagree.' })
  readonly conflicts!: number;
}

@ObjectType({ simpleResolvers: true, description: '总览: how the pool is doing; counts alone, taken at most every quarter of a minute.' })
export class Overview implements AppOverview {
  @Field(() => DateTimeScalar, { description: 'When it was counted.' })
  readonly takenAt!: number;

  @Field(() => [TypeCount], { description: '主数据记录数.' })
  readonly goldenRecords!: AppOverview['goldenRecords'];

  @Field(() => [SystemActivity], { description: '各系统接入情况.' })
  readonly systems!: AppOverview['systems'];

  @Field(() => [Arrivals], { description: '每日接入 of the last fourteen days.' })
  readonly arrivals!: AppOverview['arrivals'];

  @Field(() => [FailureGroup], { description: '最常见的五类失败.' })
  readonly failures!: AppOverview['failures'];

  @Field(() => [QueueAge], { description: '待审队列 by age.' })
  readonly queue!: AppOverview['queue'];

  @Field(() => [ChangesOfDay], { description: '每日变更 of the last fourteen days.' })
  readonly changes!: AppOverview['changes'];

  @Field(() => [AttributeQuality], { description: '数据质量.' })
  readonly quality!: AppOverview['quality'];
}
