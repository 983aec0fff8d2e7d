import type { Pool } from '../src/app/poolContext';
import { addSourceSystems, mappingInForce, publishMappingVersion } from '../src/storage/sourceSystems';
import { inTransaction } from '../src/storage/transaction';
import { seedMappings, seedSystems } from './seedFiles';

/** The source systems and published mappings of `seeds/`; what the pool has already stays as it is. */
export async function seedConfiguration(pool: Pool): Promise<void> {
  const publishedAt = new Date(pool.clock()).toISOString();
  await inTransaction(pool.dataSource, async (tx) => {
    await addSourceSystems(tx, seedSystems());
    for (const spec of seedMappings()) {
      if (await mappingInForce(tx, spec.system, spec.type) !== null) continue;
      await publishMappingVersion(tx, { spec, publishedBy: 'seed', publishedAt });
    }
  });
}
