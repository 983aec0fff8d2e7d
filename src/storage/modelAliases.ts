import type { ModelAlias, ModelCodeRule } from '../core/modelCodes';
import type { JsonObject } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** An alias as it is kept: who said it, when, why, from which source records, and until when it held. Times: milliseconds since the epoch. */
export interface StoredAlias extends ModelAlias {
  readonly id: string;
  readonly written: string;
  readonly note: string | null;
  readonly decidedBy: string;
  readonly validFrom: number;
  /** Null while it is in force. */
  readonly validTo: number | null;
  readonly endedBy: string | null;
  readonly endNote: string | null;
  /** The alias that it took the place of. */
  readonly replaces: string | null;
  readonly evidence: AliasEvidence;
}

/** Source records that had the code when the alias was decided. */
export type AliasEvidence = { readonly records: number; readonly samples: readonly string[] };

interface Row {
  id: string; code: string; written: string; system: string | null; manufacturer: string | null; model_id: string; note: string | null; decided_by: string;
  valid_from: Date; valid_to: Date | null; ended_by: string | null; end_note: string | null; replaces: string | null; evidence: AliasEvidence;
}

const toAlias = (row: Row): StoredAlias => ({
  id: row.id, code: row.code, written: row.written, system: row.system, manufacturer: row.manufacturer, modelId: row.model_id, note: row.note, decidedBy: row.decided_by,
  validFrom: toMs(row.valid_from), validTo: toMs(row.valid_to), endedBy: row.ended_by, endNote: row.end_note, replaces: row.replaces, evidence: row.evidence,
});

export async function aliasesInForce(tx: Tx): Promise<StoredAlias[]> {
  return (await tx.query<Row[]>('select * from model_alias where valid_to is null order by id')).map(toAlias);
}

/** A page of aliases, the latest first; `modelId` and `code` narrow it down. */
export async function aliasPage(tx: Tx, question: { readonly modelId: string | null; readonly code: string | null; readonly isInForce: boolean; readonly before: string | null; readonly limit: number }): Promise<StoredAlias[]> {
  return (await tx.query<Row[]>(
    `select * from model_alias where ($1::text is null or model_id = $1) and ($2::text is null or code = $2) and (not $3 or valid_to is null)
        and ($4::bigint is null or id < $4) order by id desc limit $5`,
    [question.modelId, question.code, question.isInForce, question.before, question.limit])).map(toAlias);
}

export async function lockAlias(tx: Tx, id: string): Promise<StoredAlias | null> {
  return (await tx.query<Row[]>('select * from model_alias where id = $1 for update', [id])).map(toAlias)[0] ?? null;
}

/** The alias in force of exactly this code, system and brand, locked. */
export async function lockAliasOf(tx: Tx, name: Pick<ModelAlias, 'code' | 'system' | 'manufacturer'>): Promise<StoredAlias | null> {
  return (await tx.query<Row[]>(
    `select * from model_alias where code = $1 and coalesce(system, '') = coalesce($2, '') and coalesce(manufacturer, '') = coalesce($3, '') and valid_to is null for update`,
    [name.code, name.system, name.manufacturer])).map(toAlias)[0] ?? null;
}

export async function addAlias(tx: Tx, alias: Omit<StoredAlias, 'id' | 'validTo' | 'endedBy' | 'endNote'>): Promise<StoredAlias> {
  const rows = await tx.query<Row[]>(
    `insert into model_alias (code, written, system, manufacturer, model_id, note, decided_by, valid_from, replaces, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9, $10::jsonb) returning *`,
    [alias.code, alias.written, alias.system, alias.manufacturer, alias.modelId, alias.note, alias.decidedBy, toIso(alias.validFrom), alias.replaces, JSON.stringify(alias.evidence)]);
  const [row] = rows;
  if (row === undefined) throw new Error('an alias that was added was not returned');
  return toAlias(row);
}

export async function endAlias(tx: Tx, id: string, end: { readonly by: string; readonly at: number; readonly note: string | null }): Promise<void> {
  await tx.query('update model_alias set valid_to = $2::timestamptz, ended_by = $3, end_note = $4 where id = $1', [id, toIso(end.at), end.by, end.note]);
}

export interface StoredRule extends ModelCodeRule {
  readonly id: string;
  readonly note: string | null;
  readonly confirmedBy: string;
  readonly confirmedAt: number;
}

interface RuleRow { id: string; kind: ModelCodeRule['kind']; text: string; manufacturer: string | null; note: string | null; confirmed_by: string; confirmed_at: Date }
const toRule = (row: RuleRow): StoredRule => ({ id: row.id, kind: row.kind, text: row.text, manufacturer: row.manufacturer, note: row.note, confirmedBy: row.confirmed_by, confirmedAt: toMs(row.confirmed_at) });

export async function rulesInForce(tx: Tx): Promise<StoredRule[]> {
  return (await tx.query<RuleRow[]>('select * from model_code_rule where retired_at is null order by id')).map(toRule);
}

/** Null when it is in force already. */
export async function addRule(tx: Tx, rule: ModelCodeRule & { readonly note: string | null; readonly by: string; readonly at: number }): Promise<StoredRule | null> {
  return (await tx.query<RuleRow[]>(
    `insert into model_code_rule (kind, text, manufacturer, note, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6::timestamptz) on conflict do nothing returning *`,
    [rule.kind, rule.text, rule.manufacturer, rule.note, rule.by, toIso(rule.at)])).map(toRule)[0] ?? null;
}

/** Null when there is none of this id in force. */
export async function retireRule(tx: Tx, id: string, by: string, at: number): Promise<StoredRule | null> {
  return (await tx.query<[RuleRow[], number]>('update model_code_rule set retired_by = $2, retired_at = $3::timestamptz where id = $1 and retired_at is null returning *', [id, by, toIso(at)]))[0].map(toRule)[0] ?? null;
}

export interface CatalogueVersions { readonly version: string; readonly modelsVersion: string }

/** The catalogue's version. `held`: until the transaction ends nobody changes it, so that what was resolved by it is still true when it is written. */
export async function catalogueVersions(tx: Tx, held: boolean): Promise<CatalogueVersions> {
  const [row] = await tx.query<CatalogueVersions[]>(`select version, models_version as "modelsVersion" from model_catalogue ${held ? 'for share' : ''}`);
  return row ?? { version: '0', modelsVersion: '0' };
}

/**
 * Says that models (or only aliases and rules) have changed, and asks for the codes concerned to be resolved anew: those
 * that end in `key`, or all. Waits for writers that have resolved by the version before. The id of that work.
 */
export async function catalogueChanged(tx: Tx, change: { readonly models: boolean; readonly key: string | null; readonly cause: JsonObject; readonly by: string; readonly at: number }): Promise<string> {
  await tx.query('lock table model_catalogue in exclusive mode'); // the row alone would not do: before the first change there is none
  await tx.query(
    `insert into model_catalogue as c (version, models_version) values (1, 1)
     on conflict (one) do update set version = c.version + 1, models_version = case when $1 then c.version + 1 else c.models_version end`, [change.models]);
  const rows = await tx.query<{ id: string }[]>(
    'insert into model_recode (key, cause, requested_by, requested_at) values ($1, $2::jsonb, $3, $4::timestamptz) returning id',
    [change.key, JSON.stringify(change.cause), change.by, toIso(change.at)]);
  return rows[0]?.id ?? '';
}
