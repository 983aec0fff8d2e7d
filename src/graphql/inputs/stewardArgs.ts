import { ArrayMaxSize, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { Judgement as CoreJudgement } from '../../core/linking/judgement';
import { DEFAULT_CLAIM_MINUTES, MAX_CLAIM_MINUTES } from '../../app/steward/claimReviewPairs';
import { MAX_PAIRS } from '../../app/steward/decidePairs';
import { MAX_MERGED } from '../../app/steward/mergeGoldenRecords';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import type { PairOrder as CorePairOrder, PairStatus as CorePairStatus } from '../../app/steward/reviewPairs';
import { Judgement, PairOrder, PairStatus } from '../enums';
import { CursorScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

const MAX_SEEN = 500;
const NOTE = `Why, for whoever meets the decision later; at most ${MAX_NOTE_CHARS} characters.`;
const SEEN = 'The versions that were looked at: CONFLICT when one of them is no longer the current one.';

@ArgsType()
export class ReviewPairsArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Name of a declared type; all types when left out.' })
  @IsOptional()
  @MaxLength(100)
  readonly type?: string | null;

  @Field(() => PairStatus, { nullable: true, description: 'Only pairs that stand so; those that wait (OPEN and REOPENED) when left out.' })
  readonly status?: CorePairStatus | null;

  @Field(() => Float, { nullable: true, description: 'Only pairs of at least so many bits; those with no score are above every one.' })
  readonly minScore?: number | null;

  @Field(() => PairOrder, { nullable: true, defaultValue: 'SCORE', description: '排序方式.' })
  readonly orderBy?: CorePairOrder | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last pair seen, in the same order.' })
  readonly after?: string | null;
}

@InputType({ description: 'A golden record in the version that was looked at.' })
export class SeenVersion {
  @Field(() => ID, { description: 'Golden id.' })
  @MaxLength(100)
  readonly goldenId!: string;

  @Field(() => Int, { description: 'Its version.' })
  readonly version!: number;
}

@ArgsType()
export class SeenArgs {
  @Field(() => [SeenVersion], { nullable: true, description: SEEN })
  @IsOptional()
  @ArrayMaxSize(MAX_SEEN)
  @ValidateNested({ each: true })
  readonly seen?: SeenVersion[] | null;
}

@ArgsType()
export class DecidePairArgs extends SeenArgs {
  @Field(() => ID, { description: 'Id of a pair, as reviewPairs gives it.' })
  @MaxLength(200)
  readonly pairId!: string;

  @Field(() => Judgement, { description: '判定.' })
  readonly judgement!: CoreJudgement;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@InputType({ description: 'One pair and what is decided about it.' })
export class PairJudgementInput {
  @Field(() => ID, { description: 'Id of a pair, as reviewPairs gives it.' })
  @MaxLength(200)
  readonly pairId!: string;

  @Field(() => Judgement, { description: '判定.' })
  readonly judgement!: CoreJudgement;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class DecidePairsArgs extends SeenArgs {
  @Field(() => [PairJudgementInput], { description: `What is decided, each pair once; 1 to ${MAX_PAIRS}.` })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  readonly decisions!: PairJudgementInput[];

  @Field(() => Boolean, { defaultValue: true, description: '试运行: show what would become of it and write nothing. False carries it out.' })
  readonly dryRun!: boolean;
}

@ArgsType()
export class PairIdsArgs {
  @Field(() => [ID], { description: 'Ids of pairs, as reviewPairs gives them; 1 to 100.' })
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  readonly pairIds!: string[];
}

@ArgsType()
export class ClaimArgs extends PairIdsArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_CLAIM_MINUTES, description: `For how long, 1 to ${MAX_CLAIM_MINUTES} minutes.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_CLAIM_MINUTES)
  readonly minutes?: number | null;
}

@ArgsType()
export class DecisionsArgs extends FirstArgs {
  @Field(() => ID, { description: 'Id of a golden record, current or merged away.' })
  @MaxLength(100)
  readonly goldenId!: string;

  @Field(() => ID, { nullable: true, description: 'Older than this decision.' })
  @IsOptional()
  @MaxLength(20)
  readonly before?: string | null;
}

@ArgsType()
export class MergeArgs extends SeenArgs {
  @Field(() => ID, { description: 'The golden record that keeps its id and key.' })
  @MaxLength(100)
  readonly survivorId!: string;

  @Field(() => [ID], { description: `Those that are merged into it, 1 to ${MAX_MERGED}.` })
  @ArrayMaxSize(MAX_MERGED)
  @MaxLength(100, { each: true })
  readonly mergedIds!: string[];

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: '试运行: show what would become of it and write nothing.' })
  readonly dryRun!: boolean;
}

@ArgsType()
export class UnlinkArgs extends SeenArgs {
  @Field(() => ID, { description: 'Id of a source record, as `sources` of a golden record shows it.' })
  @MaxLength(100)
  readonly sourceRecordId!: string;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'True: it is something else, and stays apart. False: nobody can say; the two are parked for a steward.' })
  readonly keepApart?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '连同原有记录: with all that came with it, by the latest merge that a steward made.' })
  readonly withFormer?: boolean | null;

  @Field(() => Boolean, { defaultValue: false, description: '试运行: show what would become of it and write nothing.' })
  readonly dryRun!: boolean;
}

@ArgsType()
export class UndoArgs extends SeenArgs {
  @Field(() => ID, { description: 'Id of a decision.' })
  @MaxLength(100)
  readonly decisionId!: string;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}
