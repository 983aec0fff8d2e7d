import { compile } from '../../core/mapping/compile';
import type { CompiledMapping } from '../../core/mapping/compile';
import { badInput, notFound } from '../../core/model/errors';
import { mappingInForce } from '../../storage/sourceSystems';
import type { StoredMapping, SystemInForce } from '../../storage/sourceSystems';
import type { Tx } from '../../storage/transaction';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';

export interface MappingInForce extends InForce {
  readonly system: SystemInForce;
  readonly version: number;
  readonly mapping: CompiledMapping;
}

/** The published mapping of (system, type), compiled once per version, with the configuration in force beside it; two statements. */
export async function mappingFor(pool: Pool, tx: Tx, system: string, type: string): Promise<MappingInForce> {
  const [configured, stored] = await Promise.all([inForce(pool, tx), mappingInForce(tx, system, type)]);
  const { systems } = configured;
  const known = systems.find((one) => one.code === system);
  if (known === undefined) {
    throw notFound(`the source system "${system}"`, `Known systems: ${systems.map((one) => one.code).join(', ') || 'none'}.`);
  }
  if (stored === null) throw notFound(`a published mapping of (${system}, ${type})`, 'Publish one first, or check the type.');
  return { ...configured, system: known, version: stored.version, mapping: compiledMapping(pool, stored) };
}

/** A published version never changes: it is compiled once, for all who use it. */
export function compiledMapping(pool: Pool, stored: StoredMapping): CompiledMapping {
  const name = `${stored.system}|${stored.type}|${stored.version}`;
  let mapping = pool.compiledMappings.get(name);
  if (mapping === undefined) {
    const compiled = compile(stored.spec, pool.model);
    if (!compiled.ok) {
      throw badInput('a mapping that fits the model', compiled.issues.map((issue) => `${issue.node}: ${issue.message.en}`).join('; '), 'Correct the mapping and publish it again.');
    }
    mapping = compiled.mapping;
    pool.compiledMappings.set(name, mapping);
  }
  return mapping;
}
