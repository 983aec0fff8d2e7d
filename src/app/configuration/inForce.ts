import { configurationName } from '../../core/configuration/configuration';
import type { Configuration } from '../../core/configuration/configuration';
import { withPolicies } from '../../core/configuration/readSurvivorship';
import { compileModel } from '../../core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import { entityType } from '../../core/model/model';
import type { TrustTable } from '../../core/survivorship/trust';
import { configurationsAt } from '../../storage/configurations';
import { systemsInForce, trustTableOf } from '../../storage/sourceSystems';
import type { SystemInForce } from '../../storage/sourceSystems';
import type { Tx } from '../../storage/transaction';
import type { Pool, PublishedConfiguration } from '../poolContext';
import { readConfiguration } from './readConfiguration';

/** The configuration that a transaction works by. Publishing waits for writers and they for it, so it stays in force to the end of the transaction. */
export interface InForce {
  /** The pool with what is published in the place of what is declared. */
  readonly pool: Pool;
  readonly systems: readonly SystemInForce[];
  readonly trust: TrustTable;
  /** The id of what was published last; '0' for nothing. */
  readonly revision: string;
}

/** One statement; one more when something was published that this process has not seen yet. */
export async function inForce(pool: Pool, tx: Tx): Promise<InForce> {
  const { systems, revision } = await systemsInForce(tx);
  return { pool: await poolAt(pool, tx, revision), systems, trust: trustTableOf(systems), revision };
}

/** The pool as configured up to a revision. */
export async function poolAt(pool: Pool, tx: Tx, revision: string): Promise<Pool> {
  if (revision === '0') return { ...pool, ...pool.declared, versions: new Map() };
  let { latest } = pool.published;
  if (latest?.revision !== revision) {
    latest = await readPublished(pool, tx, revision);
    pool.published.latest = latest;
  }
  const { model, matchModels, versions } = latest;
  return { ...pool, model, matchModels, versions };
}

async function readPublished(pool: Pool, tx: Tx, revision: string): Promise<PublishedConfiguration> {
  let configured: Pool = { ...pool, ...pool.declared, versions: new Map() };
  for (const { kind, type, version, content } of await configurationsAt(tx, revision)) {
    // Trust is in force where it is read: beside the systems.
    if (kind !== 'TRUST') configured = withConfiguration(configured, readConfiguration(pool, { kind, type }, content, []));
    configured = { ...configured, versions: new Map([...configured.versions, [configurationName({ kind, type }), version]]) };
  }
  const { model, matchModels, versions } = configured;
  return { revision, model, matchModels, versions };
}

/** The pool with one configuration in the place of what was there. Trust is not part of the pool. */
export function withConfiguration(pool: Pool, configuration: Configuration): Pool {
  switch (configuration.kind) {
    case 'MATCH_MODEL': return { ...pool, matchModels: new Map([...pool.matchModels, [configuration.type, compileModel(configuration.content, MATCH_COMPARISONS)]]) };
    case 'SURVIVORSHIP': {
      const type = withPolicies(entityType(pool.declared.model, configuration.type), configuration.content);
      return { ...pool, model: { types: new Map([...pool.model.types, [configuration.type, type]]) } };
    }
    case 'TRUST': return pool;
  }
}
