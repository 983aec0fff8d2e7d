import type { MappingSpec } from '../core/mapping/spec';
import type { SystemTrust, TrustTable } from '../core/survivorship/trust';
import type { Tx } from './transaction';

export interface SourceSystem {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** IANA zone in which the system writes times without an offset. */
  readonly timeZone: string;
  readonly trust: SystemTrust;
}

/** A source system as a transaction meets it. */
export interface SystemInForce extends SourceSystem {
  /** All that it sends is excluded: kept, and counted for nothing. */
  readonly excluded: boolean;
  /** Imports of it that are excluded. */
  readonly excludedImports: readonly string[];
}

interface SystemRow { code: string; name_zh: string; name_en: string; time_zone: string; trust: SystemTrust }

/** The systems with their trust, and how new the configuration is that they are taken in by: the id of what was published last, '0' for nothing. */
export interface SystemsInForce { readonly systems: readonly SystemInForce[]; readonly revision: string }

/** One statement, so that every transaction knows which configuration is in force without asking for it. */
export async function systemsInForce(tx: Tx): Promise<SystemsInForce> {
  const rows = await tx.query<(Omit<SystemRow, 'code'> & { code: string | null; revision: string; excluded: boolean; excluded_imports: string[] })[]>(
    `select s.code, s.name_zh, s.name_en, s.time_zone, s.trust, latest.revision, coalesce(out.whole, false) as excluded, coalesce(out.imports, '{}') as excluded_imports
       from (select coalesce(max(id), 0)::text as revision from configuration_version) latest left join source_system s on true
       left join (select system, bool_or(import_id is null) as whole, array_agg(import_id::text) filter (where import_id is not null) as imports
         from exclusion where ended_at is null group by system) out on out.system = s.code
      order by s.code`);
  return {
    revision: rows[0]?.revision ?? '0',
    systems: rows.flatMap(({ code, name_zh, name_en, time_zone, trust, excluded, excluded_imports }) =>
      (code === null ? [] : [{ code, nameZh: name_zh, nameEn: name_en, timeZone: time_zone, trust, excluded, excludedImports: excluded_imports }])),
  };
}

/** Sets how far systems are trusted. Systems that are not named keep what they have. */
export async function setTrust(tx: Tx, trust: Readonly<Record<string, SystemTrust>>): Promise<void> {
  await tx.query('update source_system s set trust = row.value from jsonb_each($1::jsonb) as row (key, value) where s.code = row.key', [JSON.stringify(trust)]);
}

export function trustTableOf(systems: readonly SourceSystem[]): TrustTable {
  return Object.fromEntries(systems.map((system) => [system.code, system.trust]));
}

/** Adds systems that the pool does not know yet, and returns their codes; those it knows stay as they are. */
export async function addSourceSystems(tx: Tx, systems: readonly SourceSystem[]): Promise<string[]> {
  const added = await tx.query<{ code: string }[]>(
    `insert into source_system (code, name_zh, name_en, time_zone, trust)
     select code, name_zh, name_en, time_zone, trust
       from jsonb_to_recordset($1::jsonb) as row (code text, name_zh text, name_en text, time_zone text, trust jsonb)
     on conflict do nothing returning code`,
    [JSON.stringify(systems.map((s) => ({ code: s.code, name_zh: s.nameZh, name_en: s.nameEn, time_zone: s.timeZone, trust: s.trust })))],
  );
  return added.map(({ code }) => code);
}

export interface StoredMapping { readonly system: string; readonly type: string; readonly version: number; readonly spec: MappingSpec }

/** The mapping in force for (system, type), or null when none has been published. */
export async function mappingInForce(tx: Tx, system: string, type: string): Promise<StoredMapping | null> {
  const rows = await tx.query<StoredMapping[]>(
    'select system, type, version, spec from mapping_version where system = $1 and type = $2 and in_force', [system, type]);
  return rows[0] ?? null;
}

/** Published versions by their names, in force or not; those that there are. */
export async function mappingVersions(tx: Tx, names: readonly Pick<StoredMapping, 'system' | 'type' | 'version'>[]): Promise<StoredMapping[]> {
  return tx.query<StoredMapping[]>(
    `select m.system, m.type, m.version, m.spec from unnest($1::text[], $2::text[], $3::int[]) as name (system, type, version)
       join mapping_version m on (m.system, m.type, m.version) = (name.system, name.type, name.version)`,
    [names.map((n) => n.system), names.map((n) => n.type), names.map((n) => n.version)]);
}

export interface NewMappingVersion {
  readonly spec: MappingSpec;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly note?: string | null;
  readonly layout?: object | null;
  /** The earlier version whose spec it brings back. */
  readonly restores?: number | null;
}

/** Publishes the next version of a mapping; the one before stays, no longer in force. */
export async function publishMappingVersion(tx: Tx, mapping: NewMappingVersion): Promise<number> {
  const { system, type } = mapping.spec;
  await tx.query('update mapping_version set in_force = false where system = $1 and type = $2 and in_force', [system, type]);
  const rows = await tx.query<{ version: number }[]>(
    `insert into mapping_version (system, type, version, spec, published_at, published_by, in_force, note, layout, restores)
     select $1, $2, coalesce(max(version), 0) + 1, $3::jsonb, $4::timestamptz, $5, true, $6, $7::jsonb, $8 from mapping_version where system = $1 and type = $2
     returning version`,
    [system, type, JSON.stringify(mapping.spec), mapping.publishedAt, mapping.publishedBy, mapping.note ?? null, mapping.layout === undefined || mapping.layout === null ? null : JSON.stringify(mapping.layout), mapping.restores ?? null],
  );
  return rows[0]?.version ?? 0;
}
