import { Client } from 'pg';
import { loadSeeds } from '../../../seeds/loadSeeds';
import { createPool } from '../../../src/app/createPool';
import { buildSearchPage } from '../../../src/app/pool/buildSearch';
import { createDataSource } from '../../../src/storage/dataSource';
import { ADMIN_URL_VARIABLE, TEMPLATE_DATABASE } from '../../support/testServer';
import type { TestDatabase } from '../../support/postgres';

export const HASH_KEY = 'a key for tests';
const SEEDED = 'mooring_seeded';
const BEING_SEEDED = 'mooring_being_seeded';
/** Whoever comes first makes it; the others wait. */
const LOCK = 7_204_117;

const adminUrl = (): string => process.env[ADMIN_URL_VARIABLE] ?? '';
const urlOf = (name: string): string => adminUrl().replace(/\/postgres$/, `/${name}`);

async function seed(): Promise<void> {
  const dataSource = await createDataSource(urlOf(BEING_SEEDED), { poolSize: 5 }).initialize();
  try {
    const pool = createPool({ dataSource, hashKey: HASH_KEY });
    await loadSeeds(pool);
    for (let more = true; more;) more = await buildSearchPage(pool);
  } finally {
    await dataSource.destroy();
  }
}

async function makeTemplate(client: Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [SEEDED]);
  if (rows.length > 0) return;
  await client.query(`drop database if exists ${BEING_SEEDED} with (force)`);
  await client.query(`create database ${BEING_SEEDED} template ${TEMPLATE_DATABASE}`);
  await seed();
  await client.query(`alter database ${BEING_SEEDED} rename to ${SEEDED}`);
}

/** A database of its own with the demo company in it: seeded once in a run, then cloned. */
export async function createSeededDatabase(): Promise<TestDatabase> {
  const client = new Client({ connectionString: adminUrl() });
  await client.connect();
  const name = `seeded_${process.pid}_${Date.now().toString(36)}`;
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await makeTemplate(client);
    await client.query(`create database ${name} template ${SEEDED}`);
  } finally {
    await client.end(); // the lock goes with it
  }
  return {
    url: urlOf(name),
    drop: async () => {
      const closing = new Client({ connectionString: adminUrl() });
      await closing.connect();
      await closing.query(`drop database if exists ${name} with (force)`);
      await closing.end();
    },
  };
}
