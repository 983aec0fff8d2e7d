import type { JudgedPair } from '../../core/linking/judgement';
import { comparedPair, judgedByScore, matchableOf } from '../../core/linking/matchable';
import type { Matchable } from '../../core/linking/matchable';
import { entityType } from '../../core/model/model';
import { candidateKeysOf, holdersOf, keyNumber } from '../../storage/candidateKeys';
import type { CandidateKeyRow } from '../../storage/candidateKeys';
import { lockKeys } from '../../storage/locks';
import type { KeyLock } from '../../storage/locks';
import { bareSourceRecords, takesPart } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { factsOf } from './facts';

/** A record that is to be matched, with its keys as they are stored; null of a type that has no matcher, or deleted. */
interface Subject { readonly matchable: Matchable; readonly keys: readonly CandidateKeyRow[] }

/** The keys of records that change, before and after. */
export interface ChangedKeys {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly before: readonly CandidateKeyRow[];
  readonly after: readonly CandidateKeyRow[];
}

export interface Candidates {
  /** What is said of every pair of a rejudged record with a candidate; all that was said of such pairs before is void. */
  readonly rows: readonly JudgedPair[];
  /** The changed records, and those whose keys find more or fewer because of them. */
  readonly rejudged: ReadonlySet<string>;
  readonly keys: { readonly gone: readonly CandidateKeyRow[]; readonly come: readonly CandidateKeyRow[] };
}

function subjectOf(pool: Pool, record: StoredSourceRecord): Subject | null {
  const model = pool.matchModels.get(record.type);
  if (model === undefined || !takesPart(record)) return null;
  const matchable = matchableOf(model, factsOf(record));
  const rows = matchable.keys.map(({ key, most }): CandidateKeyRow => ({ key: keyNumber(key), sourceRecordId: record.id, most }));
  return { matchable, keys: [...new Map(rows.map((row) => [row.key, row])).values()] };
}

export function subjectsOf(pool: Pool, records: readonly StoredSourceRecord[]): Map<string, Subject> {
  return new Map(records.flatMap((record) => {
    const subject = subjectOf(pool, record);
    return subject === null ? [] : [[record.id, subject] as const];
  }));
}

/** A record that never belonged anywhere has just been made. */
export const isNew = ({ goldenId, homeGoldenId }: StoredSourceRecord): boolean => goldenId === null && homeGoldenId === null;

export async function changedKeys(pool: Pool, tx: Tx, changed: readonly StoredSourceRecord[]): Promise<ChangedKeys> {
  const subjects = subjectsOf(pool, changed);
  const known = changed.filter((record) => pool.matchModels.has(record.type) && !isNew(record));
  return { subjects, before: await candidateKeysOf(tx, known.map(({ id }) => id)), after: [...subjects.values()].flatMap(({ keys }) => keys) };
}

/** Whoever holds one of these keys stands still, and whoever comes to hold it waits. */
export const candidateLocks = (keys: readonly CandidateKeyRow[]): KeyLock[] => keys.map(({ key }) => ({ key: `candidate|${key}`, mode: 'EXCLUSIVE' }));

/** Who holds each key, apart from the records that change; read once the keys are locked. */
class Holders {
  private readonly others = new Map<string, readonly string[]>();
  private readonly own = new Map<string, { before: number; after: string[]; most: number }>();
  private readonly changedIds: ReadonlySet<string>;

  constructor(private readonly tx: Tx, { before, after }: ChangedKeys, changedIds: ReadonlySet<string>) {
    this.changedIds = changedIds;
    for (const { key, most } of before) this.at(key, most).before += 1;
    for (const { key, most, sourceRecordId } of after) this.at(key, most).after.push(sourceRecordId);
  }

  private at(key: string, most: number): { before: number; after: string[]; most: number } {
    const known = this.own.get(key) ?? { before: 0, after: [], most };
    this.own.set(key, known);
    return known;
  }

  async read(keys: readonly CandidateKeyRow[]): Promise<void> {
    const wanted = new Map(keys.filter(({ key }) => !this.others.has(key)).map(({ key, most }) => [key, most]));
    const held = await holdersOf(this.tx, [...wanted].map(([key, most]) => ({ key, limit: most + 1 + (this.own.get(key)?.before ?? 0) })));
    for (const key of wanted.keys()) this.others.set(key, (held.get(key) ?? []).filter((id) => !this.changedIds.has(id)));
  }

  /** Those who are found by a key that has come to be shared by too many, or no longer is. */
  crossing(): string[] {
    return [...this.own].flatMap(([key, { before, after, most }]) => {
      const others = this.others.get(key) ?? [];
      return (others.length + before > most) === (others.length + after.length > most) ? [] : others;
    });
  }

  /** Who is found by a key now; nobody where too many share it. */
  foundBy({ key, most }: CandidateKeyRow): readonly string[] {
    const all = [...this.others.get(key) ?? [], ...this.own.get(key)?.after ?? []];
    return all.length > most ? [] : all;
  }
}

/**
 * Compares what has changed with its candidates. Cost: for each key as many records as the key may have at most; two
 * statements, two more where a key comes to be shared by too many (or no longer is) and its holders are compared anew.
 */
export async function findCandidates(pool: Pool, tx: Tx, changed: readonly StoredSourceRecord[], keys: ChangedKeys): Promise<Candidates> {
  const difference = keyDifference(keys);
  const changedIds = new Set(changed.map(({ id }) => id));
  if (keys.before.length === 0 && keys.after.length === 0) return { rows: [], rejudged: changedIds, keys: difference };
  const holders = new Holders(tx, keys, changedIds);
  await holders.read([...keys.before, ...keys.after]);
  const subjects = new Map(keys.subjects);
  const crossing = [...new Set(holders.crossing())];
  if (crossing.length > 0) {
    const more = subjectsOf(pool, await bareSourceRecords(tx, crossing));
    for (const [id, subject] of more) subjects.set(id, subject);
    const theirs = [...more.values()].flatMap((subject) => subject.keys);
    await lockKeys(tx, 'LINKS', candidateLocks(theirs));
    await holders.read(theirs);
  }
  return { rows: await rowsOf(pool, tx, subjects, (key) => holders.foundBy(key)), rejudged: new Set([...changedIds, ...crossing]), keys: difference };
}

/** What is to be said of these records as they stand, for verification. */
export async function candidateRows(pool: Pool, tx: Tx, records: readonly StoredSourceRecord[]): Promise<JudgedPair[]> {
  const subjects = subjectsOf(pool, records);
  const keys = [...subjects.values()].flatMap((subject) => subject.keys);
  const held = await holdersOf(tx, [...new Map(keys.map(({ key, most }) => [key, { key, limit: most + 1 }])).values()]);
  return rowsOf(pool, tx, subjects, ({ key, most }) => {
    const all = held.get(key) ?? [];
    return all.length > most ? [] : all;
  });
}

/** What is said of each of these records and its candidates. */
async function rowsOf(pool: Pool, tx: Tx, subjects: ReadonlyMap<string, Subject>, foundBy: (key: CandidateKeyRow) => readonly string[]): Promise<JudgedPair[]> {
  const partners = new Map([...subjects].map(([id, { keys }]) => [id, new Set(keys.flatMap(foundBy))]));
  const unknown = [...new Set([...partners.values()].flatMap((ids) => [...ids]))].filter((id) => !subjects.has(id));
  const all = new Map([...subjects, ...subjectsOf(pool, await bareSourceRecords(tx, unknown))]);
  const rows = new Map<string, JudgedPair>();
  for (const [id, others] of partners) {
    const own = all.get(id);
    for (const other of others) {
      const theirs = all.get(other);
      if (own === undefined || theirs === undefined || other === id || (subjects.has(other) && rows.has(pairName(other, id)))) continue;
      const row = judged(pool, own.matchable, theirs.matchable);
      if (row !== null) rows.set(pairName(id, other), row);
    }
  }
  return [...rows.values()];
}

const pairName = (a: string, b: string): string => (a < b ? `${a},${b}` : `${b},${a}`);

function judged(pool: Pool, x: Matchable, y: Matchable): JudgedPair | null {
  const { type } = x.facts;
  const model = pool.matchModels.get(type);
  const pair = model === undefined || type !== y.facts.type ? null : comparedPair(model, x, y);
  return model === undefined || pair === null ? null : judgedByScore(model, pair, entityType(pool.model, type).key.from !== 'ATTRIBUTE');
}

function keyDifference({ before, after }: ChangedKeys): Candidates['keys'] {
  const name = ({ key, sourceRecordId }: CandidateKeyRow): string => `${key} ${sourceRecordId}`;
  const [had, has] = [new Set(before.map(name)), new Set(after.map(name))];
  return { gone: before.filter((row) => !has.has(name(row))), come: after.filter((row) => !had.has(name(row))) };
}
