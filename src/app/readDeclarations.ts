import { CODE_SETS } from '../core/model/codeSets';
import type { AttributeDeclaration, EntityType } from '../core/model/entityType';
import { fieldNames } from '../core/mapping/fieldNames';
import type { FieldName } from '../core/mapping/fieldNames';
import type { Label } from '../core/model/label';
import { mappingInForce, systemsInForce } from '../storage/sourceSystems';
import { authorise } from './access';
import type { Caller } from './access';
import { inForce } from './configuration/inForce';
import type { Pool } from './poolContext';

/** A code of the pool with its words. */
export interface DeclaredCode { readonly code: string; readonly label: Label }

export interface NamedSystem { readonly code: string; readonly label: Label; readonly timeZone: string }

/** The declared types, as they are in force: what names and orders the values of golden records on a screen. */
export async function readEntityTypes(pool: Pool, caller: Caller | null): Promise<readonly EntityType[]> {
  authorise(caller, null);
  const { pool: configured } = await inForce(pool, pool.dataSource.manager);
  return [...configured.model.types.values()];
}

/** The codes that an attribute's values are of; empty for other kinds. */
export function codesOf(attribute: AttributeDeclaration): readonly DeclaredCode[] {
  const set = attribute.kind === 'reference' ? undefined : CODE_SETS[attribute.codeSet ?? ''];
  return Object.entries(set ?? {}).map(([code, label]) => ({ code, label }));
}

/** The source systems by their codes; a SYSTEM token sees its own alone. */
export async function readSourceSystems(pool: Pool, caller: Caller | null): Promise<NamedSystem[]> {
  const { role, system } = authorise(caller, 'readRecords');
  const { systems } = await systemsInForce(pool.dataSource.manager);
  return systems.filter(({ code }) => role !== 'SYSTEM' || code === system)
    .map(({ code, nameZh, nameEn, timeZone }) => ({ code, label: { zh: nameZh, en: nameEn }, timeZone }));
}

/** How a system names the attributes of a type, by its mapping in force; empty where it has none. For front ends that write records as that system does. */
export async function readFieldNames(pool: Pool, caller: Caller | null, { system, type }: { readonly system: string; readonly type: string }): Promise<FieldName[]> {
  authorise(caller, 'prefill');
  const mapping = await mappingInForce(pool.dataSource.manager, system, type);
  return mapping === null ? [] : fieldNames(mapping.spec);
}
