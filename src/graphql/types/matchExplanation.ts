import { Field, Float, ObjectType } from 'type-graphql';
import type { MatchExplanation as CoreExplanation } from '../../app/steward/explainMatch';
import type { ExplainedComparison } from '../../core/linking/explain';
import { Judge, Judgement, MatchReason } from '../enums';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: '比较级别: what was seen.' })
export class MatchLevel {
  @Field(() => String, { description: 'Stable name.' })
  readonly name!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: Label;
}

@ObjectType({ simpleResolvers: true, description: '一项比较: one step of the waterfall.' })
export class MatchComparison implements Omit<ExplainedComparison, 'values'> {
  @Field(() => String, { description: 'Name of the comparison.' })
  readonly name!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: Label;

  @Field(() => [String], { description: 'The attributes that it looks at.' })
  readonly attributes!: string[];

  @Field(() => MatchLevel, { description: '级别.' })
  readonly level!: MatchLevel;

  @Field(() => Float, { nullable: true, description: '权重, in bits: positive for one thing, negative for two. Null where no matcher weighs it.' })
  readonly weight!: number | null;

  @Field(() => Float, { nullable: true, description: '词频修正, in bits: what a rare value adds, and a common one takes.' })
  readonly termBits!: number | null;

  @Field(() => String, { nullable: true, description: 'The value that both share, as the frequencies count it; null where the caller may not see it.' })
  readonly term!: string | null;

  @Field(() => Boolean, { description: '否决: whatever else agrees, they are two things.' })
  readonly veto!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '匹配规则, and whether it holds for the two.' })
export class MatchRuleResult {
  @Field(() => String, { description: 'Name of the rule.' })
  readonly name!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: Label;

  @Field(() => Boolean, { description: 'They agree on all that it asks for.' })
  readonly holds!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '阈值, in bits.' })
export class MatchThresholds {
  @Field(() => Float, { description: 'From here on a record joins a golden record.' })
  readonly link!: number;

  @Field(() => Float, { description: 'From here on two golden records join.' })
  readonly join!: number;

  @Field(() => Float, { description: 'From here on a steward decides.' })
  readonly review!: number;
}

@ObjectType({ simpleResolvers: true, description: '匹配说明: why two are, or are not, taken for one. Prior, comparisons and term parts add up to the bits.' })
export class MatchExplanation implements Pick<CoreExplanation, 'type' | 'compared' | 'reason' | 'judgement' | 'judge' | 'priorBits' | 'bits' | 'thresholds'> {
  @Field(() => String, { description: 'Type of the two.' })
  readonly type!: string;

  @Field(() => Boolean, { description: '是否比较过: false where nothing brought them together to be compared.' })
  readonly compared!: boolean;

  @Field(() => MatchReason, { description: '原因.' })
  readonly reason!: CoreExplanation['reason'];

  @Field(() => Judgement, { nullable: true, description: '判定 about the two source records; null where nobody has judged them.' })
  readonly judgement!: CoreExplanation['judgement'];

  @Field(() => Judge, { nullable: true, description: 'Who judged.' })
  readonly judge!: CoreExplanation['judge'];

  @Field(() => [MatchRuleResult], { description: 'The match rules of the type.' })
  readonly rules!: MatchRuleResult[];

  @Field(() => [MatchComparison], { description: '逐项比较.' })
  readonly comparisons!: MatchComparison[];

  @Field(() => Float, { nullable: true, description: '先验, in bits: any two of the type. Null where no matcher weighs.' })
  readonly priorBits!: number | null;

  @Field(() => Float, { nullable: true, description: '总分, in bits; null where no matcher weighs.' })
  readonly bits!: number | null;

  @Field(() => MatchThresholds, { nullable: true, description: '阈值; null where no matcher weighs.' })
  readonly thresholds!: MatchThresholds | null;

  @Field(() => [String], { description: 'Names of the comparisons that keep them apart for certain.' })
  readonly vetoes!: string[];

  @Field(() => [Label], { description: 'The whole in words.' })
  readonly sentences!: Label[];
}
