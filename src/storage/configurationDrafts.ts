import type { ConfigurationKind, ConfigurationName } from '../core/configuration/configuration';
import type { JsonObject } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export const DRAFT_STATES = ['DRAFT', 'PUBLISHED', 'DISCARDED'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** A configuration that somebody works on. Times are milliseconds since the epoch. */
export interface ConfigurationDraft extends ConfigurationName {
  readonly id: string;
  readonly state: DraftState;
  readonly content: JsonObject;
  /** The version that its author looked at. */
  readonly baseVersion: number;
  /** Grows with every saving. */
  readonly revision: number;
  readonly note: string | null;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly triedAt: number | null;
  readonly triedRevision: number | null;
  readonly publishedVersion: number | null;
}

interface Row {
  id: string; kind: ConfigurationKind; type: string; state: DraftState; content: JsonObject; base_version: number; revision: number; note: string | null;
  saved_by: string; saved_at: Date; tried_at: Date | null; tried_revision: number | null; published_version: number | null;
}

const COLUMNS = 'id, kind, type, state, content, base_version, revision, note, saved_by, saved_at, tried_at, tried_revision, published_version';

function toDraft(row: Row): ConfigurationDraft {
  const { id, kind, type, state, content, revision, note } = row;
  return {
    id, kind, type, state, content, revision, note, baseVersion: row.base_version, savedBy: row.saved_by, savedAt: toMs(row.saved_at),
    triedAt: toMs(row.tried_at), triedRevision: row.tried_revision, publishedVersion: row.published_version,
  };
}

/** `lock`: held until the transaction ends. */
export async function configurationDraft(tx: Tx, id: string, lock: boolean): Promise<ConfigurationDraft | null> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from configuration_draft where id = $1 ${lock ? 'for update' : ''}`, [id]);
  return rows.map(toDraft)[0] ?? null;
}

/** Drafts that are worked on, the latest first. */
export async function openDrafts(tx: Tx, { kind, type }: ConfigurationName, limit: number): Promise<ConfigurationDraft[]> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from configuration_draft where kind = $1 and type = $2 and state = 'DRAFT' order by id desc limit $3`, [kind, type, limit])).map(toDraft);
}

export type DraftContent = Pick<ConfigurationDraft, 'content' | 'baseVersion' | 'note' | 'savedBy' | 'savedAt'>;

export async function addDraft(tx: Tx, { kind, type }: ConfigurationName, { content, baseVersion, note, savedBy, savedAt }: DraftContent): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into configuration_draft (kind, type, state, content, base_version, revision, note, saved_by, saved_at)
     values ($1, $2, 'DRAFT', $3::jsonb, $4, 1, $5, $6, $7::timestamptz) returning id`,
    [kind, type, JSON.stringify(content), baseVersion, note, savedBy, toIso(savedAt)]);
  return row?.id ?? '';
}

export async function changeDraft(tx: Tx, id: string, { content, baseVersion, note, savedBy, savedAt }: DraftContent): Promise<void> {
  await tx.query(
    `update configuration_draft set content = $2::jsonb, base_version = $3, note = $4, saved_by = $5, saved_at = $6::timestamptz, revision = revision + 1 where id = $1`,
    [id, JSON.stringify(content), baseVersion, note, savedBy, toIso(savedAt)]);
}

export async function markTried(tx: Tx, id: string, { revision, at }: { readonly revision: number; readonly at: number }): Promise<void> {
  await tx.query('update configuration_draft set tried_at = $3::timestamptz, tried_revision = $2 where id = $1 and revision = $2', [id, revision, toIso(at)]);
}

/** Ends a draft: published as this version, or (null) discarded. */
export async function endDraft(tx: Tx, id: string, publishedVersion: number | null): Promise<void> {
  await tx.query(`update configuration_draft set state = case when $2::int is null then 'DISCARDED' else 'PUBLISHED' end, published_version = $2 where id = $1`, [id, publishedVersion]);
}
