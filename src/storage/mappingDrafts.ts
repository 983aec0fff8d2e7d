import type { MappingLayout } from '../core/mapping/graph';
import type { JsonObject } from '../core/model/json';
import type { DraftState } from './configurationDrafts';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** Which mapping: of a system's records of one type. */
export interface MappingName { readonly system: string; readonly type: string }

/** A mapping that somebody works on; it may still be incomplete. Times are milliseconds since the epoch. */
export interface MappingDraft extends MappingName {
  readonly id: string;
  readonly state: DraftState;
  readonly spec: JsonObject;
  readonly layout: MappingLayout | null;
  /** The version that its author looked at; 0 where nothing had been published. */
  readonly baseVersion: number;
  /** Grows with every saving. */
  readonly revision: number;
  readonly note: string | null;
  readonly createdBy: string;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly previewedAt: number | null;
  readonly previewedBy: string | null;
  readonly previewedRevision: number | null;
  readonly publishedVersion: number | null;
}

interface Row {
  id: string; system: string; type: string; state: DraftState; spec: JsonObject; layout: MappingLayout | null; base_version: number; revision: number; note: string | null;
  created_by: string; saved_by: string; saved_at: Date; previewed_at: Date | null; previewed_by: string | null; previewed_revision: number | null; published_version: number | null;
}

const COLUMNS = 'id, system, type, state, spec, layout, base_version, revision, note, created_by, saved_by, saved_at, previewed_at, previewed_by, previewed_revision, published_version';

function toDraft(row: Row): MappingDraft {
  const { id, system, type, state, spec, layout, revision, note } = row;
  return {
    id, system, type, state, spec, layout, revision, note, baseVersion: row.base_version, createdBy: row.created_by, savedBy: row.saved_by, savedAt: toMs(row.saved_at),
    previewedAt: toMs(row.previewed_at), previewedBy: row.previewed_by, previewedRevision: row.previewed_revision, publishedVersion: row.published_version,
  };
}

/** `lock`: held until the transaction ends. */
export async function mappingDraft(tx: Tx, id: string, lock: boolean): Promise<MappingDraft | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from mapping_draft where id = $1 ${lock ? 'for update' : ''}`, [id])).map(toDraft)[0] ?? null;
}

/** Drafts that are worked on, the latest first; of one system or type, or of all. */
export async function openMappingDrafts(tx: Tx, { system, type }: { readonly system: string | null; readonly type: string | null }, limit: number): Promise<MappingDraft[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from mapping_draft where state = 'DRAFT' and ($1::text is null or system = $1) and ($2::text is null or type = $2) order by id desc limit $3`, [system, type, limit])).map(toDraft);
}

export type MappingDraftContent = Pick<MappingDraft, 'spec' | 'layout' | 'baseVersion' | 'note' | 'savedBy' | 'savedAt'>;

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

export async function addMappingDraft(tx: Tx, { system, type }: MappingName, { spec, layout, baseVersion, note, savedBy, savedAt }: MappingDraftContent): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mapping_draft (system, type, state, spec, layout, base_version, revision, note, created_by, saved_by, saved_at)
     values ($1, $2, 'DRAFT', $3::jsonb, $4::jsonb, $5, 1, $6, $7, $7, $8::timestamptz) returning id`,
    [system, type, JSON.stringify(spec), json(layout), baseVersion, note, savedBy, toIso(savedAt)]);
  return row?.id ?? '';
}

export async function changeMappingDraft(tx: Tx, id: string, { spec, layout, baseVersion, note, savedBy, savedAt }: MappingDraftContent): Promise<void> {
  await tx.query(
    `update mapping_draft set spec = $2::jsonb, layout = $3::jsonb, base_version = $4, note = $5, saved_by = $6, saved_at = $7::timestamptz, revision = revision + 1 where id = $1`,
    [id, JSON.stringify(spec), json(layout), baseVersion, note, savedBy, toIso(savedAt)]);
}

export async function markPreviewed(tx: Tx, id: string, { revision, by, at }: { readonly revision: number; readonly by: string; readonly at: number }): Promise<void> {
  await tx.query('update mapping_draft set previewed_at = $4::timestamptz, previewed_by = $3, previewed_revision = $2 where id = $1 and revision = $2', [id, revision, by, toIso(at)]);
}

/** Ends a draft: published as this version, or (null) discarded. */
export async function endMappingDraft(tx: Tx, id: string, publishedVersion: number | null): Promise<void> {
  await tx.query(`update mapping_draft set state = case when $2::int is null then 'DISCARDED' else 'PUBLISHED' end, published_version = $2 where id = $1`, [id, publishedVersion]);
}
