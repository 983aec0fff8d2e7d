import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { claimReviewPairs, DEFAULT_CLAIM_MINUTES, releaseReviewPairs } from '../../app/steward/claimReviewPairs';
import { decidePair, decidePairs } from '../../app/steward/decidePairs';
import type { BulkDecision as Bulk, PairDecision as Decided } from '../../app/steward/decidePairs';
import { explainMatch } from '../../app/steward/explainMatch';
import type { MatchExplanation as Explained } from '../../app/steward/explainMatch';
import type { DecisionOutcome as Undone } from '../../app/steward/carryOut';
import { mergeGoldenRecords } from '../../app/steward/mergeGoldenRecords';
import type { MergeOutcome as Merged } from '../../app/steward/mergeGoldenRecords';
import { readDecisionsAbout } from '../../app/steward/readDecisions';
import type { Decision as Kept } from '../../app/steward/readDecisions';
import { readReviewPairs } from '../../app/steward/reviewPairs';
import type { QueuedPair } from '../../app/steward/reviewPairs';
import { undoDecision } from '../../app/steward/undoDecision';
import { unlinkSourceRecord } from '../../app/steward/unlinkSourceRecord';
import type { UnlinkOutcome as Unlinked } from '../../app/steward/unlinkSourceRecord';
import { reviewPairConnection } from '../connections';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import { firstOf } from '../inputs/firstArgs';
import { ClaimArgs, DecidePairArgs, DecidePairsArgs, DecisionsArgs, MergeArgs, PairIdsArgs, ReviewPairsArgs, UndoArgs, UnlinkArgs } from '../inputs/stewardArgs';
import { BulkDecision, Decision, MergeOutcome, PairDecision, UndoOutcome, UnlinkOutcome } from '../types/decision';
import { MatchExplanation } from '../types/matchExplanation';
import { ReviewPair, ReviewPairConnection } from '../types/reviewPair';

const CONFLICTS = 'CONFLICT when somebody else has decided, merged or changed it meanwhile, or people\'s judgements contradict it: each says who, what, and what to do.';

/** What stewards do about duplicates. */
@Resolver()
export class StewardResolver {
  @Query(() => ReviewPairConnection, { description: '待审队列: pairs of golden records that wait for a steward, in the order asked for. Roles: STEWARD, ADMIN.' })
  async reviewPairs(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ReviewPairsArgs) args: ReviewPairsArgs): Promise<Connection<QueuedPair>> {
    const after = args.after ?? null;
    const page = await readReviewPairs(pool, caller, {
      type: args.type ?? null, status: args.status ?? null, order: args.orderBy ?? 'SCORE', minScore: args.minScore ?? null, after, first: firstOf(args),
    });
    return reviewPairConnection(page, after);
  }

  @Query(() => [Decision], { description: '人工判定 about a golden record, the latest first. Roles: STEWARD, ADMIN.' })
  async decisions(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DecisionsArgs) args: DecisionsArgs): Promise<Kept[]> {
    return readDecisionsAbout(pool, caller, { goldenId: args.goldenId, before: args.before ?? null, first: firstOf(args) });
  }

  @Query(() => MatchExplanation, {
    description: '匹配说明: why two are, or are not, taken for one: what was compared, with which weight, who decided; and why two were not compared. '
      + 'Values are masked for the caller. NOT_FOUND for what nobody knows. Roles: STEWARD, ADMIN.',
  })
  async explainMatch(
    @Ctx() { pool, caller }: GraphqlContext,
    @Arg('type', () => String, { description: 'Name of a declared type.' }) type: string,
    @Arg('a', () => ID, { description: 'Golden id or key, current or merged away, or the id of a source record.' }) a: string,
    @Arg('b', () => ID, { description: 'The other.' }) b: string,
  ): Promise<Explained> {
    return explainMatch(pool, caller, { type, a, b });
  }

  @Mutation(() => PairDecision, {
    description: `判定待审对: the two are one (MATCH), two (NO_MATCH), or nobody can say (UNSURE). No machine overrides it. ${CONFLICTS} Roles: STEWARD, ADMIN.`,
  })
  async decidePair(@Ctx() context: GraphqlContext, @Args(() => DecidePairArgs) { pairId, judgement, note, seen }: DecidePairArgs): Promise<Decided> {
    const decided = await decidePair(context.pool, context.caller, { pairId, judgement, note: note ?? null }, seen ?? []);
    context.forgetWhatWasRead();
    return decided;
  }

  @Mutation(() => BulkDecision, { description: `批量判定: many pairs at once, all or none; a dry run shows what would become of it. ${CONFLICTS} Roles: STEWARD, ADMIN.` })
  async decidePairs(@Ctx() context: GraphqlContext, @Args(() => DecidePairsArgs) { decisions, dryRun, seen }: DecidePairsArgs): Promise<Bulk> {
    const pairs = decisions.map(({ pairId, judgement, note }) => ({ pairId, judgement, note: note ?? null }));
    const bulk = await decidePairs(context.pool, context.caller, pairs, { dryRun, seen: seen ?? [] });
    context.forgetWhatWasRead();
    return bulk;
  }

  @Mutation(() => MergeOutcome, {
    description: `合并主数据记录 into a survivor of the caller's choice; old ids lead to it for ever. ${CONFLICTS} Also where a person keeps two of them apart. Roles: STEWARD, ADMIN.`,
  })
  async mergeGoldenRecords(@Ctx() context: GraphqlContext, @Args(() => MergeArgs) { survivorId, mergedIds, note, seen, dryRun }: MergeArgs): Promise<Merged> {
    const merged = await mergeGoldenRecords(context.pool, context.caller, { survivorId, mergedIds, note: note ?? null, seen: seen ?? [], dryRun });
    context.forgetWhatWasRead();
    return merged;
  }

  @Mutation(() => UnlinkOutcome, {
    description: `拆出来源记录: takes a source record out of its golden record; its devices, contracts and tickets go with it, and a golden record that was merged away comes back. ${CONFLICTS} Roles: STEWARD, ADMIN.`,
  })
  async unlinkSourceRecord(@Ctx() context: GraphqlContext, @Args(() => UnlinkArgs) { sourceRecordId, note, keepApart, withFormer, seen, dryRun }: UnlinkArgs): Promise<Unlinked> {
    const unlinked = await unlinkSourceRecord(context.pool, context.caller, {
      sourceRecordId, note: note ?? null, keepApart: keepApart ?? true, withFormer: withFormer ?? false, seen: seen ?? [], dryRun,
    });
    context.forgetWhatWasRead();
    return unlinked;
  }

  @Mutation(() => UndoOutcome, {
    description: '撤销判定: takes a decision back by another, and that one too can be taken back. CONFLICT when it was taken back already, or a later decision rests on it. Roles: STEWARD, ADMIN.',
  })
  async undoDecision(@Ctx() context: GraphqlContext, @Args(() => UndoArgs) { decisionId, note, seen }: UndoArgs): Promise<Undone> {
    const undone = await undoDecision(context.pool, context.caller, { decisionId, note: note ?? null, seen: seen ?? [] });
    context.forgetWhatWasRead();
    return undone;
  }

  @Mutation(() => [ReviewPair], { description: '领取待审对: takes pairs for a while, all or none, so that nobody else works on them. CONFLICT where somebody else has one; NOT_FOUND for one that is not in the queue. Roles: STEWARD, ADMIN.' })
  async claimReviewPairs(@Ctx() context: GraphqlContext, @Args(() => ClaimArgs) { pairIds, minutes }: ClaimArgs): Promise<QueuedPair[]> {
    return claimReviewPairs(context.pool, context.caller, pairIds, minutes ?? DEFAULT_CLAIM_MINUTES);
  }

  @Mutation(() => [ReviewPair], { description: '释放待审对: lets go what the caller has taken; an ADMIN frees anybody\'s. Roles: STEWARD, ADMIN.' })
  async releaseReviewPairs(@Ctx() context: GraphqlContext, @Args(() => PairIdsArgs) { pairIds }: PairIdsArgs): Promise<QueuedPair[]> {
    return releaseReviewPairs(context.pool, context.caller, pairIds);
  }
}
