import type { AttributeRejection } from '../core/mapping/apply';
import type { JsonObject } from '../core/model/json';
import type { AttributeValues } from '../core/model/sourceFacts';
import { NumberBlock } from './numberBlock';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** A source record as stored. Times are milliseconds since the epoch. */
export interface StoredSourceRecord {
  readonly id: string;
  readonly system: string;
  readonly type: string;
  readonly sourceKey: string;
  /** The type of the row that feeds this record; null for a record that the system sent itself. */
  readonly derivedFrom: string | null;
  readonly payload: JsonObject | null;
  /** Hex SHA-256 of the canonical payload. */
  readonly contentHash: string;
  readonly mappingVersion: number;
  readonly values: AttributeValues;
  readonly rejections: readonly AttributeRejection[];
  readonly updatedAt: number | null;
  readonly receivedAt: number;
  readonly deleted: boolean;
  /** The import that the payload came with; null for one that the system pushed. */
  readonly importId: string | null;
  /** Its system or its import is excluded: it stays on record and counts for nothing. */
  readonly excluded: boolean;
  readonly goldenId: string | null;
  readonly homeGoldenId: string | null;
}

/** Whether a record belongs to a golden record: one that is deleted in its system, or excluded, does not. */
export const takesPart = ({ deleted, excluded }: Pick<StoredSourceRecord, 'deleted' | 'excluded'>): boolean => !deleted && !excluded;

export interface SourceRecordName { readonly system: string; readonly type: string; readonly sourceKey: string }

interface Row {
  id: string; system: string; type: string; source_key: string; derived_from: string | null; payload: JsonObject | null;
  content_hash: string; mapping_version: number; values: AttributeValues; rejections: AttributeRejection[];
  source_updated_at: Date | null; received_at: Date; deleted: boolean; import_id: string | null; excluded: boolean;
  golden_id: string | null; home_golden_id: string | null;
}

const COLUMNS = `s.id, s.system, s.type, s.source_key, s.derived_from, s.payload, encode(s.content_hash, 'hex') as content_hash,
  s.mapping_version, s.values, s.rejections, s.source_updated_at, s.received_at, s.deleted, s.import_id, s.excluded,
  s.golden_id, s.home_golden_id`;
/** Linking and survivorship never look at a payload; it can be large. */
const COLUMNS_WITHOUT_PAYLOAD = COLUMNS.replace('s.payload', 'null::jsonb as payload');

function toRecord(row: Row): StoredSourceRecord {
  return {
    id: row.id, system: row.system, type: row.type, sourceKey: row.source_key, derivedFrom: row.derived_from,
    payload: row.payload, contentHash: row.content_hash, mappingVersion: row.mapping_version, values: row.values,
    rejections: row.rejections, updatedAt: toMs(row.source_updated_at), receivedAt: toMs(row.received_at),
    deleted: row.deleted, importId: row.import_id, excluded: row.excluded, goldenId: row.golden_id, homeGoldenId: row.home_golden_id,
  };
}

/** The records of these names that exist, locked against change until the transaction ends. */
export async function lockSourceRecords(tx: Tx, names: readonly SourceRecordName[]): Promise<StoredSourceRecord[]> {
  if (names.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from unnest($1::text[], $2::text[], $3::text[]) as name (system, type, source_key)
       join source_record s on (s.system, s.type, s.source_key) = (name.system, name.type, name.source_key)
      order by s.id for update of s`,
    [names.map((n) => n.system), names.map((n) => n.type), names.map((n) => n.sourceKey)],
  );
  return rows.map(toRecord);
}

/** The members of these golden records, without their payloads. */
export async function membersOf(tx: Tx, goldenIds: readonly string[]): Promise<StoredSourceRecord[]> {
  if (goldenIds.length === 0) return [];
  const rows = await tx.query<Row[]>(`select ${COLUMNS_WITHOUT_PAYLOAD} from source_record s where s.golden_id = any($1::uuid[])`, [goldenIds]);
  return rows.map(toRecord);
}

/** By internal id, without payloads. */
export async function bareSourceRecords(tx: Tx, ids: readonly string[]): Promise<StoredSourceRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Row[]>(`select ${COLUMNS_WITHOUT_PAYLOAD} from source_record s where s.id = any($1::bigint[])`, [ids]);
  return rows.map(toRecord);
}

export async function findSourceRecord(tx: Tx, name: SourceRecordName): Promise<StoredSourceRecord | null> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from source_record s where s.system = $1 and s.type = $2 and s.source_key = $3`,
    [name.system, name.type, name.sourceKey],
  );
  return rows.map(toRecord)[0] ?? null;
}

/** By internal id, for provenance; with payloads. */
export async function sourceRecordsByIds(tx: Tx, ids: readonly string[]): Promise<StoredSourceRecord[]> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from source_record s where s.id = any($1::bigint[])`, [ids]);
  return rows.map(toRecord);
}

/** The members of these golden records, with payloads, in natural order: for readers. */
export async function sourceRecordsOf(tx: Tx, goldenIds: readonly string[], limitEach: number): Promise<StoredSourceRecord[]> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from unnest($1::uuid[]) as golden (id) cross join lateral (
       select * from source_record m where m.golden_id = golden.id order by m.system, m.type, m.source_key limit $2
     ) s`,
    [goldenIds, limitEach],
  );
  return rows.map(toRecord);
}

/** Ids for records that are about to be made, so that everything can be decided before anything is written. */
export const sourceRecordIds = (ahead: number): NumberBlock => new NumberBlock(`nextval(pg_get_serial_sequence('source_record', 'id'))`, ahead);

/** Inserts or replaces whole records. */
export async function saveSourceRecords(tx: Tx, records: readonly StoredSourceRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx.query(
    `insert into source_record (id, system, type, source_key, derived_from, payload, content_hash, mapping_version, values,
       rejections, source_updated_at, received_at, deleted, import_id, excluded, golden_id, home_golden_id)
     select id, system, type, source_key, derived_from, payload, decode(content_hash, 'hex'), mapping_version, values,
       rejections, source_updated_at, received_at, deleted, import_id, excluded, golden_id, home_golden_id
       from jsonb_to_recordset($1::jsonb) as row (id bigint, system text, type text, source_key text, derived_from text,
         payload jsonb, content_hash text, mapping_version int, values jsonb, rejections jsonb, source_updated_at timestamptz,
         received_at timestamptz, deleted boolean, import_id bigint, excluded boolean, golden_id uuid, home_golden_id uuid)
     on conflict (id) do update set derived_from = excluded.derived_from, payload = excluded.payload,
       content_hash = excluded.content_hash, mapping_version = excluded.mapping_version, values = excluded.values,
       rejections = excluded.rejections, source_updated_at = excluded.source_updated_at, received_at = excluded.received_at,
       deleted = excluded.deleted,
       import_id = excluded.import_id, excluded = excluded.excluded, golden_id = excluded.golden_id, home_golden_id = excluded.home_golden_id`,
    [JSON.stringify(records.map((record) => ({
      id: record.id, system: record.system, type: record.type, source_key: record.sourceKey, derived_from: record.derivedFrom,
      payload: record.payload, content_hash: record.contentHash, mapping_version: record.mappingVersion, values: record.values,
      rejections: record.rejections, source_updated_at: toIso(record.updatedAt), received_at: toIso(record.receivedAt),
      deleted: record.deleted,
      import_id: record.importId, excluded: record.excluded, golden_id: record.goldenId, home_golden_id: record.homeGoldenId,
    })))],
  );
}

/** Moves records to other golden records. */
export async function assignSourceRecords(
  tx: Tx, moves: readonly { readonly recordId: string; readonly goldenId: string; readonly homeGoldenId: string | null }[],
): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(
    `update source_record s set golden_id = move.golden_id, home_golden_id = move.home_golden_id
       from unnest($1::bigint[], $2::uuid[], $3::uuid[]) as move (id, golden_id, home_golden_id) where s.id = move.id`,
    [moves.map((m) => m.recordId), moves.map((m) => m.goldenId), moves.map((m) => m.homeGoldenId)],
  );
}

/** A payload that is not, or no longer, the current one of its record: kept, because it was accepted. */
export interface FormerPayload {
  readonly sourceRecordId: string;
  readonly payload: JsonObject | null;
  readonly contentHash: string;
  readonly updatedAt: number | null;
  readonly receivedAt: number;
  readonly deleted: boolean;
  readonly importId: string | null;
  readonly reason: 'SUPERSEDED' | 'STALE';
}

/** Contents (hex hashes) that these records once had with the time they have now, by record id; those of excluded imports do not count. */
export async function replacedContents(tx: Tx, recordIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (recordIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; hashes: string[] }[]>(
    `select h.source_record_id as id, array_agg(encode(h.content_hash, 'hex')) as hashes
       from source_record_history h join source_record s on s.id = h.source_record_id
      where h.source_record_id = any($1::bigint[]) and h.source_updated_at = s.source_updated_at and not h.deleted
        and (h.import_id is null or not exists (select from exclusion e where e.import_id = h.import_id and e.ended_at is null))
      group by 1`, [recordIds]);
  return new Map(rows.map((row) => [row.id, new Set(row.hashes)]));
}

/** One that is kept, with the id of its row. */
export interface KeptPayload extends FormerPayload { readonly keptId: string }

/** Payloads that have become the current ones of their records again: each stands in one place. */
export async function releaseKeptPayloads(tx: Tx, keptIds: readonly string[]): Promise<void> {
  if (keptIds.length > 0) await tx.query('delete from source_record_history where id = any($1::bigint[])', [keptIds]);
}

/** Everything that was ever accepted under these records and is not what they hold now, in the order in which it came; of each the latest `limitEach`. */
export async function formerPayloadsOf(tx: Tx, recordIds: readonly string[], limitEach: number): Promise<KeptPayload[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.query<{ kept: string; id: string; payload: JsonObject | null; content_hash: string; source_updated_at: Date | null; received_at: Date; deleted: boolean; import_id: string | null; reason: FormerPayload['reason'] }[]>(
    `select h.id as kept, h.source_record_id as id, h.payload, encode(h.content_hash, 'hex') as content_hash, h.source_updated_at, h.received_at, h.deleted, h.import_id, h.reason
       from unnest($1::bigint[]) as record (id) cross join lateral (
         select * from source_record_history s where s.source_record_id = record.id order by s.id desc limit $2) h
      order by h.received_at, h.id`, [recordIds, limitEach]);
  return rows.map((row) => ({
    keptId: row.kept, sourceRecordId: row.id, payload: row.payload, contentHash: row.content_hash, updatedAt: toMs(row.source_updated_at), receivedAt: toMs(row.received_at),
    deleted: row.deleted, importId: row.import_id, reason: row.reason,
  }));
}

/** One that is on record already, content and time, is not kept twice. */
export async function keepFormerPayloads(tx: Tx, former: readonly FormerPayload[]): Promise<void> {
  if (former.length === 0) return;
  await tx.query(
    `insert into source_record_history (source_record_id, payload, content_hash, source_updated_at, received_at, deleted, import_id, reason)
     select source_record_id, payload, decode(content_hash, 'hex'), source_updated_at, received_at, deleted, import_id, reason
       from jsonb_to_recordset($1::jsonb) as row (source_record_id bigint, payload jsonb, content_hash text,
         source_updated_at timestamptz, received_at timestamptz, deleted boolean, import_id bigint, reason text)
      where row.reason <> 'STALE' or not exists (
        select 1 from source_record_history h where h.source_record_id = row.source_record_id and h.content_hash = decode(row.content_hash, 'hex')
           and h.source_updated_at is not distinct from row.source_updated_at and h.deleted = row.deleted)`,
    [JSON.stringify(former.map((entry) => ({
      source_record_id: entry.sourceRecordId, payload: entry.payload, content_hash: entry.contentHash,
      source_updated_at: toIso(entry.updatedAt), received_at: toIso(entry.receivedAt), deleted: entry.deleted,
      import_id: entry.importId, reason: entry.reason,
    })))],
  );
}
