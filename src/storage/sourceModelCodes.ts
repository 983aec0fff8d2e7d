import type { ModelOutcome } from '../core/modelCodes';
import type { JsonObject } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** A model code that came with a source record, and what it resolves to. */
export interface SourceModelCode {
  readonly sourceRecordId: string;
  readonly attribute: string;
  readonly system: string;
  /** Folded; `written` as it was tidied. */
  readonly code: string;
  readonly written: string;
  readonly key: string;
  readonly outcome: ModelOutcome;
  readonly modelId: string | null;
  /** The model's canonical code, as golden values have it. */
  readonly modelCode: string | null;
  /** Milliseconds since the epoch. */
  readonly lastSeenAt: number;
}

/** The codes of these source records as they are now; those that are no more go. */
export async function saveSourceModelCodes(tx: Tx, recordIds: readonly string[], codes: readonly SourceModelCode[]): Promise<void> {
  if (recordIds.length === 0) return;
  await tx.query(
    `with now as (
       select * from jsonb_to_recordset($2::jsonb) as row (source_record_id bigint, attribute text, system text, code text, written text, key text, outcome text, model_id text, model_code text, last_seen_at timestamptz)
     ), gone as (
       delete from source_model_code c where c.source_record_id = any($1::bigint[])
          and not exists (select from now where now.source_record_id = c.source_record_id and now.attribute = c.attribute)
     )
     insert into source_model_code as c (source_record_id, attribute, system, code, written, key, outcome, model_id, model_code, first_seen_at, last_seen_at)
     select source_record_id, attribute, system, code, written, key, outcome, model_id, model_code, last_seen_at, last_seen_at from now
     on conflict (source_record_id, attribute) do update set system = excluded.system, code = excluded.code, written = excluded.written, key = excluded.key,
       outcome = excluded.outcome, model_id = excluded.model_id, model_code = excluded.model_code, last_seen_at = excluded.last_seen_at,
       first_seen_at = case when c.code = excluded.code then c.first_seen_at else excluded.first_seen_at end`,
    [recordIds, JSON.stringify(codes.map((one) => ({
      source_record_id: one.sourceRecordId, attribute: one.attribute, system: one.system, code: one.code, written: one.written, key: one.key,
      outcome: one.outcome, model_id: one.modelId, model_code: one.modelCode, last_seen_at: toIso(one.lastSeenAt),
    })))]);
}

interface Row { source_record_id: string; attribute: string; system: string; code: string; written: string; key: string; outcome: ModelOutcome; model_id: string | null; model_code: string | null; last_seen_at: Date }

export async function sourceModelCodesOf(tx: Tx, recordIds: readonly string[]): Promise<SourceModelCode[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.query<Row[]>('select * from source_model_code where source_record_id = any($1::bigint[])', [recordIds]);
  return rows.map((row) => ({
    sourceRecordId: row.source_record_id, attribute: row.attribute, system: row.system, code: row.code, written: row.written, key: row.key,
    outcome: row.outcome, modelId: row.model_id, modelCode: row.model_code, lastSeenAt: toMs(row.last_seen_at),
  }));
}

/** A code with all source records that have it: one item of the queue. */
export interface WaitingCode {
  readonly system: string;
  readonly code: string;
  readonly written: string;
  readonly outcome: ModelOutcome;
  readonly count: number;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  /** Source keys of some of the records. */
  readonly samples: readonly string[];
}

const MAX_SAMPLES = 5;

/** Codes that wait for a person, most frequent first; `after`: the place of the last one seen. */
export async function waitingCodes(tx: Tx, question: {
  readonly outcome: ModelOutcome | null; readonly system: string | null; readonly after: Pick<WaitingCode, 'count' | 'system' | 'code'> | null; readonly limit: number;
}): Promise<WaitingCode[]> {
  const rows = await tx.query<(Omit<WaitingCode, 'firstSeenAt' | 'lastSeenAt'> & { first: Date; last: Date })[]>(
    `select * from (
       select c.system, c.code, min(c.written) as written, min(c.outcome) as outcome, count(*)::int as count, min(c.first_seen_at) as first, max(c.last_seen_at) as last,
              (array_agg(s.source_key order by c.last_seen_at desc, s.id))[1:${MAX_SAMPLES}] as samples
         from source_model_code c join source_record s on s.id = c.source_record_id and s.golden_id is not null
        where c.model_id is null and ($1::text is null or c.outcome = $1) and ($2::text is null or c.system = $2)
        group by c.system, c.code) item
      where $3::int is null or (-count, system, code) > (-$3::int, $4, $5)
      order by -count, system, code limit $6`,
    [question.outcome, question.system, question.after?.count ?? null, question.after?.system ?? null, question.after?.code ?? null, question.limit]);
  return rows.map(({ first, last, ...item }) => ({ ...item, firstSeenAt: toMs(first), lastSeenAt: toMs(last) }));
}

/** How many codes wait, and on how many source records, by outcome. */
export async function waitingTotals(tx: Tx): Promise<{ outcome: ModelOutcome; codes: number; records: number }[]> {
  return tx.query(
    `select outcome, count(*)::int as codes, sum(records)::int as records from (
       select c.outcome, count(*) as records from source_model_code c join source_record s on s.id = c.source_record_id and s.golden_id is not null
        where c.model_id is null group by c.outcome, c.system, c.code) item group by 1 order by 1`);
}

/** The next source records whose code ends in a key (null: any), after one; of these types. Signs that LIKE knows may let in some more: they are found unchanged. */
export async function recordsToResolve(tx: Tx, question: { readonly key: string | null; readonly types: readonly string[]; readonly afterId: string | null; readonly limit: number }): Promise<string[]> {
  const rows = question.key === null
    ? await tx.query<{ id: string }[]>('select id from source_record where type = any($1::text[]) and golden_id is not null and ($2::bigint is null or id > $2) order by id limit $3', [question.types, question.afterId, question.limit])
    : await tx.query<{ id: string }[]>(
      `select distinct source_record_id as id from source_model_code where reverse(key) like reverse($1) || '%' and ($2::bigint is null or source_record_id > $2) order by 1 limit $3`,
      [question.key.replaceAll('\\', '_'), question.afterId, question.limit]);
  return rows.map(({ id }) => id);
}

/** Work of resolving codes anew that is not finished. */
export interface Recode { readonly id: string; readonly key: string | null; readonly afterId: string | null; readonly cause: JsonObject; readonly by: string }

const RECODE_LOCK = 0x4d4f4f63;

/** What comes next; what people have decided about one code goes before what concerns all. `only`: this one, if it is not finished. */
export async function nextRecode(tx: Tx, only: string | null): Promise<Recode | null> {
  const [row] = await tx.query<Recode[]>(
    'select id, key, after_id as "afterId", cause, requested_by as by from model_recode where finished_at is null and ($1::bigint is null or id = $1) order by key is null, id limit 1', [only]);
  return row ?? null;
}

/** The same, held until the transaction ends: of any number of nodes one works at a time. */
export async function holdRecode(tx: Tx, only: string | null): Promise<Recode | null> {
  await tx.query('select pg_advisory_xact_lock($1)', [RECODE_LOCK]);
  return nextRecode(tx, only);
}

export async function markRecode(tx: Tx, id: string, mark: { readonly afterId: string | null; readonly finishedAt: number | null }): Promise<void> {
  await tx.query('update model_recode set after_id = $2::bigint, finished_at = $3::timestamptz where id = $1', [id, mark.afterId, toIso(mark.finishedAt)]);
}

export async function unfinishedRecodes(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>('select count(*)::int as count from model_recode where finished_at is null');
  return row?.count ?? 0;
}

/** Source records whose code ends in a key, at most so many, with their golden records' keys. */
export async function recordsOfKey(tx: Tx, key: string, limit: number): Promise<(SourceModelCode & { readonly sourceKey: string; readonly goldenId: string; readonly goldenKey: string })[]> {
  const rows = await tx.query<(Row & { source_key: string; golden_id: string; golden_key: string })[]>(
    `select c.*, s.source_key, g.id as golden_id, g.key as golden_key
       from source_model_code c join source_record s on s.id = c.source_record_id and s.golden_id is not null join golden_record g on g.id = s.golden_id
      where reverse(c.key) like reverse($1) || '%' order by c.source_record_id limit $2`, [key.replaceAll('\\', '_'), limit]);
  return rows.map((row) => ({
    sourceRecordId: row.source_record_id, attribute: row.attribute, system: row.system, code: row.code, written: row.written, key: row.key,
    outcome: row.outcome, modelId: row.model_id, modelCode: row.model_code, lastSeenAt: toMs(row.last_seen_at),
    sourceKey: row.source_key, goldenId: row.golden_id, goldenKey: row.golden_key,
  }));
}

/** How many source records have a code that ends in a key. */
export async function countRecordsOfKey(tx: Tx, key: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from source_model_code c join source_record s on s.id = c.source_record_id and s.golden_id is not null where reverse(c.key) like reverse($1) || '%'`,
    [key.replaceAll('\\', '_')]);
  return row?.count ?? 0;
}
