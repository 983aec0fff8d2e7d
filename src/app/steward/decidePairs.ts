import { badInput } from '../../core/model/errors';
import type { GoldenChange } from '../../core/model/change';
import type { Judgement } from '../../core/linking/judgement';
import { pairsThatJoin, pairsThatPart } from '../../core/linking/personPairs';
import { decisionsByIds } from '../../storage/decisions';
import { reviewPairsByNames } from '../../storage/reviewPairs';
import type { QueuedPair } from '../../storage/reviewPairs';
import { releasePairs } from '../../storage/reviewPairs';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited } from '../audit';
import type { Act } from '../audit';
import { factsOf } from '../pool/facts';
import type { Pool } from '../poolContext';
import { carryOut, outcomesOf } from './carryOut';
import type { CarriedOut, DecisionOutcome, Resolution, Work } from './carryOut';
import { claimedByOther, decidedMeanwhile, doesNotHold } from './conflicts';
import { inTransactionOrDry } from './dryRun';
import { holdGoldens, personsBetween } from './hold';
import type { Held, SeenVersion } from './hold';
import { noteOf, reasonOf } from './notes';
import { pairKeyOf } from './pairIds';
import type { PairKey } from './pairIds';

export interface DecidePair {
  readonly pairId: string;
  readonly judgement: Judgement;
  readonly note?: string | null;
}

export interface PairDecision extends DecisionOutcome {
  /** The pair as it stands now; null when the two are one. */
  readonly pair: QueuedPair | null;
}

/** People's NO_MATCH about two golden records is stored as at most so many judgements; each is looked at whenever one of them changes. */
export const MOST_APART = 400;
/** So many pairs are decided in one go at most. */
export const MAX_PAIRS = 100;

/** Decides about two golden records: they are one, they are two, or nobody can say (then the pair is parked with the note). */
export async function decidePair(pool: Pool, caller: Caller | null, decide: DecidePair, seen: readonly SeenVersion[] = []): Promise<PairDecision> {
  const act = { operation: 'decidePair', details: { pairId: decide.pairId.slice(0, 100), judgement: decide.judgement }, ...reasonOf(decide.note) };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'decide');
    const { outcomes: [outcome] } = await inTransaction(pool.dataSource, async (tx) => decideAll(pool, tx, { caller: known, act, pairs: [decide], seen }));
    if (outcome === undefined) throw new Error('a decision without an outcome');
    return outcome;
  });
}

export interface BulkDecision {
  readonly dryRun: boolean;
  readonly outcomes: readonly PairDecision[];
  /** Golden records that go into others, that are kept apart, that are parked; source records that change their golden record. */
  readonly joined: number;
  readonly keptApart: number;
  readonly parked: number;
  readonly movedSourceRecords: number;
  /** Golden values before and after, of every golden record that the decisions change. */
  readonly changes: readonly GoldenChange[];
}

/** Decides about many pairs at once, all or none. A dry run goes the whole way and takes everything back. */
export async function decidePairs(pool: Pool, caller: Caller | null, pairs: readonly DecidePair[], options: { readonly dryRun: boolean; readonly seen?: readonly SeenVersion[] }): Promise<BulkDecision> {
  const act = { operation: 'decidePairs', details: { pairs: pairs.length } };
  const work = async (): Promise<BulkDecision> => {
    const known = authorise(caller, 'decide');
    if (pairs.length === 0 || pairs.length > MAX_PAIRS) throw badInput(`1 to ${MAX_PAIRS} pairs`, `${pairs.length} pairs`, 'Decide in several goes.');
    return inTransactionOrDry(pool, options.dryRun, async (tx) => {
      const { outcomes, done } = await decideAll(pool, tx, { caller: known, act, pairs, seen: options.seen ?? [] });
      return bulkOf(outcomes, done, options.dryRun);
    });
  };
  return options.dryRun ? work() : audited(pool, caller, act, work);
}

function bulkOf(outcomes: readonly PairDecision[], { relinked, survived }: CarriedOut, dryRun: boolean): BulkDecision {
  const count = (judgement: Judgement): number => outcomes.filter(({ decision }) => decision.judgement === judgement).length;
  return {
    dryRun, outcomes, keptApart: count('NO_MATCH'), parked: count('UNSURE'),
    joined: survived.filter(({ after, target }) => after.status === 'MERGED' && target.before?.status === 'ACTIVE').length,
    movedSourceRecords: relinked.records.filter((record) => record.goldenId !== (relinked.formerGoldenIds.get(record.id) ?? null)).length,
    changes: outcomes[0]?.changes ?? [],
  };
}

async function decideAll(pool: Pool, tx: Tx, { caller, act, pairs, seen }: {
  readonly caller: Caller; readonly act: Act; readonly pairs: readonly DecidePair[]; readonly seen: readonly SeenVersion[];
}): Promise<{ outcomes: PairDecision[]; done: CarriedOut }> {
  const keys = pairs.map(({ pairId }) => pairKeyOf(pairId));
  if (new Set(keys.map(({ a, b }) => `${a} ${b}`)).size < keys.length) throw badInput('each pair once', 'a pair twice', 'Decide about a pair once.');
  const notes = pairs.map(({ note }) => noteOf(note));
  const held = await holdGoldens(pool, tx, keys.flatMap(({ a, b }) => [a, b]), seen);
  const now = pool.clock();
  await checkPairs(tx, held, keys, { caller, now });
  const resolutions = keys.map((key, index): Resolution => resolve(held, key, pairs[index]?.judgement ?? 'UNSURE', notes[index] ?? null));
  const work: Work = { caller, now, act, held, resolutions };
  const done = await carryOut(pool, tx, work);
  for (const [index, { a, b }] of keys.entries()) if (pairs[index]?.judgement === 'MATCH') checkJoined(held, done, [a, b]);
  await releasePairs(tx, keys, null);
  const left = new Map((await reviewPairsByNames(tx, keys)).map((pair) => [`${pair.a} ${pair.b}`, pair]));
  const shown = await outcomesOf(pool, tx, work, done);
  return { done, outcomes: shown.map((outcome, index) => ({ ...outcome, pair: left.get(`${keys[index]?.a} ${keys[index]?.b}`) ?? null })) };
}

/** Nobody else has taken them, and nobody has decided since the caller looked. */
async function checkPairs(tx: Tx, held: Held, keys: readonly PairKey[], { caller, now }: { readonly caller: Caller; readonly now: number }): Promise<void> {
  for (const { claim } of await reviewPairsByNames(tx, keys)) {
    if (claim !== null && claim.tokenId !== caller.tokenId && claim.expiresAt > now) throw claimedByOther(claim);
  }
  for (const { a, b, decisionId } of keys) {
    const latest = personsBetween(held, a, b).reduce<string | null>((last, { decisionId: id }) => (id !== null && (last === null || BigInt(id) > BigInt(last)) ? id : last), null);
    if (latest === decisionId) continue;
    const [theirs = null] = latest === null ? [] : await decisionsByIds(tx, [latest]);
    throw decidedMeanwhile(theirs);
  }
}

function resolve(held: Held, { a, b }: PairKey, judgement: Judgement, note: string | null): Resolution {
  const [x, y] = [a, b].map((id) => (held.members.get(id) ?? []).map(factsOf));
  const pairs = judgement === 'MATCH' ? pairsThatJoin([x ?? [], y ?? []]) : pairsThatPart(x ?? [], y ?? [], MOST_APART);
  return {
    decision: { kind: 'PAIR', judgement, note, undoes: null }, goldenIds: [a, b],
    ends: personsBetween(held, a, b), makes: pairs.map((pair) => ({ ...pair, judgement })), survivors: [],
  };
}

/** After a MATCH the two are one; where other people's judgements stand against that, nothing is done. */
export function checkJoined(held: Held, { goldenIdOf }: CarriedOut, goldenIds: readonly string[]): void {
  const members = goldenIds.flatMap((id): readonly StoredSourceRecord[] => held.members.get(id) ?? []);
  const now = new Set(members.map(({ id }) => goldenIdOf.get(id)));
  if (now.size > 1) throw doesNotHold(`${goldenIds.map((id) => held.goldens.get(id)?.key ?? id).join(' and ')} would still be ${now.size} golden records`);
}
