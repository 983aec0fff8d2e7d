import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/storage/dataSource';
import type { DataSourceOptions } from '../../src/storage/dataSource';
import { withClient } from '../../src/storage/postgres/database';
import { ADMIN_URL_VARIABLE, TEMPLATE_DATABASE } from './testServer';

export interface TestDatabase {
  readonly url: string;
  /** Removes the database, with whatever is still connected to it. */
  readonly drop: () => Promise<void>;
}

const adminUrl = (): string => {
  const url = process.env[ADMIN_URL_VARIABLE];
  if (url === undefined) throw new Error(`${ADMIN_URL_VARIABLE} is not set: run tests through jest, whose global set-up starts Postgres`);
  return url;
};

const create = async (template: string): Promise<TestDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(adminUrl(), async (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: adminUrl().replace(/\/postgres$/, `/${name}`),
    drop: async () => {
      await withClient(adminUrl(), async (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};

/** A database of its own for one test file, with all migrations applied: a clone, made in some 30 ms. */
export const createTestDatabase = async (): Promise<TestDatabase> => create(TEMPLATE_DATABASE);

/** A database with nothing in it, not even the migrations. */
export const createEmptyDatabase = async (): Promise<TestDatabase> => create('template0');

export interface TestDataSource { readonly url: string; readonly dataSource: DataSource; readonly close: () => Promise<void> }

/** `createTestDatabase` with a data source on it, and one function to end both. */
export const createTestDataSource = async (options: DataSourceOptions = {}): Promise<TestDataSource> => {
  const database = await createTestDatabase();
  const dataSource = await createDataSource(database.url, { poolSize: 5, ...options }).initialize();
  return {
    url: database.url,
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
};
