import type { Grounds, JudgedPair, Judgement, JudgeKind, PersonJudgement } from '../core/linking/judgement';
import { PERSON_RANK } from '../core/linking/judgement';
import { toIso } from './times';
import type { Tx } from './transaction';

interface Row {
  a_id: string; b_id: string; judgement: Judgement; judge: JudgeKind; evidence: string; rank: number; score: number | null;
  decision_id: string | null; seen: { a: Grounds; b: Grounds } | null;
}

const COLUMNS = 'a_id, b_id, judgement, judge, evidence, rank, score, decision_id, seen';

function toPair(row: Row): JudgedPair | PersonJudgement {
  const { judge } = row;
  const pair = { a: row.a_id, b: row.b_id, judgement: row.judgement, evidence: row.evidence, rank: row.rank, ...(row.score === null ? {} : { score: row.score }) };
  if (judge === 'MACHINE') return { ...pair, judge };
  return { ...pair, judge, decisionId: row.decision_id, seen: row.seen };
}

export function isPersons(pair: JudgedPair): pair is PersonJudgement {
  return pair.judge === 'PERSON';
}

/** Every judgement in force about any of these records; a person's with what it rested on. */
export async function judgementsAbout(tx: Tx, recordIds: readonly string[]): Promise<(JudgedPair | PersonJudgement)[]> {
  if (recordIds.length === 0) return [];
  // Sorted, for `union` gives them in an order that depends on the plan.
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from judgement where a_id = any($1::bigint[]) and superseded_by is null
     union
     select ${COLUMNS} from judgement where b_id = any($1::bigint[]) and superseded_by is null
     order by a_id, b_id, judge`,
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
    `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at, score)
     select type, a, b, judgement, 'MACHINE', evidence, rank, judged_by, judged_at, score
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::int[], $7::text[], $8::timestamptz[], $9::double precision[])
         as row (type, a, b, judgement, evidence, rank, judged_by, judged_at, score)
     on conflict (a_id, b_id, judge) where superseded_by is null do update set judgement = excluded.judgement, evidence = excluded.evidence,
       rank = excluded.rank, judged_by = excluded.judged_by, judged_at = excluded.judged_at, score = excluded.score`,
    [rows.map((r) => r.type), rows.map((r) => r.pair.a), rows.map((r) => r.pair.b), rows.map((r) => r.pair.judgement),
      rows.map((r) => r.pair.evidence), rows.map((r) => r.pair.rank), rows.map((r) => r.judgedBy), rows.map((r) => r.judgedAt), rows.map((r) => r.pair.score ?? null)],
  );
}

/** A person's judgement that is to be stored. */
export interface NewPersonJudgement {
  readonly type: string;
  readonly a: string;
  readonly b: string;
  readonly judgement: Judgement;
  readonly seen: PersonJudgement['seen'];
  readonly note: string | null;
  /** The decision that it is part of; of one given anew, that which gave it first. */
  readonly decisionId: string | null;
  readonly judgedBy: string;
  readonly judgedAt: number;
}

/** What stands as evidence beside a person's judgement. */
export const DECISION = 'decision';

/** Stores people's judgements. Those that stand about the same pairs are to be ended before. */
export async function savePersonJudgements(tx: Tx, judgements: readonly NewPersonJudgement[]): Promise<void> {
  if (judgements.length === 0) return;
  await tx.query(
    `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at, note, decision_id, seen)
     select type, a, b, judgement, 'PERSON', $2, $3, judged_by, judged_at, note, decision_id, seen
       from jsonb_to_recordset($1::jsonb) as row (type text, a bigint, b bigint, judgement text, judged_by text, judged_at timestamptz, note text, decision_id bigint, seen jsonb)`,
    [JSON.stringify(judgements.map((one) => ({
      type: one.type, a: one.a, b: one.b, judgement: one.judgement, judged_by: one.judgedBy, judged_at: toIso(one.judgedAt),
      note: one.note, decision_id: one.decisionId, seen: one.seen,
    }))), DECISION, PERSON_RANK],
  );
}

/** Ends people's judgements about these pairs, each by a decision; they stay on record. */
export async function supersedeJudgements(tx: Tx, pairs: readonly (Pick<JudgedPair, 'a' | 'b'> & { readonly decisionId: string })[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `update judgement j set superseded_by = pair.decision from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as pair (a, b, decision)
      where j.a_id = pair.a and j.b_id = pair.b and j.judge = 'PERSON' and j.superseded_by is null`,
    [pairs.map((p) => p.a), pairs.map((p) => p.b), pairs.map((p) => p.decisionId)],
  );
}

/** One judgement that a decision made (`made`), or ended. */
export interface DecisionJudgement extends Pick<NewPersonJudgement, 'a' | 'b' | 'judgement' | 'seen' | 'note'> {
  /** The decision that it is part of: also when it was ended since, and given anew by taking back what had ended it. */
  readonly decisionId: string | null;
  readonly made: boolean;
}

/** What a decision made of people's judgements: those that it made and those that it ended, each pair once on each side. */
export async function judgementsOfDecision(tx: Tx, decisionId: string): Promise<DecisionJudgement[]> {
  return tx.query<DecisionJudgement[]>(
    `select distinct on (made, a_id, b_id) a_id as a, b_id as b, judgement, seen, note, decision_id as "decisionId", made
       from (select *, true as made from judgement where decision_id = $1
             union all select *, false from judgement where superseded_by = $1) j
      order by made, a_id, b_id, id`, [decisionId]);
}

/** The decision that last ended what a person said about a pair; null where nothing was ended. */
export async function endedBy(tx: Tx, a: string, b: string): Promise<string | null> {
  const rows = await tx.query<{ id: string | null }[]>(`select max(superseded_by) as id from judgement where a_id = $1 and b_id = $2 and judge = 'PERSON'`, [a, b]);
  return rows[0]?.id ?? null;
}
