import type { AuditEntry, AuditOutcome, ChainedAuditEntry } from '../core/audit/auditEntry';
import type { JsonObject } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** Writes an entry, in the transaction of what it tells of: both are there, or neither. */
export async function appendAuditEntry(tx: Tx, e: AuditEntry): Promise<void> {
  await tx.query(
    `insert into audit_entry (at, operation, outcome, actor, token_id, role, "from", request_id, golden_type, golden_id, before, after, reason, details)
     values ($1::timestamptz, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid, $11::jsonb, $12::jsonb, $13, $14::jsonb)`,
    [toIso(e.at), e.operation, e.outcome, e.actor, e.tokenId, e.role, e.from, e.requestId, e.goldenType, e.goldenId,
      jsonOrNull(e.before), jsonOrNull(e.after), e.reason, JSON.stringify(e.details)]);
}

const jsonOrNull = (value: JsonObject | null): string | null => (value === null ? null : JSON.stringify(value));

interface Row {
  id: string; position: string | null; hash: string | null; at: Date; operation: string; outcome: AuditOutcome; actor: string | null; token_id: string | null;
  role: string | null; from: string | null; request_id: string | null; golden_type: string | null; golden_id: string | null;
  before: JsonObject | null; after: JsonObject | null; reason: string | null; details: JsonObject;
}

const COLUMNS = `id, position, encode(hash, 'hex') as hash, at, operation, outcome, actor, token_id, role, "from", request_id,
  golden_type, golden_id, before, after, reason, details`;

const toEntry = (row: Row): AuditEntry => ({
  at: toMs(row.at), operation: row.operation, outcome: row.outcome, actor: row.actor, tokenId: row.token_id, role: row.role, from: row.from,
  requestId: row.request_id, goldenType: row.golden_type, goldenId: row.golden_id, before: row.before, after: row.after, reason: row.reason, details: row.details,
});
const toChained = (row: Row): ChainedAuditEntry => ({ ...toEntry(row), position: row.position ?? '', hash: row.hash ?? '' });

const CHAINER_LOCK = 0x4d4f4155;

/** True when a committed entry still waits for its place. */
export async function hasUnchainedEntries(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ waiting: boolean }[]>('select exists (select 1 from audit_entry where position is null) as waiting');
  return rows[0]?.waiting ?? false;
}

/** The last link of the chain; null before the first. */
export async function chainHead(tx: Tx): Promise<{ position: string; hash: string } | null> {
  const rows = await tx.query<{ position: string; hash: string }[]>(
    `select position, encode(hash, 'hex') as hash from audit_entry where position is not null order by position desc limit 1`);
  return rows[0] ?? null;
}

/** The next entries without a place, in the order in which they were written; nobody else chains until this transaction ends. */
export async function lockUnchainedEntries(tx: Tx, limit: number): Promise<{ id: string; entry: AuditEntry }[]> {
  await tx.query('select pg_advisory_xact_lock($1)', [CHAINER_LOCK]);
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from audit_entry where position is null order by id limit $1`, [limit]);
  return rows.map((row) => ({ id: row.id, entry: toEntry(row) }));
}

export async function chainEntries(tx: Tx, links: readonly { readonly id: string; readonly position: string; readonly hash: string }[]): Promise<void> {
  await tx.query(
    `update audit_entry e set position = link.position, hash = decode(link.hash, 'hex')
       from unnest($1::bigint[], $2::bigint[], $3::text[]) as link (id, position, hash) where e.id = link.id`,
    [links.map((l) => l.id), links.map((l) => l.position), links.map((l) => l.hash)]);
}

/** The chain from a position on, oldest first. */
export async function chainAfter(tx: Tx, position: string, limit: number): Promise<ChainedAuditEntry[]> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from audit_entry where position > $1::bigint order by position limit $2`, [position, limit]);
  return rows.map(toChained);
}

export interface AuditQuery {
  /** Only entries below this position; null for all. */
  readonly before: string | null;
  readonly limit: number;
  readonly operations: readonly string[] | null;
  readonly actors: readonly string[] | null;
  readonly goldenId: string | null;
  readonly outcome: AuditOutcome | null;
  /** Milliseconds since the epoch: from inclusive, to exclusive. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Entries that answer a question, the newest first. */
export async function searchAuditEntries(tx: Tx, q: AuditQuery): Promise<ChainedAuditEntry[]> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from audit_entry
      where position is not null and ($1::bigint is null or position < $1) and ($3::text[] is null or operation = any($3))
        and ($4::text[] is null or actor = any($4)) and ($5::uuid is null or golden_id = $5) and ($6::text is null or outcome = $6)
        and ($7::timestamptz is null or at >= $7) and ($8::timestamptz is null or at < $8)
      order by position desc limit $2`,
    [q.before, q.limit, q.operations, q.actors, q.goldenId, q.outcome, q.from === null ? null : toIso(q.from), q.to === null ? null : toIso(q.to)]);
  return rows.map(toChained);
}
