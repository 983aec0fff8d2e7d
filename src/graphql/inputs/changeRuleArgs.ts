import { ArrayMaxSize, IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { FiringOutcome as CoreOutcome, TaskState as CoreTaskState } from '../../core/changeRules/ruleSpec';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import { RuleFiringOutcome, TaskState } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

const MAX_ID_CHARS = 20;
const MAX_NAME_CHARS = 200;
const MAX_CODE_CHARS = 100;
const MAX_IDS = 200;
const MAX_CALENDAR = 500;

@InputType({ description: '变更联动规则 as its author means it.' })
export class ChangeRuleInput {
  @Field(() => ID, { nullable: true, description: 'The rule that is changed; left out for a new one.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly id?: string | null;

  @Field(() => String, { description: `What it is for; at most ${MAX_NAME_CHARS} characters.` })
  @MaxLength(MAX_NAME_CHARS)
  readonly name!: string;

  @Field(() => JsonScalar, { description: '{ type, when: { on: "CHANGE", attributes, kinds } or { on: "TIME", attribute, offsetDays, at, timeZone, calendar }, condition, actions }; see docs/change-rules.md.' })
  readonly spec!: unknown;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was looked at: CONFLICT when somebody has saved it since.' })
  @IsOptional()
  readonly seenRevision?: number | null;
}

@ArgsType()
export class SaveRuleArgs {
  @Field(() => ChangeRuleInput, { description: 'The rule.' })
  @ValidateNested()
  readonly input!: ChangeRuleInput;
}

@ArgsType()
export class SimulateRuleArgs extends SaveRuleArgs {
  @Field(() => DateTimeScalar, { description: 'Since when the past is looked at.' })
  readonly since!: number;
}

@ArgsType()
export class RuleIdArgs {
  @Field(() => ID, { description: 'Id of a change rule.' })
  @MaxLength(MAX_ID_CHARS)
  readonly id!: string;
}

@ArgsType()
export class PublishRuleArgs extends RuleIdArgs {
  @Field(() => String, { nullable: true, description: '确认码 of a simulation of this rule; needed where it would fire often, or sets values.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: '补触发: a rule by time makes up for moments that have passed.' })
  readonly backfill!: boolean;
}

@ArgsType()
export class RollbackRuleArgs extends RuleIdArgs {
  @Field(() => Int, { description: 'The version that is brought back.' })
  @IsInt()
  readonly version!: number;

  @Field(() => String, { nullable: true, description: '确认码 of a simulation of that version; needed where it would fire often, or sets values.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;
}

@ArgsType()
export class StopRuleArgs extends RuleIdArgs {
  @Field(() => String, { description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @MaxLength(MAX_NOTE_CHARS)
  readonly reason!: string;
}

@ArgsType()
export class FiringsArgs extends FirstArgs {
  @Field(() => ID, { description: 'Id of a change rule.' })
  @MaxLength(MAX_ID_CHARS)
  readonly id!: string;

  @Field(() => RuleFiringOutcome, { nullable: true, description: 'Only with this outcome.' })
  @IsOptional()
  readonly outcome?: CoreOutcome | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last one seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class RuleCalendarArgs {
  @Field(() => ID, { nullable: true, description: 'Id of a change rule; all when left out.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly id?: string | null;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  readonly until!: number;

  @Field(() => Int, { defaultValue: 100, description: `At most so many entries, 1 to ${MAX_CALENDAR}.` })
  @IsInt()
  @Min(1)
  @Max(MAX_CALENDAR)
  readonly first!: number;
}

@ArgsType()
export class NotificationsArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Only of this group.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly group?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that somebody, or nobody, has acknowledged.' })
  @IsOptional()
  readonly acknowledged?: boolean | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last one seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class FollowNotificationsArgs {
  @Field(() => String, { nullable: true, description: 'Only of this group.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly group?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Where to go on: the cursor of the last notification that was taken in. From now on when left out.' })
  readonly after?: string | null;
}

@ArgsType()
export class NotificationIdsArgs {
  @Field(() => [ID], { description: `Ids of notifications; at most ${MAX_IDS}.` })
  @ArrayMaxSize(MAX_IDS)
  @IsUUID('all', { each: true })
  readonly ids!: string[];
}

@ArgsType()
export class AssignArgs {
  @Field(() => ID, { description: 'Id of a notification.' })
  @IsUUID('all')
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'Who sees to it; nobody when left out.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly to?: string | null;
}

@ArgsType()
export class TasksArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Only of this group.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly group?: string | null;

  @Field(() => TaskState, { nullable: true, description: 'Only of this state.' })
  @IsOptional()
  readonly state?: CoreTaskState | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last one seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class UpdateTaskArgs {
  @Field(() => ID, { description: 'Id of a task.' })
  @MaxLength(MAX_ID_CHARS)
  readonly id!: string;

  @Field(() => TaskState, { nullable: true, description: 'What it is now; as it is when left out.' })
  @IsOptional()
  readonly state?: CoreTaskState | null;

  @Field(() => String, { nullable: true, description: 'Who sees to it; as it is when left out.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly assignedTo?: string | null;

  @Field(() => String, { nullable: true, description: `What is to be said about it; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}
