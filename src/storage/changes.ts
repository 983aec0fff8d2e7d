import type { ChangeKind, GoldenChange } from '../core/model/change';
import type { JsonObject, JsonValue } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** A change with its place in the log. */
export interface LoggedChange extends GoldenChange { readonly id: string; readonly position: string }

/**
 * Writes changes without a position. All changes of a transaction must come in one call, after every lock
 * is taken: then the ids of two changes to one golden record are in the order of their versions.
 */
export async function appendChanges(tx: Tx, changes: readonly GoldenChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `insert into change (type, golden_id, golden_key, kind, version, previous_version, changed, before, after, cause, actor, at)
     select type, golden_id, golden_key, kind, version, previous_version,
            array(select jsonb_array_elements_text(changed)), before, after, cause, actor, at
       from jsonb_to_recordset($1::jsonb) as row (type text, golden_id uuid, golden_key text, kind text, version int,
         previous_version int, changed jsonb, before jsonb, after jsonb, cause jsonb, actor text, at timestamptz)`,
    [JSON.stringify(changes.map((c) => ({
      type: c.type, golden_id: c.goldenId, golden_key: c.goldenKey, kind: c.kind, version: c.version,
      previous_version: c.previousVersion, changed: c.changed, before: c.before, after: c.after, cause: c.cause, actor: c.actor, at: toIso(c.at),
    })))],
  );
}

/** Where it is said that changes have got positions. */
export const CHANGES_CHANNEL = 'mooring_changes';

/** Held by whoever gives positions. */
export const SEQUENCER_LOCK = 0x4d4f5345;
/** So many changes are given their positions in one transaction. */
const SEQUENCE_BATCH = 5_000;

/**
 * Gives committed changes their positions: consecutive, without a gap, in the order of their ids. Only one
 * sequencer works at a time (on any node), and it sees only what is committed, so a change that commits
 * late gets a later position: a reader who has read up to a position has missed nothing before it.
 * Returns how many were given; fewer than a batch means that none is left.
 */
export async function sequenceChanges(tx: Tx): Promise<{ given: number; more: boolean }> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK]);
  const rows = await tx.query<{ given: string }[]>(
    `with last as (select coalesce(max(position), 0) as position from change),
          next as (select id, row_number() over (order by id) as number
                     from (select id from change where position is null order by id limit $1) unsequenced),
          done as (update change c set position = last.position + next.number from next, last where c.id = next.id returning 1)
     select count(*) as given from done`, [SEQUENCE_BATCH]);
  const given = Number(rows[0]?.given ?? 0);
  // Whoever follows the log, on any node, looks once this is committed.
  if (given > 0) await tx.query('select pg_notify($1, $2)', [CHANGES_CHANNEL, '']);
  return { given, more: given === SEQUENCE_BATCH };
}

/** The same for every change that the transaction sees, while its caller keeps other sequencers away; returns the last position. */
export async function sequenceEverything(tx: Tx): Promise<string> {
  await tx.query(
    `with last as (select coalesce(max(position), 0) as position from change),
          next as (select id, row_number() over (order by id) as number from change where position is null)
     update change c set position = last.position + next.number from next, last where c.id = next.id`);
  await tx.query('select pg_notify($1, $2)', [CHANGES_CHANNEL, '']);
  return (await logState(tx)).lastPosition;
}

/** True when a committed change still waits for its position. */
export async function hasUnsequencedChanges(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ waiting: boolean }[]>('select exists (select 1 from change where position is null) as waiting');
  return rows[0]?.waiting ?? false;
}

/** A stretch of the log between two restores of the pool. */
export interface LogEpoch {
  /** Random, so that it names one future of one backup. */
  readonly id: string;
  /** Positions up to and with this one belong to the epochs before. */
  readonly startsAfter: string;
}

export interface LogState {
  /** The highest position given; "0" before the first. Everything up to it can be read. */
  readonly lastPosition: string;
  /** Changes up to this position are no longer kept; "0" where all are. */
  readonly removedUpTo: string;
  /** In their order; there is always one. */
  readonly epochs: readonly LogEpoch[];
}

export async function logState(tx: Tx): Promise<LogState> {
  const rows = await tx.query<{ position: string; removed: string; epochs: LogEpoch[] }[]>(
    `select (select coalesce(max(position), 0)::text from change) as position, coalesce((select removed_up_to from change_retention), 0)::text as removed,
            (select json_agg(json_build_object('id', id, 'startsAfter', starts_after::text) order by number) from log_epoch) as epochs`);
  const [row] = rows;
  if (row === undefined) throw new Error('the log has no state');
  return { lastPosition: row.position, removedUpTo: row.removed, epochs: row.epochs };
}

/** What is written from here on was never part of the log before: cursors from a future that was lost no longer fit. */
export async function beginLogEpoch(tx: Tx): Promise<void> {
  await tx.query(
    `insert into log_epoch (number, id, starts_after, begun_at)
     select max(number) + 1, left(replace(gen_random_uuid()::text, '-', ''), 12), (select coalesce(max(position), 0) from change), now() from log_epoch`);
}

export interface ChangeQuery {
  /** Exclusive; "0" for the beginning. */
  readonly after: string;
  /** Inclusive. */
  readonly upTo: string;
  readonly limit: number;
  readonly types?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly attributes?: readonly string[] | undefined;
  readonly goldenIds?: readonly string[] | undefined;
}

interface Row {
  id: string; position: string; type: string; golden_id: string; golden_key: string; kind: ChangeKind; version: number;
  previous_version: number | null; changed: string[]; before: Record<string, JsonValue> | null;
  after: Record<string, JsonValue> | null; cause: JsonObject; actor: string; at: Date;
}

const COLUMNS = 'id, position, type, golden_id, golden_key, kind, version, previous_version, changed, before, after, cause, actor, at';

/** The log between two positions, in its order. */
export async function readChanges(tx: Tx, query: ChangeQuery): Promise<LoggedChange[]> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS}
       from change
      where position > $1::bigint and position <= $7::bigint
        and ($3::text[] is null or type = any($3)) and ($4::text[] is null or kind = any($4))
        and ($5::text[] is null or changed && $5) and ($6::uuid[] is null or golden_id = any($6))
      order by position limit $2`,
    [query.after, query.limit, query.types ?? null, query.kinds ?? null, query.attributes ?? null, query.goldenIds ?? null, query.upTo],
  );
  return rows.map(toChange);
}

function toChange(row: Row): LoggedChange {
  return {
    id: row.id, position: row.position, type: row.type, goldenId: row.golden_id, goldenKey: row.golden_key, kind: row.kind,
    version: row.version, previousVersion: row.previous_version, changed: row.changed, before: row.before, after: row.after,
    cause: row.cause, actor: row.actor, at: toMs(row.at),
  };
}

/** Changes by their positions, in the order of the log. */
export async function changesAt(tx: Tx, positions: readonly string[]): Promise<LoggedChange[]> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from change where position = any($1::bigint[]) order by position`, [positions])).map(toChange);
}

export async function changeById(tx: Tx, id: string): Promise<LoggedChange | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from change where id = $1 and position is not null`, [id])).map(toChange)[0] ?? null;
}

/** The last position before the first change that was made at or after a moment; the end of the log where there is none. */
export async function positionBefore(tx: Tx, moment: number): Promise<string> {
  const [row] = await tx.query<{ position: string }[]>(
    'select coalesce((select min(position) - 1 from change where at >= $1::timestamptz), (select coalesce(max(position), 0) from change))::text as position', [toIso(moment)]);
  return row?.position ?? '0';
}

/** One step of a golden record: who did what, and to which attributes. */
export interface ChangeStep { readonly version: number; readonly kind: ChangeKind; readonly actor: string; readonly at: number; readonly changed: readonly string[] }

/** What has happened to a golden record since a version of it, the latest last. */
export async function stepsSince(tx: Tx, goldenId: string, version: number, limit: number): Promise<ChangeStep[]> {
  const rows = await tx.query<{ version: number; kind: ChangeKind; actor: string; at: Date; changed: string[] }[]>(
    'select version, kind, actor, at, changed from change where golden_id = $1 and version > $2 order by version limit $3', [goldenId, version, limit]);
  return rows.map((row) => ({ ...row, at: toMs(row.at) }));
}
