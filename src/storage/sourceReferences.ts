import type { Tx } from './transaction';

/** What a source record points to; `targetSystem` is null for a reference by golden key. */
export interface SourceReferenceRow {
  readonly sourceRecordId: string;
  readonly attribute: string;
  readonly position: number;
  readonly targetType: string;
  readonly targetSystem: string | null;
  readonly targetKey: string;
}

export type ReferenceName = Pick<SourceReferenceRow, 'targetType' | 'targetSystem' | 'targetKey'>;

/** Puts in what records point to, in the place of all that those named pointed to. */
export async function replaceSourceReferences(tx: Tx, recordIds: readonly string[], rows: readonly SourceReferenceRow[]): Promise<void> {
  await Promise.all([dropSourceReferences(tx, recordIds), putSourceReferences(tx, rows)]);
}

async function dropSourceReferences(tx: Tx, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length > 0) await tx.query('delete from source_reference where source_record_id = any($1::bigint[])', [recordIds]);
}

async function putSourceReferences(tx: Tx, rows: readonly SourceReferenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into source_reference (source_record_id, attribute, position, target_type, target_system, target_key)
     select * from unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[])`,
    [rows.map((r) => r.sourceRecordId), rows.map((r) => r.attribute), rows.map((r) => r.position),
      rows.map((r) => r.targetType), rows.map((r) => r.targetSystem), rows.map((r) => r.targetKey)],
  );
}

export interface ResolvedName extends ReferenceName { readonly goldenId: string }

/** A merged golden record leads to its survivor, which may have been merged since: so many times at most. */
const MAX_MERGES = 20;

/** The golden records that these references lead to now. One that leads nowhere yet is absent. */
export async function resolveReferences(tx: Tx, names: readonly ReferenceName[]): Promise<ResolvedName[]> {
  if (names.length === 0) return [];
  const rows = await tx.query<{ type: string; system: string | null; key: string; golden_id: string }[]>(
    `select name.type, name.system, name.key, s.golden_id
       from unnest($1::text[], $2::text[], $3::text[]) as name (type, system, key)
       join source_record s on (s.system, s.type, s.source_key) = (name.system, name.type, name.key)
      where s.golden_id is not null
     union all
     select name.type, name.system, name.key, survivor.id
       from unnest($1::text[], $2::text[], $3::text[]) as name (type, system, key)
       join golden_record g on (g.type, g.key) = (name.type, name.key)
       cross join lateral (
         with recursive way as (
           select g.id, g.status, g.merged_into, 0 as merges
           union all select next.id, next.status, next.merged_into, way.merges + 1
             from way join golden_record next on next.id = way.merged_into where way.merges < ${MAX_MERGES})
         select way.id from way where way.status = 'ACTIVE') survivor
      where name.system is null`,
    [names.map((n) => n.targetType), names.map((n) => n.targetSystem), names.map((n) => n.targetKey)],
  );
  return rows.map((row) => ({ targetType: row.type, targetSystem: row.system, targetKey: row.key, goldenId: row.golden_id }));
}

/** The golden records whose members refer to any of these. */
export async function goldenIdsReferringTo(tx: Tx, names: readonly ReferenceName[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await tx.query<{ golden_id: string }[]>(
    `select distinct s.golden_id
       from unnest($1::text[], $2::text[], $3::text[]) as name (type, system, key)
       join source_reference r on r.target_type = name.type and r.target_key = name.key
        and r.target_system is not distinct from name.system
       join source_record s on s.id = r.source_record_id
      where s.golden_id is not null`,
    [names.map((n) => n.targetType), names.map((n) => n.targetSystem), names.map((n) => n.targetKey)],
  );
  return rows.map((row) => row.golden_id);
}
