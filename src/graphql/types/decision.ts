import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecisionOutcome as CoreOutcome } from '../../app/steward/carryOut';
import type { BulkDecision as CoreBulk, PairDecision as CorePairDecision } from '../../app/steward/decidePairs';
import type { Decision as CoreDecision } from '../../app/steward/readDecisions';
import type { GoldenChange } from '../../core/model/change';
import type { GoldenView } from '../../core/model/goldenView';
import { ChangeKind, DecisionKind, Judgement } from '../enums';
import { DateTimeScalar, JsonScalar } from '../scalars';
import { GoldenRecord } from './goldenRecord';
import { ReviewPair } from './reviewPair';

@ObjectType({ simpleResolvers: true, description: '人工判定: what a steward has decided, who, when and why. Never changed: undoing it is another decision.' })
export class Decision implements Omit<CoreDecision, 'before'> {
  @Field(() => ID, { description: 'As undoDecision takes it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Type of the golden records that it was about.' })
  readonly type!: string;

  @Field(() => DecisionKind, { description: '判定方式.' })
  readonly kind!: CoreDecision['kind'];

  @Field(() => Judgement, { nullable: true, description: '判定; null for one that takes another back.' })
  readonly judgement!: CoreDecision['judgement'];

  @Field(() => String, { nullable: true, description: 'Why, in the steward\'s words.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Name of the steward\'s token.' })
  readonly decidedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly decidedAt!: number;

  @Field(() => ID, { nullable: true, description: 'The decision that it takes back.' })
  readonly undoes!: string | null;

  @Field(() => ID, { nullable: true, description: 'The decision that took it back; null while it stands.' })
  readonly undoneBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One step of one golden record that a decision leads to; in a dry run, would lead to.' })
export class DecisionStep implements Pick<GoldenChange, 'type' | 'goldenId' | 'goldenKey' | 'kind' | 'version' | 'changed' | 'before' | 'after'> {
  @Field(() => String, { description: 'Type of the golden record.' })
  readonly type!: string;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record.' })
  readonly goldenKey!: string;

  @Field(() => ChangeKind, { description: '变更类型.' })
  readonly kind!: GoldenChange['kind'];

  @Field(() => Int, { description: 'The version that it makes.' })
  readonly version!: number;

  @Field(() => [String], { description: 'Names of the attributes whose values differ.' })
  readonly changed!: string[];

  @Field(() => JsonScalar, { nullable: true, description: 'Their values before; null when there was nothing.' })
  readonly before!: GoldenChange['before'];

  @Field(() => JsonScalar, { nullable: true, description: 'Their values after; null when there is nothing any more.' })
  readonly after!: GoldenChange['after'];
}

@ObjectType({ simpleResolvers: true, description: 'What became of a decision.' })
export abstract class DecisionOutcome implements CoreOutcome {
  @Field(() => Decision, { description: 'The decision, as it is kept.' })
  readonly decision!: CoreDecision;

  @Field(() => [GoldenRecord], { description: 'The golden records that it was about and those that came out of it, each as it is now.' })
  readonly goldenRecords!: GoldenView[];

  @Field(() => [DecisionStep], { description: 'What it changed: one group of changes, as those who follow the log see them.' })
  readonly changes!: GoldenChange[];
}

@ObjectType({ simpleResolvers: true, description: '待审对的判定: what became of a pair.' })
export class PairDecision extends DecisionOutcome {
  @Field(() => ReviewPair, { nullable: true, description: 'The pair as it stands now; null when the two are one.' })
  readonly pair!: CorePairDecision['pair'];
}

@ObjectType({ simpleResolvers: true, description: '合并结果.' })
export class MergeOutcome extends DecisionOutcome {
  @Field(() => GoldenRecord, { description: 'The survivor, with its id and key.' })
  readonly survivor!: GoldenView;

  @Field(() => [GoldenRecord], { description: 'Those that were merged into it: their ids and keys lead to it from now on.' })
  readonly merged!: GoldenView[];
}

@ObjectType({ simpleResolvers: true, description: '拆出结果: both golden records.' })
export class UnlinkOutcome extends DecisionOutcome {
  @Field(() => GoldenRecord, { description: 'The golden record that the source record was taken out of.' })
  readonly from!: GoldenView;

  @Field(() => GoldenRecord, { description: 'The one that it belongs to now: the one it came from, or a new one.' })
  readonly to!: GoldenView;
}

@ObjectType({ simpleResolvers: true, description: '撤销结果.' })
export class UndoOutcome extends DecisionOutcome {}

@ObjectType({ simpleResolvers: true, description: '批量判定: many pairs decided at once, or looked at.' })
export class BulkDecision implements CoreBulk {
  @Field(() => Boolean, { description: '试运行: nothing was written.' })
  readonly dryRun!: boolean;

  @Field(() => [PairDecision], { description: 'One for each pair, in the order of the input. In a dry run the decisions have ids that are not kept.' })
  readonly outcomes!: CorePairDecision[];

  @Field(() => Int, { description: 'Golden records that go into others.' })
  readonly joined!: number;

  @Field(() => Int, { description: 'Pairs that are kept apart.' })
  readonly keptApart!: number;

  @Field(() => Int, { description: 'Pairs that are parked.' })
  readonly parked!: number;

  @Field(() => Int, { description: 'Source records that go to another golden record.' })
  readonly movedSourceRecords!: number;

  @Field(() => [DecisionStep], { description: 'Golden values before and after, of every golden record that changes.' })
  readonly changes!: GoldenChange[];
}
