import { createPool } from '../../src/app/createPool';
import type { PoolOptions } from '../../src/app/createPool';
import type { Caller } from '../../src/app/access';
import type { Pool } from '../../src/app/poolContext';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { createTestDataSource } from './postgres';
import type { TestDataSource } from './postgres';

export const ADMIN: Caller = { tokenId: 'test', name: 'admin', role: 'ADMIN', system: null };
export const STEWARD: Caller = { tokenId: 'test', name: 'steward', role: 'STEWARD', system: null };

export interface TestPool { readonly pool: Pool; readonly database: TestDataSource; readonly close: () => Promise<void> }

/** A pool on a database of its own, with the seed systems and mappings but no records. */
export async function createTestPool(options: Partial<PoolOptions> = {}): Promise<TestPool> {
  const database = await createTestDataSource();
  const pool = createPool({ dataSource: database.dataSource, hashKey: 'a key for tests', ...options });
  await seedConfiguration(pool);
  return { pool, database, close: database.close };
}
