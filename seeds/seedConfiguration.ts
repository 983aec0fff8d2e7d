import type { Caller } from '../src/app/access';
import { record } from '../src/app/audit';
import type { Pool } from '../src/app/poolContext';
import { addSourceSystems, mappingInForce, publishMappingVersion } from '../src/storage/sourceSystems';
import { inTransaction } from '../src/storage/transaction';
import { seedMappings, seedSystems } from './seedFiles';

export const SEEDER: Caller = { tokenId: 'seed', name: 'seed', role: 'ADMIN', system: null, from: 'start' };

/** The source systems and published mappings of `seeds/`; what the pool has already stays as it is. */
export async function seedConfiguration(pool: Pool): Promise<void> {
  const publishedAt = new Date(pool.clock()).toISOString();
  await inTransaction(pool.dataSource, async (tx) => {
    const added = await addSourceSystems(tx, seedSystems());
    if (added.length > 0) await record(pool, tx, SEEDER, { operation: 'addSourceSystems', after: { codes: added } });
    for (const spec of seedMappings()) {
      if (await mappingInForce(tx, spec.system, spec.type) !== null) continue;
      const version = await publishMappingVersion(tx, { spec, publishedBy: SEEDER.name, publishedAt });
      await record(pool, tx, SEEDER, { operation: 'publishMapping', after: { version }, details: { system: spec.system, type: spec.type } });
    }
  });
}
