import type { ConfigurationKind, ConfigurationName } from '../core/configuration/configuration';
import type { JsonObject } from '../core/model/json';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** A published configuration. Times are milliseconds since the epoch. */
export interface ConfigurationVersion extends ConfigurationName {
  readonly version: number;
  readonly content: JsonObject;
  readonly note: string | null;
  readonly publishedBy: string;
  readonly publishedAt: number;
  readonly restores: number | null;
}

interface VersionRow {
  kind: ConfigurationKind; type: string; version: number; content: JsonObject; note: string | null; published_by: string; published_at: Date; restores: number | null;
}

const COLUMNS = 'kind, type, version, content, note, published_by, published_at, restores';

function toVersion(row: VersionRow): ConfigurationVersion {
  const { kind, type, version, content, note, restores } = row;
  return { kind, type, version, content, note, restores, publishedBy: row.published_by, publishedAt: toMs(row.published_at) };
}

/** Every configuration that was ever published, in the version that was in force when `revision` was the latest publication. */
export async function configurationsAt(tx: Tx, revision: string): Promise<ConfigurationVersion[]> {
  const rows = await tx.query<VersionRow[]>(`select distinct on (kind, type) ${COLUMNS} from configuration_version where id <= $1 order by kind, type, version desc`, [revision]);
  return rows.map(toVersion);
}

/** The number of the version in force; 0 where nothing was published. */
export async function versionInForce(tx: Tx, { kind, type }: ConfigurationName): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>('select coalesce(max(version), 0) as version from configuration_version where kind = $1 and type = $2', [kind, type]);
  return row?.version ?? 0;
}

export async function configurationVersion(tx: Tx, { kind, type }: ConfigurationName, version: number): Promise<ConfigurationVersion | null> {
  const rows = await tx.query<VersionRow[]>(`select ${COLUMNS} from configuration_version where kind = $1 and type = $2 and version = $3`, [kind, type, version]);
  return rows.map(toVersion)[0] ?? null;
}

/** Versions, the newest first; `before`: only lower ones. */
export async function configurationVersions(tx: Tx, { kind, type }: ConfigurationName, page: { readonly before: number | null; readonly limit: number }): Promise<ConfigurationVersion[]> {
  const rows = await tx.query<VersionRow[]>(
    `select ${COLUMNS} from configuration_version where kind = $1 and type = $2 and ($3::int is null or version < $3) order by version desc limit $4`,
    [kind, type, page.before, page.limit]);
  return rows.map(toVersion);
}

/** Publishes; the id says to every process that something is new. */
export async function addConfigurationVersion(tx: Tx, one: ConfigurationVersion): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into configuration_version (kind, type, version, content, note, published_by, published_at, restores)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7::timestamptz, $8) returning id`,
    [one.kind, one.type, one.version, JSON.stringify(one.content), one.note, one.publishedBy, toIso(one.publishedAt), one.restores]);
  return row?.id ?? '';
}
