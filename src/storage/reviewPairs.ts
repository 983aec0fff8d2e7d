import type { PairStatus, ReviewPair } from '../core/linking/reviewPairs';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** Orders of the queue. SCORE: the strongest first; IMPACT: what most refers to; AGE: what has waited longest. */
export const PAIR_ORDERS = ['SCORE', 'IMPACT', 'AGE'] as const;
export type PairOrder = (typeof PAIR_ORDERS)[number];

/** A review pair as it is stored. */
export interface StoredReviewPair extends ReviewPair {
  readonly type: string;
  /** What refers to either, when the pair was last touched. */
  readonly impact: number;
  /** Since when it has its status, ms since the epoch. */
  readonly since: number;
}

/** Who has taken a pair; `expiresAt` in ms since the epoch. */
export interface ReviewClaim { readonly claimedBy: string; readonly tokenId: string; readonly expiresAt: number }

interface Row {
  type: string; a_id: string; b_id: string; status: PairStatus; score: number | null; evidence: string; evidence_a: string; evidence_b: string;
  judgements: number; decision_id: string | null; changed: string[]; rivals: string[]; impact: number; since: Date;
  claimed_by: string | null; token_id: string | null; expires_at: Date | null;
}

export type QueuedPair = StoredReviewPair & { readonly claim: ReviewClaim | null };

function toPair(row: Row): QueuedPair {
  const { claimed_by: claimedBy, token_id: tokenId, expires_at: expiresAt } = row;
  return {
    type: row.type, a: row.a_id, b: row.b_id, status: row.status, score: row.score,
    evidence: { a: row.evidence_a, b: row.evidence_b, name: row.evidence }, judgements: row.judgements, decisionId: row.decision_id,
    changed: row.changed, rivals: row.rivals, impact: row.impact, since: toMs(row.since),
    claim: claimedBy === null || tokenId === null || expiresAt === null ? null : { claimedBy, tokenId, expiresAt: toMs(expiresAt) },
  };
}

const COLUMNS = `p.type, p.a_id, p.b_id, p.status, p.score, p.evidence, p.evidence_a, p.evidence_b, p.judgements, p.decision_id, p.changed, p.rivals, p.impact, p.since,
  c.claimed_by, c.token_id, c.expires_at`;
const WITH_CLAIM = 'left join review_claim c on c.a_id = p.a_id and c.b_id = p.b_id';

/** Every pair that has one of these golden records. */
export async function reviewPairsTouching(tx: Tx, goldenIds: readonly string[]): Promise<QueuedPair[]> {
  if (goldenIds.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from (select * from review_pair where a_id = any($1::uuid[]) union select * from review_pair where b_id = any($1::uuid[])) p ${WITH_CLAIM}
      order by p.a_id, p.b_id`, [goldenIds]);
  return rows.map(toPair);
}

/** Golden ids of a pair; `a` is the older. */
export interface PairName { readonly a: string; readonly b: string }

const names = (pairs: readonly PairName[]): [string[], string[]] => [pairs.map(({ a }) => a), pairs.map(({ b }) => b)];

export async function reviewPairsByNames(tx: Tx, pairs: readonly PairName[]): Promise<QueuedPair[]> {
  if (pairs.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from unnest($1::uuid[], $2::uuid[]) as name (a, b) join review_pair p on p.a_id = name.a and p.b_id = name.b ${WITH_CLAIM}`, names(pairs));
  return rows.map(toPair);
}

export async function dropReviewPairs(tx: Tx, pairs: readonly PairName[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query('delete from review_pair p using unnest($1::uuid[], $2::uuid[]) as name (a, b) where p.a_id = name.a and p.b_id = name.b', names(pairs));
}

/** What refers to either golden record of a pair: directly, and the open tickets about devices that do. */
const IMPACT = (pair: string): string => `(
  select count(distinct r.golden_id) from golden_reference r where r.target_id in (${pair}.a_id, ${pair}.b_id) and r.until is null) + (
  select count(distinct t.id) from golden_reference own
    join golden_reference about on about.target_id = own.golden_id and about.from_type = 'ticket' and about.until is null
    join golden_record t on t.id = about.golden_id and t.values ->> 'status' is distinct from 'CLOSED'
   where own.target_id in (${pair}.a_id, ${pair}.b_id) and own.from_type = 'device' and own.attribute = 'owner' and own.until is null)`;

/** Inserts or replaces pairs. One that keeps its status keeps its time. */
export async function saveReviewPairs(tx: Tx, pairs: readonly (ReviewPair & { readonly type: string })[], at: number): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `insert into review_pair (type, a_id, b_id, status, score, evidence, evidence_a, evidence_b, judgements, decision_id, changed, rivals, impact, since)
     select row.type, row.a_id, row.b_id, row.status, row.score, row.evidence, row.evidence_a, row.evidence_b, row.judgements, row.decision_id,
            row.changed, row.rivals, ${IMPACT('row')}, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as row (type text, a_id uuid, b_id uuid, status text, score double precision, evidence text,
         evidence_a bigint, evidence_b bigint, judgements int, decision_id bigint, changed text[], rivals uuid[])
     on conflict (a_id, b_id) do update set status = excluded.status, score = excluded.score, evidence = excluded.evidence, evidence_a = excluded.evidence_a,
       evidence_b = excluded.evidence_b, judgements = excluded.judgements, decision_id = excluded.decision_id, changed = excluded.changed,
       rivals = excluded.rivals, impact = excluded.impact, since = case when review_pair.status = excluded.status then review_pair.since else excluded.since end`,
    [JSON.stringify(pairs.map((pair) => ({
      type: pair.type, a_id: pair.a, b_id: pair.b, status: pair.status, score: pair.score, evidence: pair.evidence.name, evidence_a: pair.evidence.a,
      evidence_b: pair.evidence.b, judgements: pair.judgements, decision_id: pair.decisionId, changed: pair.changed, rivals: pair.rivals,
    }))), toIso(at)]);
}

/** Counts anew what refers to the pairs of these golden records. */
export async function refreshImpact(tx: Tx, goldenIds: readonly string[]): Promise<void> {
  if (goldenIds.length === 0) return;
  await tx.query(
    `update review_pair p set impact = ${IMPACT('p')}
      where (p.a_id, p.b_id) in (select a_id, b_id from review_pair where a_id = any($1::uuid[]) union select a_id, b_id from review_pair where b_id = any($1::uuid[]))`,
    [goldenIds]);
}

/** A place in the queue: the value that it is ordered by, as text, and the pair. */
export interface QueuePlace extends PairName { readonly value: string }

export interface QueueQuestion {
  readonly types: readonly string[];
  readonly statuses: readonly PairStatus[];
  readonly order: PairOrder;
  readonly minScore: number | null;
  readonly after: QueuePlace | null;
  readonly limit: number;
}

const ORDERS: Readonly<Record<PairOrder, { readonly column: string; readonly type: string; readonly direction: 'asc' | 'desc'; readonly beyond: '<' | '>' }>> = {
  SCORE: { column: 'strength', type: 'double precision', direction: 'desc', beyond: '<' },
  IMPACT: { column: 'impact', type: 'integer', direction: 'desc', beyond: '<' },
  AGE: { column: 'since', type: 'timestamptz', direction: 'asc', beyond: '>' },
};

/**
 * A page of the queue. Each type with each status is one range of an index, read up to the limit; what is behind the
 * page, or in the other ranges, is never looked at. `value` of a pair goes into the cursor.
 */
export async function reviewQueue(tx: Tx, question: QueueQuestion): Promise<(QueuedPair & { readonly value: string })[]> {
  const { column, type, direction, beyond } = ORDERS[question.order];
  const by = `${column} ${direction}, a_id ${direction}, b_id ${direction}`;
  const rows = await tx.query<(Row & { value: string })[]>(
    `select ${COLUMNS}, p.${column}::text as value from (
       select r.* from unnest($1::text[]) as t (type) cross join unnest($2::text[]) as s (status) cross join lateral (
         select * from review_pair r where r.type = t.type and r.status = s.status and ($3::double precision is null or r.strength >= $3)
            and ($4::${type} is null or (r.${column}, r.a_id, r.b_id) ${beyond} ($4::${type}, $5::uuid, $6::uuid))
          order by ${by} limit $7) r
        order by ${by} limit $7) p ${WITH_CLAIM}
      order by p.${by.replaceAll(', ', ', p.')}`,
    [question.types, question.statuses, question.minScore, question.after?.value ?? null, question.after?.a ?? null, question.after?.b ?? null, question.limit]);
  return rows.map((row) => ({ ...toPair(row), value: row.value }));
}

/** Takes pairs for a while; those that somebody else has taken, and not let go, are left out of what is returned. */
export async function claimPairs(tx: Tx, pairs: readonly PairName[], claim: ReviewClaim, now: number): Promise<PairName[]> {
  if (pairs.length === 0) return [];
  return tx.query<PairName[]>(
    `insert into review_claim (a_id, b_id, claimed_by, token_id, expires_at)
     select p.a_id, p.b_id, $3, $4, $5::timestamptz from unnest($1::uuid[], $2::uuid[]) as name (a, b) join review_pair p on p.a_id = name.a and p.b_id = name.b
      order by 1, 2
     on conflict (a_id, b_id) do update set claimed_by = excluded.claimed_by, token_id = excluded.token_id, expires_at = excluded.expires_at
       where review_claim.token_id = excluded.token_id or review_claim.expires_at <= $6::timestamptz
     returning a_id as a, b_id as b`,
    [...names(pairs), claim.claimedBy, claim.tokenId, toIso(claim.expiresAt), toIso(now)]);
}

/** Lets pairs go; with a token, only those that it has taken. */
export async function releasePairs(tx: Tx, pairs: readonly PairName[], tokenId: string | null): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `delete from review_claim c using unnest($1::uuid[], $2::uuid[]) as name (a, b) where c.a_id = name.a and c.b_id = name.b and ($3::text is null or c.token_id = $3)`,
    [...names(pairs), tokenId]);
}
