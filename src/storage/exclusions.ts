import type { JsonValue } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** What a source system sent (`importId` null), or one import of it, taken out of the pool. Times are milliseconds since the epoch. */
export interface Exclusion {
  readonly id: string;
  readonly system: string;
  readonly importId: string | null;
  readonly note: string;
  readonly excludedBy: string;
  readonly excludedAt: number;
  readonly endedBy: string | null;
  readonly endedAt: number | null;
  /** When all its records had followed its beginning, or its end; null while they do. */
  readonly followedAt: number | null;
}

interface Row {
  id: string; system: string; import_id: string | null; note: string; excluded_by: string; excluded_at: Date; ended_by: string | null; ended_at: Date | null; followed_at: Date | null;
}

const COLUMNS = 'id, system, import_id, note, excluded_by, excluded_at, ended_by, ended_at, followed_at';
const toExclusion = (row: Row): Exclusion => ({
  id: row.id, system: row.system, importId: row.import_id, note: row.note, excludedBy: row.excluded_by, excludedAt: toMs(row.excluded_at),
  endedBy: row.ended_by, endedAt: toMs(row.ended_at), followedAt: toMs(row.followed_at),
});

/** Null where the same is excluded already. */
export async function beginExclusion(tx: Tx, one: Pick<Exclusion, 'system' | 'importId' | 'note' | 'excludedBy' | 'excludedAt'>): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into exclusion (system, import_id, note, excluded_by, excluded_at) values ($1, $2::bigint, $3, $4, $5::timestamptz)
     on conflict (system, coalesce(import_id, 0)) where ended_at is null do nothing returning id`, [one.system, one.importId, one.note, one.excludedBy, toIso(one.excludedAt)]);
  return row?.id ?? null;
}

/** Records follow from the beginning again. */
export async function endExclusion(tx: Tx, id: string, by: { readonly endedBy: string; readonly endedAt: number }): Promise<void> {
  await tx.query('update exclusion set ended_by = $2, ended_at = $3::timestamptz, after = null, followed_at = null where id = $1', [id, by.endedBy, toIso(by.endedAt)]);
}

export async function exclusionById(tx: Tx, id: string, lock: boolean): Promise<Exclusion | null> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from exclusion where id = $1${lock ? ' for update' : ''}`, [id]);
  return rows.map(toExclusion)[0] ?? null;
}

/** The newest first, before the one of this id. */
export async function exclusions(tx: Tx, page: { readonly system: string | null; readonly beforeId: string | null; readonly limit: number }): Promise<Exclusion[]> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from exclusion where ($1::text is null or system = $1) and ($2::bigint is null or id < $2) order by id desc limit $3`, [page.system, page.beforeId, page.limit]);
  return rows.map(toExclusion);
}

/** Whether records of any exclusion are still to follow. */
export async function hasUnfollowedExclusions(tx: Tx): Promise<boolean> {
  return (await tx.query<object[]>('select from exclusion where followed_at is null limit 1')).length > 0;
}

/** How far the records of an exclusion have followed. */
export interface Following { readonly id: string; readonly system: string; readonly importId: string | null; readonly after: JsonValue | null }

/** An exclusion whose records are still to follow, held until the end of the transaction. */
export async function holdUnfollowedExclusion(tx: Tx): Promise<Following | null> {
  const [row] = await tx.query<Following[]>(`select id, system, import_id as "importId", after from exclusion where followed_at is null order by id limit 1 for update`);
  return row ?? null;
}

export async function markFollowed(tx: Tx, id: string, to: { readonly after: JsonValue | null; readonly followedAt: number | null }): Promise<void> {
  await tx.query('update exclusion set after = $2::jsonb, followed_at = $3::timestamptz where id = $1', [id, JSON.stringify(to.after), toIso(to.followedAt)]);
}

/** A source record that an exclusion is about, by its own name: its row's, where another's row feeds it. */
export interface ExcludedName { readonly id: string; readonly type: string; readonly sourceKey: string }

/** The next records of a system, in the order of their names. */
export async function namesOfSystem(tx: Tx, system: string, after: { readonly type: string; readonly sourceKey: string } | null, limit: number): Promise<ExcludedName[]> {
  return tx.query<ExcludedName[]>(
    `select id, type, source_key as "sourceKey" from source_record
      where system = $1 and ($2::text is null or (type, source_key) > ($2, $3)) order by type, source_key limit $4`, [system, after?.type ?? null, after?.sourceKey ?? null, limit]);
}

/** The next records of which an import ever gave the payload, in the order in which they were made. */
export async function namesOfImport(tx: Tx, importId: string, afterId: string | null, limit: number): Promise<ExcludedName[]> {
  return tx.query<ExcludedName[]>(
    `select s.id, s.type, s.source_key as "sourceKey" from (
       (select id from source_record where import_id = $1 and ($2::bigint is null or id > $2) order by id limit $3)
       union
       (select distinct source_record_id from source_record_history where import_id = $1 and ($2::bigint is null or source_record_id > $2) order by source_record_id limit $3)
     ) given (id) join source_record s on s.id = given.id order by s.id limit $3`, [importId, afterId, limit]);
}

/** So many records of an exclusion are counted, and drawn from, at most. */
const MAX_LOOKED_AT = 100_000;

const OF_SYSTEM = 'select id, type, source_key from source_record where system = $1 order by type, source_key';
const OF_IMPORT = `select id, type, source_key from source_record where system = $1 and id in (
  select id from source_record where import_id = $2 union select source_record_id from source_record_history where import_id = $2) order by id`;

/** How many records an exclusion is about; counted along an index, up to {@link MAX_LOOKED_AT}. */
export async function countExcluded(tx: Tx, system: string, importId: string | null): Promise<number> {
  const [row] = await tx.query<{ n: string }[]>(`select count(*) as n from (${importId === null ? OF_SYSTEM : OF_IMPORT} limit ${MAX_LOOKED_AT}) given`, importId === null ? [system] : [system, importId]);
  return Number(row?.n ?? 0);
}

/** Some of the records that an exclusion is about, spread over them; the same each time. */
export async function sampleOfSource(tx: Tx, { system, importId }: { readonly system: string; readonly importId: string | null }, count: number): Promise<ExcludedName[]> {
  const given = importId === null ? OF_SYSTEM : OF_IMPORT;
  const parameters = importId === null ? [system] : [system, importId];
  return tx.query<ExcludedName[]>(
    `select id, type, source_key as "sourceKey" from (select given.*, row_number() over () as n, count(*) over () as total from (${given} limit ${MAX_LOOKED_AT}) given) numbered
      where (n - 1) % greatest(1, total / $${parameters.length + 1}::bigint) = 0 order by n limit $${parameters.length + 1}`, [...parameters, count]);
}
