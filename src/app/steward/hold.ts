import { exactKeysFor } from '../../core/linking/exactKeys';
import type { PersonJudgement } from '../../core/linking/judgement';
import { badInput, notFound } from '../../core/model/errors';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import { entityType } from '../../core/model/model';
import { lockGoldenRecords } from '../../storage/goldenRecords';
import { isPersons, judgementsAbout } from '../../storage/judgements';
import { lockKeys } from '../../storage/locks';
import { membersOf } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { Overtaken } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { isGoldenId } from '../ids';
import { nameOf } from '../ingest/foldRecords';
import { locksFor } from '../pool/linkLocks';
import type { Pool } from '../poolContext';
import { noLongerActive, versionsMoved } from './conflicts';

/** What a steward saw before deciding: refused when it is no longer so. */
export interface SeenVersion { readonly goldenId: string; readonly version: number }

/** Golden records that a decision is about, locked with all their members; nobody changes them until it is done. */
export interface Held {
  readonly type: string;
  readonly goldens: ReadonlyMap<string, GoldenRecordState>;
  /** By golden id. */
  readonly members: ReadonlyMap<string, readonly StoredSourceRecord[]>;
  /** People's judgements in force about any member. */
  readonly persons: readonly PersonJudgement[];
}

/** A decision about more source records than this is refused: it would be stored as as many judgements. */
const MAX_MEMBERS = 5_000;

/**
 * Locks golden records as ingest does (source keys, then what links them, then the golden records), so that a
 * decision and a batch wait for each other and neither sees half of the other. NOT_FOUND, BAD_USER_INPUT for two types,
 * CONFLICT for one that is not active or not as it was seen.
 */
export async function holdGoldens(pool: Pool, tx: Tx, goldenIds: readonly string[], seen: readonly SeenVersion[] = []): Promise<Held> {
  const wrong = goldenIds.find((id) => !isGoldenId(id));
  if (wrong !== undefined) throw notFound(`the golden record ${wrong}`, 'Give the id of a golden record.');
  const ids = [...new Set(goldenIds.map((id) => id.toLowerCase()))];
  const before = await membersOf(tx, ids);
  if (before.length > MAX_MEMBERS) throw badInput(`golden records of at most ${MAX_MEMBERS} source records together`, `${before.length} source records`, 'Decide about fewer at a time.');
  await lockKeys(tx, 'SOURCE_RECORDS', before.map((record) => ({ key: `source|${nameOf(record)}`, mode: 'EXCLUSIVE' })));
  await lockKeys(tx, 'LINKS', locksFor(pool, before, before.flatMap((record) =>
    exactKeysFor(entityType(pool.model, record.type), record).map(({ key }) => ({ type: record.type, key, sourceRecordId: record.id })))));
  const goldens = new Map((await lockGoldenRecords(tx, ids, [])).map((state) => [state.id, state]));
  const members = await membersOf(tx, ids);
  if (members.length !== before.length || !members.every(({ id }) => before.some((record) => record.id === id))) throw new Overtaken('the members of what is decided about kept changing');
  await checkGoldens(tx, ids, goldens, seen);
  const [first] = goldens.values();
  if (first === undefined) throw badInput('at least one golden record', 'none', 'Say what is decided about.');
  const persons = (await judgementsAbout(tx, members.map(({ id }) => id))).filter(isPersons);
  return { type: first.type, goldens, members: new Map(ids.map((id) => [id, members.filter(({ goldenId }) => goldenId === id)])), persons };
}

async function checkGoldens(tx: Tx, ids: readonly string[], goldens: ReadonlyMap<string, GoldenRecordState>, seen: readonly SeenVersion[]): Promise<void> {
  const states = ids.map((id) => {
    const state = goldens.get(id);
    if (state === undefined) throw notFound(`the golden record ${id}`, 'Give the id of a golden record.');
    return state;
  });
  const types = [...new Set(states.map(({ type }) => type))];
  if (types.length > 1) throw badInput('golden records of one type', types.join(' and '), 'Things of two types are never the same.');
  for (const state of states) if (state.status !== 'ACTIVE') throw await noLongerActive(tx, state);
  for (const { goldenId, version } of seen) {
    const state = goldens.get(goldenId.toLowerCase());
    if (state !== undefined && state.version !== version) throw await versionsMoved(tx, state, version);
  }
}

/** People's judgements in force between the members of two golden records. */
export function personsBetween(held: Held, x: string, y: string): PersonJudgement[] {
  return personsAcross(held.persons, new Set(held.members.get(x)?.map(({ id }) => id)), new Set(held.members.get(y)?.map(({ id }) => id)));
}

export function personsAcross(persons: readonly PersonJudgement[], left: ReadonlySet<string>, right: ReadonlySet<string>): PersonJudgement[] {
  return persons.filter(({ a, b }) => (left.has(a) && right.has(b)) || (left.has(b) && right.has(a)));
}
