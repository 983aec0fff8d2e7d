import { MigrationExecutor } from 'typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { StartupError } from '../config';
import { MIGRATIONS_TABLE } from './dataSource';

/** Two nodes that start at once: the second waits here until the first has migrated. Any number, but one of ours. */
export const MIGRATION_LOCK = 7_466_501;
const OLDEST_SERVER_VERSION = 140_000;
/** A migration may build an index over a large table; the node that waits for it waits as long. */
const MIGRATION_TIMEOUT_MS = 60 * 60 * 1000;

const refuseOldServer = async (runner: QueryRunner): Promise<void> => {
  const [row] = await runner.manager.query<{ number: string; version: string }[]>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`);
  if (row === undefined || Number(row.number) >= OLDEST_SERVER_VERSION) return;
  throw new StartupError(`Postgres 14 or newer is needed; this server is version ${row.version}. Upgrade it, or point DATABASE_URL at a newer one.`);
};

const appliedNames = async (runner: QueryRunner): Promise<readonly string[]> => {
  if (!await runner.hasTable(MIGRATIONS_TABLE)) return [];
  const rows = await runner.manager.query<{ name: string }[]>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`);
  return rows.map((row) => row.name);
};

/** Migrations the code knows, by the names under which they are recorded. */
const knownNames = (dataSource: DataSource): readonly string[] =>
  dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);

const refuseNewerDatabase = (applied: readonly string[], known: readonly string[]): void => {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartupError(
    `the database is newer than this program: it has ${unknown.length === 1 ? 'a migration' : 'migrations'} `
    + `that this version does not know (${unknown.join(', ')}); the newest it knows is ${known.at(-1) ?? 'none'}. `
    + 'Start the version that made this database, or a later one; or restore a backup made before the upgrade.');
};

export interface MigrationState { readonly applied: readonly string[]; readonly pending: readonly string[] }

/** What the database has and what is still to be done; changes nothing. */
export const migrationState = async (dataSource: DataSource): Promise<MigrationState> => {
  const runner = dataSource.createQueryRunner();
  try {
    const applied = await appliedNames(runner);
    return { applied, pending: knownNames(dataSource).filter((name) => !applied.includes(name)) };
  } finally {
    await runner.release();
  }
};

/**
 * Brings an initialised data source's database to the state the code expects, each migration in
 * its own transaction. Returns the names of those that ran now.
 */
export const migrate = async (dataSource: DataSource): Promise<readonly string[]> => {
  const guard = dataSource.createQueryRunner();
  try {
    await refuseOldServer(guard);
    await guard.query(`SET statement_timeout = ${MIGRATION_TIMEOUT_MS}`);
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      refuseNewerDatabase(await appliedNames(guard), knownNames(dataSource));
      // On the guard's own connection: the pool's others have the short timeout of requests.
      const executor = new MigrationExecutor(dataSource, guard);
      executor.transaction = 'each';
      const ran = await executor.executePendingMigrations();
      return ran.map((migration) => migration.name);
    } finally {
      await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await guard.query('RESET statement_timeout');
    }
  } finally {
    await guard.release();
  }
};
