import type { MappingLayout } from '../core/mapping/graph';
import type { MappingSpec } from '../core/mapping/spec';
import type { MappingName } from './mappingDrafts';
import { toMs } from './times';
import type { Tx } from './transaction';

/** A published mapping; never changed. Times are milliseconds since the epoch. */
export interface MappingVersion extends MappingName {
  readonly version: number;
  readonly spec: MappingSpec;
  readonly layout: MappingLayout | null;
  readonly note: string | null;
  readonly restores: number | null;
  readonly publishedBy: string;
  readonly publishedAt: number;
  readonly inForce: boolean;
}

interface Row {
  system: string; type: string; version: number; spec: MappingSpec; layout: MappingLayout | null; note: string | null; restores: number | null;
  published_by: string; published_at: Date; in_force: boolean;
}
const COLUMNS = 'system, type, version, spec, layout, note, restores, published_by, published_at, in_force';
const toVersion = ({ system, type, version, spec, layout, note, restores, ...row }: Row): MappingVersion =>
  ({ system, type, version, spec, layout, note, restores, publishedBy: row.published_by, publishedAt: toMs(row.published_at), inForce: row.in_force });

/** The versions in force, by system and type; of one system or type, or of all. */
export async function mappingsInForce(tx: Tx, { system, type }: { readonly system: string | null; readonly type: string | null }): Promise<MappingVersion[]> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from mapping_version where in_force and ($1::text is null or system = $1) and ($2::text is null or type = $2) order by system, type`, [system, type])).map(toVersion);
}

export async function mappingVersion(tx: Tx, { system, type }: MappingName, version: number): Promise<MappingVersion | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from mapping_version where system = $1 and type = $2 and version = $3`, [system, type, version])).map(toVersion)[0] ?? null;
}

/** Versions, the newest first; `before`: only lower ones. */
export async function mappingHistory(tx: Tx, { system, type }: MappingName, page: { readonly before: number | null; readonly limit: number }): Promise<MappingVersion[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from mapping_version where system = $1 and type = $2 and ($3::int is null or version < $3) order by version desc limit $4`,
    [system, type, page.before, page.limit])).map(toVersion);
}

/** The types that any version of a mapping has ever fed. */
export async function typesEverFed(tx: Tx, { system, type }: MappingName): Promise<string[]> {
  const rows = await tx.query<{ type: string }[]>(
    `select distinct output ->> 'type' as type from mapping_version m cross join jsonb_array_elements(m.spec -> 'outputs') as output where m.system = $1 and m.type = $2`, [system, type]);
  return rows.map((row) => row.type);
}
