import { assignGoldenIds } from '../../core/linking/assignGoldenIds';
import type { Membership, Precedence } from '../../core/linking/assignGoldenIds';
import { exactKeysFor } from '../../core/linking/exactKeys';
import type { JudgedPair, PersonJudgement } from '../../core/linking/judgement';
import { linkType } from '../../core/linking/linkType';
import { MATCHER_RANK } from '../../core/linking/matchable';
import { byCodeUnit } from '../../core/model/naturalOrder';
import type { EntityType } from '../../core/model/entityType';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import { entityType } from '../../core/model/model';
import { lockGoldenRecords } from '../../storage/goldenRecords';
import { survivorChoices } from '../../storage/decisions';
import { isPersons, judgementsAbout } from '../../storage/judgements';
import { lockKeys } from '../../storage/locks';
import { reachableGoldenIds } from '../../storage/matchKeys';
import type { MatchKeyRow } from '../../storage/matchKeys';
import { bareSourceRecords, membersOf, takesPart } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { Overtaken } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { candidateLocks, changedKeys, findCandidates, isNew } from './candidates';
import type { Candidates } from './candidates';
import { factsOf } from './facts';
import { fitsKeys, ownGoldenKey } from './goldenKeys';
import { locksFor, locksForMoved } from './linkLocks';
import type { JudgementDifference, Relinked } from './relinked';

/** Somebody else keeps changing what we look at: after so many looks the transaction starts anew. */
const MAX_LOOKS = 4;

/**
 * Where a person's decision sends a record: to the golden record of this id, or away from the one it is in (null), to
 * the one that was made for it or a new one. Only where its cluster allows.
 */
export type Destinations = ReadonlyMap<string, string | null>;

/** What a person's decision says about golden ids, beside what is stored. */
export interface Direction {
  readonly destinations: Destinations;
  /** Which golden records survive over which, should they meet. */
  readonly precedences: readonly Precedence[];
}

const UNDIRECTED: Direction = { destinations: new Map(), precedences: [] };

/**
 * Links changed records with everything that they can reach. Cost: the members of the golden records that
 * share a key with a changed record; a constant number of statements whatever the size of the batch.
 */
export async function relink(pool: Pool, tx: Tx, changed: readonly StoredSourceRecord[], direction: Direction = UNDIRECTED): Promise<Relinked> {
  const matchKeys = changed.filter(takesPart).flatMap((record) =>
    exactKeysFor(entityType(pool.model, record.type), record).map(({ key }) => ({ type: record.type, key, sourceRecordId: record.id })));
  const keys = await changedKeys(pool, tx, changed);
  const near = nearOf(changed, matchKeys);
  // Sent together, in this order: what is read is read behind the locks.
  const [, candidates, nearIds] = await Promise.all([
    lockKeys(tx, 'LINKS', [...locksFor(pool, changed, matchKeys), ...candidateLocks([...keys.before, ...keys.after])]),
    findCandidates(pool, tx, changed, keys),
    reachableGoldenIds(tx, near),
  ]);
  const { goldenIds, goldens } = await lockReachable(pool, tx, changed, { near, nearIds, candidates });
  const changedIds = new Set(changed.map((record) => record.id));
  const members = (await membersOf(tx, goldenIds)).filter((record) => !changedIds.has(record.id));
  const records = [...changed, ...members];
  // Nobody has said anything about records that have just been made.
  const known = await judgementsAbout(tx, [...changed.filter((record) => !isNew(record)), ...members].map((record) => record.id));
  const ring = await lockRing(tx, records, [...known, ...candidates.rows]);
  const relinked = await linkAll(pool, tx, { records, known, goldens, reached: new Set(goldenIds), matchKeys, candidates, ring, direction });
  await lockKeys(tx, 'LINKS', locksForMoved(relinked, changedIds));
  return relinked;
}

/** The records of which a matcher was unsure, or held them apart, and that belong elsewhere: the review queue shows both sides. */
async function lockRing(tx: Tx, records: readonly StoredSourceRecord[], rows: readonly JudgedPair[]): Promise<StoredSourceRecord[]> {
  const inside = new Set(records.map((record) => record.id));
  const outside = [...new Set(rows.flatMap(({ a, b }) => [a, b]).filter((id) => !inside.has(id)))];
  const ring = await bareSourceRecords(tx, outside);
  await lockGoldenRecords(tx, [...new Set(ring.flatMap((record) => record.goldenId ?? []))].sort(byCodeUnit), []);
  const again = new Map((await bareSourceRecords(tx, outside)).map((record) => [record.id, record.goldenId]));
  if (ring.some(({ id, goldenId }) => again.get(id) !== goldenId)) throw new Overtaken('whom a steward is to be asked about has moved');
  return ring;
}

/** What changed records can reach without their candidates. */
interface Near { readonly goldenIds: readonly string[]; readonly recordIds: readonly string[]; readonly keys: readonly MatchKeyRow[] }

const nearOf = (changed: readonly StoredSourceRecord[], keys: readonly MatchKeyRow[]): Near =>
  ({ goldenIds: changed.flatMap((record) => record.goldenId ?? []), recordIds: changed.filter((record) => !isNew(record)).map((record) => record.id), keys });

/** Locks every golden record that the changed records can reach, and looks again: what is locked stays. */
async function lockReachable(pool: Pool, tx: Tx, changed: readonly StoredSourceRecord[], { near, nearIds, candidates }: {
  readonly near: Near; readonly nearIds: readonly string[]; readonly candidates: Candidates;
}): Promise<{
  goldenIds: readonly string[]; goldens: Map<string, GoldenRecordState>;
}> {
  const changedIds = new Set(changed.map(({ id }) => id));
  const ties = candidates.rows.filter(({ rank }) => rank === MATCHER_RANK.TIE).flatMap(({ a, b }) => [a, b]);
  const partnerIds = [...new Set([...candidates.rejudged, ...ties])].filter((id) => !changedIds.has(id));
  const start = { ...near, partnerIds };
  const ownKeys = changed.flatMap((record) => {
    const key = ownGoldenKey(entityType(pool.model, record.type), record);
    return key === null ? [] : [{ type: record.type, key }];
  });
  const homes = changed.flatMap((record) => record.homeGoldenId ?? []);
  let goldenIds = partnerIds.length === 0 ? nearIds : await reachableGoldenIds(tx, start);
  // Nothing is near, and behind the locks nothing comes near.
  if (goldenIds.length === 0 && homes.length === 0 && ownKeys.length === 0) return { goldenIds: [], goldens: new Map() };
  for (let look = 1; look <= MAX_LOOKS; look += 1) {
    const locked = await lockGoldenRecords(tx, [...goldenIds, ...homes], ownKeys);
    const again = await reachableGoldenIds(tx, start);
    const goldens = new Map(locked.map((state) => [state.id, state]));
    if (again.every((id) => goldens.has(id))) return { goldenIds: again, goldens };
    goldenIds = again;
  }
  throw new Overtaken(`what ${changed.length} records are linked with kept changing`);
}

interface LinkInput {
  readonly records: readonly StoredSourceRecord[];
  readonly known: readonly (JudgedPair | PersonJudgement)[];
  /** Locked golden records, by id; grows where linking needs more of them. */
  readonly goldens: Map<string, GoldenRecordState>;
  /** Ids of the golden records whose members are all among `records`. */
  readonly reached: ReadonlySet<string>;
  readonly matchKeys: readonly MatchKeyRow[];
  readonly candidates: Candidates;
  readonly ring: readonly StoredSourceRecord[];
  readonly direction: Direction;
}

async function linkAll(pool: Pool, tx: Tx, input: LinkInput): Promise<Relinked> {
  const { records, known, goldens, reached, matchKeys, candidates, ring, direction } = input;
  const formerGoldenIds = new Map(records.map((record) => [record.id, record.goldenId]));
  const assignments: Relinked['assignments'][number][] = [];
  const judged = new Map<string, JudgedPair[]>();
  const waiting = new Set<string>();
  const settled: JudgedPair[] = [];
  const persons = known.filter(isPersons);
  for (const typeName of new Set(records.map((record) => record.type))) {
    const type = entityType(pool.model, typeName);
    const present = records.filter((record) => record.type === typeName && takesPart(record));
    const ids = new Set(present.map((record) => record.id));
    const linked = linkType(type, pool.matchModels.get(typeName), {
      records: present.map(factsOf),
      persons: persons.filter((pair) => ids.has(pair.a) && ids.has(pair.b)),
      rows: rowsNow(known, candidates).filter(({ a, b }) => ids.has(a) || ids.has(b)),
    });
    judged.set(typeName, linked.judgements.filter((pair) => pair.judge === 'MACHINE'));
    settled.push(...linked.judgements);
    for (const pair of linked.judgements) if (pair.judgement === 'UNSURE' && pair.rank <= MATCHER_RANK.TIE) { waiting.add(pair.a); waiting.add(pair.b); }
    assignments.push(...await assign(pool, tx, { type, present, clusters: linked.clusters, goldens, reached, direction }));
  }
  const goldenIdOf = new Map(assignments.flatMap(({ goldenId, members }) => members.map((id) => [id, goldenId] as const)));
  const minted = new Set(assignments.filter((assignment) => assignment.minted).map((assignment) => assignment.goldenId));
  const moved = records.map((record) => {
    const goldenId = goldenIdOf.get(record.id) ?? null;
    // One that a person has sent away keeps its home: taking that back is to restore everything.
    const stays = direction.destinations.has(record.id) && record.homeGoldenId !== null;
    const home = goldenId !== null && minted.has(goldenId) && !stays ? goldenId : record.homeGoldenId;
    return { ...record, goldenId, homeGoldenId: home };
  });
  return { records: moved, formerGoldenIds, assignments, goldens, judgements: judgementDifference(known, judged), settled, known, matchKeys, candidateKeys: candidates.keys, ring, waiting };
}

/** What matchers say now: what they said, but of the pairs that were compared anew. */
function rowsNow(known: readonly JudgedPair[], { rows, rejudged }: Candidates): JudgedPair[] {
  const kept = known.filter(({ judge, rank, a, b }) => judge === 'MACHINE' && rank >= MATCHER_RANK.TIE && !rejudged.has(a) && !rejudged.has(b));
  return [...kept, ...rows];
}

/** A cluster of a type with keys of its own belongs to the golden record of its key; others by membership. */
async function assign(pool: Pool, tx: Tx, input: {
  readonly type: EntityType;
  readonly present: readonly StoredSourceRecord[];
  readonly clusters: readonly (readonly string[])[];
  readonly goldens: Map<string, GoldenRecordState>;
  readonly reached: ReadonlySet<string>;
  readonly direction: Direction;
}): Promise<Relinked['assignments'][number][]> {
  const { type, present, clusters, goldens, reached, direction: { destinations, precedences } } = input;
  const keyOf = new Map(present.map((record) => [record.id, ownGoldenKey(type, record)]));
  await addOwnGoldens(tx, type, { present, goldens, destinations });
  const byKey = new Map([...goldens.values()].filter((state) => state.type === type.name).map((state) => [state.key, state.id]));
  const ownKeys = clusters.map((members) => new Set(members.flatMap((id) => keyOf.get(id) ?? [])));
  const clusterOf = new Map(clusters.flatMap((members, index) => members.map((id) => [id, index] as const)));
  const memberships = present.map((record): Membership => {
    const home = type.key.from === 'POOL' ? record.homeGoldenId : byKey.get(keyOf.get(record.id) ?? '') ?? null;
    // Others live where it once began: they were not looked at, and it does not come back to push them out.
    const isTaken = home !== null && goldens.get(home)?.status === 'ACTIVE' && !reached.has(home);
    const current = record.goldenId === null ? undefined : goldens.get(record.goldenId);
    const fits = current !== undefined && fitsKeys(type, current, ownKeys[clusterOf.get(record.id) ?? -1]);
    const membership = { recordId: record.id, goldenId: fits ? current.id : null, homeGoldenId: isTaken ? null : home };
    const to = destinations.get(record.id);
    // Others may have made the golden record their own again since: then it is not theirs to go back to.
    const free = to === undefined || to === null || goldens.get(to)?.status !== 'ACTIVE' || reached.has(to);
    return to === undefined ? membership : sent(membership, free ? to : null);
  });
  const assigned = assignGoldenIds(clusters, memberships, pool.mintId, [...precedences, ...await choicesAmong(tx, clusters, memberships)]);
  return assigned.map((assignment, index) => ({ ...assignment, type, ownKeys: ownKeys[index] ?? new Set() }));
}

/** A person's decision goes before where a record is and was: it claims the id that it is sent to, and no longer the one it leaves. */
function sent({ recordId, goldenId, homeGoldenId }: Membership, to: string | null): Membership {
  if (to !== null) return { recordId, goldenId: to, homeGoldenId: to };
  return { recordId, goldenId: null, homeGoldenId: homeGoldenId === goldenId ? null : homeGoldenId };
}

/** Stewards' choices of survivors, looked up only where several golden records meet in one cluster. */
async function choicesAmong(tx: Tx, clusters: readonly (readonly string[])[], memberships: readonly Membership[]): Promise<Precedence[]> {
  const byRecord = new Map(memberships.map((membership) => [membership.recordId, membership]));
  const meeting = clusters.flatMap((members) => {
    const ids = new Set(members.flatMap((id) => [byRecord.get(id)?.goldenId ?? [], byRecord.get(id)?.homeGoldenId ?? []].flat()));
    return ids.size > 1 ? [...ids] : [];
  });
  return survivorChoices(tx, [...new Set(meeting)]);
}

/** Where a member that parts from the others may go: the golden record made for it, or that of its own key. Either may have been merged away. */
async function addOwnGoldens(tx: Tx, type: EntityType, { present, goldens, destinations }: {
  readonly present: readonly StoredSourceRecord[]; readonly goldens: Map<string, GoldenRecordState>; readonly destinations: Destinations;
}): Promise<void> {
  const known = new Set([...goldens.values()].filter((state) => state.type === type.name).map((state) => state.key));
  const homes = type.key.from === 'POOL' ? present.flatMap((record) => record.homeGoldenId ?? []).filter((id) => !goldens.has(id)) : [];
  const keys = [...new Set(present.flatMap((record) => ownGoldenKey(type, record) ?? []))].filter((key) => !known.has(key));
  const wanted = present.flatMap((record) => destinations.get(record.id) ?? []).filter((id) => !goldens.has(id));
  for (const state of await lockGoldenRecords(tx, [...homes, ...wanted], keys.map((key) => ({ type: type.name, key })))) goldens.set(state.id, state);
}

function judgementDifference(known: readonly JudgedPair[], judged: ReadonlyMap<string, readonly JudgedPair[]>): JudgementDifference {
  const name = (pair: JudgedPair): string => `${pair.a},${pair.b}`;
  const same = (x: JudgedPair, y: JudgedPair | undefined): boolean => x.judgement === y?.judgement && x.evidence === y.evidence && x.rank === y.rank && x.score === y.score;
  const before = new Map(known.filter((pair) => pair.judge === 'MACHINE').map((pair) => [name(pair), pair]));
  const now = new Set([...judged.values()].flat().map(name));
  return {
    gone: [...before.values()].filter((pair) => !now.has(name(pair))),
    come: new Map([...judged].map(([type, pairs]) => [type, pairs.filter((pair) => !same(pair, before.get(name(pair))))])),
  };
}
