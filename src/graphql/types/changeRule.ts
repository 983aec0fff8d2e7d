import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { FiringOutcome as CoreOutcome, RuleSpec, RuleState } from '../../core/changeRules/ruleSpec';
import { ChangeRuleState, RuleActionKind, RuleFiringOutcome } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { Label } from './label';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '变更联动规则: what follows when a record changes, or when a moment comes; a draft, and the version that is in force.' })
export class ChangeRule {
  @Field(() => ID, { description: 'Id of the rule.' })
  readonly id!: string;

  @Field(() => String, { description: 'What it is for.' })
  readonly name!: string;

  @Field(() => ChangeRuleState, { description: '状态.' })
  readonly state!: RuleState;

  @Field(() => String, { nullable: true, description: 'Why it was stopped.' })
  readonly reason!: string | null;

  @Field(() => JsonScalar, { description: 'What is worked on: { type, when, condition, actions }; in force once it is published.' })
  readonly draft!: RuleSpec;

  @Field(() => Int, { description: 'Grows with every saving.' })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: 'What its author says of it.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Name of the token that saved it last.' })
  readonly savedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was saved last.' })
  readonly savedAt!: number;

  @Field(() => Int, { nullable: true, description: 'The version that was published last; null for none.' })
  readonly version!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '规则版本: a published rule; it never changes.' })
export class ChangeRuleVersion {
  @Field(() => Int, { description: 'Number of the version.' })
  readonly version!: number;

  @Field(() => JsonScalar, { description: 'The rule.' })
  readonly spec!: RuleSpec;

  @Field(() => String, { nullable: true, description: 'What its author says of it.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Name of the token that published it.' })
  readonly publishedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  readonly publishedAt!: number;

  @Field(() => Int, { nullable: true, description: 'The earlier version that it brings back.' })
  readonly restores!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '触发记录: what became of a rule for a record at its moment.' })
export class RuleFiring {
  @Field(() => ID, { description: 'Id of the firing.' })
  readonly id!: string;

  @Field(() => Int, { description: 'Version of the rule.' })
  readonly version!: number;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;

  @Field(() => DateTimeScalar, { description: 'The due moment; of a change, when it was made.' })
  readonly dueAt!: number;

  @Field(() => DateTimeScalar, { description: 'When the rule looked at it.' })
  readonly firedAt!: number;

  @Field(() => RuleFiringOutcome, { description: '结果.' })
  readonly outcome!: CoreOutcome;

  @Field(() => String, { nullable: true, description: 'Why it was skipped, or failed.' })
  readonly reason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '触发记录: an entry and its place in the list.' })
export class RuleFiringEdge {
  @Field(() => CursorScalar, { description: "The entry's own cursor." })
  readonly cursor!: string;

  @Field(() => RuleFiring, { description: 'The entry.' })
  readonly node!: RuleFiring;
}

@ObjectType({ simpleResolvers: true, description: '触发记录: a page, the newest first.' })
export class RuleFiringConnection {
  @Field(() => [RuleFiringEdge], { description: 'The entries, each with its cursor.' })
  readonly edges!: RuleFiringEdge[];

  @Field(() => [RuleFiring], { description: 'The entries alone.' })
  readonly nodes!: RuleFiring[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: '日程: a moment at which a rule will look at a record.' })
export class RuleCalendarEntry {
  @Field(() => DateTimeScalar, { description: 'The moment.' })
  readonly at!: number;

  @Field(() => ID, { description: 'Id of the rule.' })
  readonly ruleId!: string;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;
}

@ObjectType({ simpleResolvers: true, description: '模拟结果: what somebody would have been told, or done.' })
export class SimulatedAction {
  @Field(() => RuleActionKind, { description: '动作.' })
  readonly do!: RuleSpec['actions'][number]['do'];

  @Field(() => String, { nullable: true, description: 'Who would have been told.' })
  readonly group!: string | null;

  @Field(() => Label, { nullable: true, description: 'What they would have been told.' })
  readonly text!: Label | null;
}

@ObjectType({ simpleResolvers: true, description: '模拟结果: a firing that would have been, or will be.' })
export class SimulatedFiring {
  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: number;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;

  @Field(() => [SimulatedAction], { description: 'What would follow.' })
  readonly tells!: readonly SimulatedAction[];
}

@ObjectType({ simpleResolvers: true, description: '模拟结果: how often a group would be told something.' })
export class SimulatedGroup {
  @Field(() => String, { description: 'The group.' })
  readonly group!: string;

  @Field(() => Int, { description: 'So often.' })
  readonly told!: number;
}

@ObjectType({ simpleResolvers: true, description: '规则模拟: who would have been told what, over the past and for a month ahead.' })
export class RuleSimulation {
  @Field(() => Int, { description: 'Firings that the past would have had.' })
  readonly past!: number;

  @Field(() => Int, { description: 'Firings of the month ahead, as things stand.' })
  readonly ahead!: number;

  @Field(() => Int, { description: 'Occasions on which the condition does not hold.' })
  readonly skipped!: number;

  @Field(() => Int, { description: 'Occasions on which it cannot be told.' })
  readonly failed!: number;

  @Field(() => String, { nullable: true, description: 'Why the first of them failed.' })
  readonly failure!: string | null;

  @Field(() => Boolean, { description: 'Only a part of what there is was looked at.' })
  readonly truncated!: boolean;

  @Field(() => [SimulatedGroup], { description: 'How often each group would be told something.' })
  readonly groups!: readonly SimulatedGroup[];

  @Field(() => [SimulatedFiring], { description: 'The latest of the past and the first of what comes.' })
  readonly examples!: readonly SimulatedFiring[];

  @Field(() => String, { description: '确认码: publishes exactly this rule, for a quarter of an hour.' })
  readonly confirmation!: string;
}
