import type { JudgedPair, Judgement, JudgeKind } from '../core/linking/judgement';
import { toIso } from './times';
import type { Tx } from './transaction';

interface Row { a_id: string; b_id: string; judgement: Judgement; judge: JudgeKind; evidence: string; rank: number }

const toPair = (row: Row): JudgedPair => ({ a: row.a_id, b: row.b_id, judgement: row.judgement, judge: row.judge, evidence: row.evidence, rank: row.rank });

/** Every judgement about any of these records. */
export async function judgementsAbout(tx: Tx, recordIds: readonly string[]): Promise<JudgedPair[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select a_id, b_id, judgement, judge, evidence, rank from judgement where a_id = any($1::bigint[])
     union
     select a_id, b_id, judgement, judge, evidence, rank from judgement where b_id = any($1::bigint[])`,
    [recordIds],
  );
  return rows.map(toPair);
}

export interface JudgementWrite {
  readonly type: string;
  readonly pairs: readonly JudgedPair[];
  readonly judgedBy: string;
  readonly judgedAt: number;
}

/** Takes back machine judgements that no longer hold. */
export async function dropMachineJudgements(tx: Tx, pairs: readonly Pick<JudgedPair, 'a' | 'b'>[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `delete from judgement j using unnest($1::bigint[], $2::bigint[]) as pair (a, b)
      where j.a_id = pair.a and j.b_id = pair.b and j.judge = 'MACHINE'`,
    [pairs.map((p) => p.a), pairs.map((p) => p.b)],
  );
}

/** Stores machine judgements; one about the same pair is replaced. A person's is never touched. */
export async function saveMachineJudgements(tx: Tx, writes: readonly JudgementWrite[]): Promise<void> {
  const rows = writes.flatMap(({ type, pairs, judgedBy, judgedAt }) => pairs.map((pair) => ({ type, pair, judgedBy, judgedAt: toIso(judgedAt) })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at)
     select type, a, b, judgement, 'MACHINE', evidence, rank, judged_by, judged_at
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::int[], $7::text[], $8::timestamptz[])
         as row (type, a, b, judgement, evidence, rank, judged_by, judged_at)
     on conflict (a_id, b_id, judge) do update set judgement = excluded.judgement, evidence = excluded.evidence,
       rank = excluded.rank, judged_by = excluded.judged_by, judged_at = excluded.judged_at`,
    [rows.map((r) => r.type), rows.map((r) => r.pair.a), rows.map((r) => r.pair.b), rows.map((r) => r.pair.judgement),
      rows.map((r) => r.pair.evidence), rows.map((r) => r.pair.rank), rows.map((r) => r.judgedBy), rows.map((r) => r.judgedAt)],
  );
}
