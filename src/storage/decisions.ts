import type { Judgement } from '../core/linking/judgement';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export const DECISION_KINDS = ['PAIR', 'MERGE', 'UNLINK', 'UNDO'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Ids of source records by golden id. */
export type Membership = Readonly<Record<string, readonly string[]>>;

export interface NewDecision {
  readonly type: string;
  readonly kind: DecisionKind;
  readonly judgement: Judgement | null;
  readonly note: string | null;
  readonly decidedBy: string;
  /** Milliseconds since the epoch. */
  readonly decidedAt: number;
  readonly undoes: string | null;
  /** Which source records made up each golden record that it is about, before it. */
  readonly before: Membership;
}

/** A steward's decision as it is kept. */
export interface Decision extends NewDecision {
  readonly id: string;
  /** The decision that took this one back; null while it stands. */
  readonly undoneBy: string | null;
}

interface Row {
  id: string; type: string; kind: DecisionKind; judgement: Judgement | null; note: string | null; decided_by: string; decided_at: Date;
  undoes: string | null; undone_by: string | null; before: Membership;
}

const COLUMNS = `d.id, d.type, d.kind, d.judgement, d.note, d.decided_by, d.decided_at, d.undoes, d.before,
  (select u.id from decision u where u.undoes = d.id) as undone_by`;

const toDecision = (row: Row): Decision => ({
  id: row.id, type: row.type, kind: row.kind, judgement: row.judgement, note: row.note, decidedBy: row.decided_by,
  decidedAt: toMs(row.decided_at), undoes: row.undoes, undoneBy: row.undone_by, before: row.before,
});

/** Keeps decisions; their ids, in the same order. */
export async function addDecisions(tx: Tx, decisions: readonly NewDecision[]): Promise<string[]> {
  const ids: string[] = [];
  const rows = await tx.query<{ id: string }[]>(
    `insert into decision (type, kind, judgement, note, decided_by, decided_at, undoes, before)
     select type, kind, judgement, note, decided_by, decided_at, undoes, before
       from jsonb_to_recordset($1::jsonb) as row (place int, type text, kind text, judgement text, note text, decided_by text, decided_at timestamptz, undoes bigint, before jsonb)
      order by place
     returning id`,
    [JSON.stringify(decisions.map((one, place) => ({
      place, type: one.type, kind: one.kind, judgement: one.judgement, note: one.note, decided_by: one.decidedBy,
      decided_at: toIso(one.decidedAt), undoes: one.undoes, before: one.before,
    })))]);
  for (const { id } of rows) ids.push(id);
  return ids.sort((x, y) => (BigInt(x) < BigInt(y) ? -1 : 1));
}

/** By id, in the order of the ids given; null for one that is not there. */
export async function decisionsByIds(tx: Tx, ids: readonly string[]): Promise<(Decision | null)[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from decision d where d.id = any($1::bigint[])`, [ids]);
  const byId = new Map(rows.map((row) => [row.id, toDecision(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Decisions that were about this golden record, the latest first, older than `before`. */
export async function decisionsAbout(tx: Tx, goldenId: string, before: string | null, limit: number): Promise<Decision[]> {
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from decision d where d.before ? $1 and ($2::bigint is null or d.id < $2) order by d.id desc limit $3`, [goldenId, before, limit]);
  return rows.map(toDecision);
}

/** A steward's choice of which golden record survives. */
export interface SurvivorChoice { readonly survivorId: string; readonly mergedId: string }

/** The choices in force about any of these golden records. */
export async function survivorChoices(tx: Tx, goldenIds: readonly string[]): Promise<SurvivorChoice[]> {
  if (goldenIds.length === 0) return [];
  return tx.query<SurvivorChoice[]>(
    `select survivor_id as "survivorId", merged_id as "mergedId" from survivor_choice where merged_id = any($1::uuid[]) and superseded_by is null order by merged_id`, [goldenIds]);
}

/** Stores choices by a decision; an earlier one about the same golden record, or the contrary one, ends. */
export async function chooseSurvivors(tx: Tx, choices: readonly (SurvivorChoice & { readonly decisionId: string })[]): Promise<void> {
  if (choices.length === 0) return;
  const columns = [choices.map((choice) => choice.survivorId), choices.map((choice) => choice.mergedId), choices.map((choice) => choice.decisionId)];
  await tx.query(
    `update survivor_choice c set superseded_by = choice.decision from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as choice (survivor, merged, decision)
      where c.superseded_by is null and (c.merged_id = choice.merged or (c.merged_id = choice.survivor and c.survivor_id = choice.merged))`, columns);
  await tx.query(`insert into survivor_choice (survivor_id, merged_id, decision_id) select survivor, merged, decision from unnest($1::uuid[], $2::uuid[], $3::bigint[]) as choice (survivor, merged, decision)`, columns);
}

/** Ends what a decision chose and brings back what it had ended, by the decision that takes it back; or, `anew`, the other way round. */
export async function turnChoices(tx: Tx, decisionId: string, by: string, anew: boolean): Promise<void> {
  const [going, coming] = anew ? ['superseded_by', 'decision_id'] : ['decision_id', 'superseded_by'];
  await tx.query(
    `update survivor_choice c set superseded_by = $2 from survivor_choice gone
      where gone.${going} = $1 and c.survivor_id = gone.survivor_id and c.merged_id = gone.merged_id and c.superseded_by is null`, [decisionId, by]);
  await tx.query(
    `insert into survivor_choice (survivor_id, merged_id, decision_id)
     select distinct on (c.merged_id) c.survivor_id, c.merged_id, c.decision_id from survivor_choice c
      where c.${coming} = $1 and not exists (select 1 from survivor_choice n where n.merged_id = c.merged_id and n.superseded_by is null)
      order by c.merged_id, c.id`, [decisionId]);
}
