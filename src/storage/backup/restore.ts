import { Client } from 'pg';
import { MigrationExecutor } from 'typeorm';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { StartupError } from '../../config';
import { beginLogEpoch } from '../changes';
import { MIGRATIONS_TABLE } from '../dataSource';
import { MIGRATION_LOCK } from '../migrate';
import type { Tx } from '../transaction';
import { checkArchive, damaged, partsOf } from './archive';
import type { BackupHeader, BackupSequence } from './archive';
import { copyStatement, migrationsOf, sequencesOf, tablesOf } from './catalogue';
import { copyIn } from './copy';
import { copyJobsIn, dropJobs, hasQueue, JOBS } from './jobs';

export interface RestoreRequest {
  readonly file: string;
  /** Whether what the pool holds may be given up. */
  readonly replace: boolean;
  /** Called once nothing speaks against it any more, before anything is changed: makes the job queue's tables. */
  readonly prepare: (header: BackupHeader) => Promise<void>;
  /** Called at the end of the transaction: what is to be there with the restored pool, or not at all. */
  readonly complete?: (tx: Tx, summary: RestoreSummary) => Promise<void>;
}

export interface RestoreSummary {
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly jobs: number;
  /** Migrations that this version has and the backup had not. */
  readonly migrated: readonly string[];
}

/** What every migrated database holds, and what the service makes by itself as it starts. */
const NOT_CONTENT = new Set([MIGRATIONS_TABLE, 'log_epoch']);

/**
 * Puts a backup in the place of the pool, in one transaction: it is there as a whole or nothing has changed.
 * The tables are made anew as they were at the backup, filled, and migrated to what this version expects.
 * The file is read twice: the first time only to see that it is whole.
 */
export async function restore(dataSource: DataSource, request: RestoreRequest): Promise<RestoreSummary> {
  const header = await checkArchive(request.file);
  const known = dataSource.migrations;
  refuseNewerBackup(header, known);
  const runner = dataSource.createQueryRunner();
  const client = await connectionOf(runner);
  try {
    await runner.query('set statement_timeout = 0');
    await runner.query('set idle_in_transaction_session_timeout = 0');
    await takeMigrationLock(runner);
    await refuseOthers(client);
    if (!request.replace) await refuseContent(client);
    await request.prepare(header);
    await runner.startTransaction();
    const summary = await replacePool({ runner, client, header, known, migrationsTable: new MigrationsTable(dataSource, runner) }, request.file);
    await request.complete?.(runner.manager, summary);
    await runner.commitTransaction();
    await runner.query('analyze');
    return summary;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

async function connectionOf(runner: QueryRunner): Promise<Client> {
  const connection: unknown = await runner.connect();
  if (!(connection instanceof Client)) throw new Error('expected a connection of pg');
  return connection;
}

function refuseNewerBackup({ migrations }: BackupHeader, known: readonly MigrationInterface[]): void {
  const unknown = migrations.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length === 0) return;
  throw new StartupError(`the backup is newer than this program: it has the migrations ${unknown.join(', ')}, which this version does not know. `
    + 'Nothing was changed; restore it with the version that made it, or a later one.');
}

/** A service or a command that starts meanwhile waits for its turn to migrate, and finds the restored pool. */
async function takeMigrationLock(runner: QueryRunner): Promise<void> {
  const [row] = await runner.manager.query<{ taken: boolean }[]>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK]);
  if (row?.taken !== true) throw new StartupError('another process migrates or restores this database at this moment. Nothing was changed; try again when it has ended.');
}

async function refuseOthers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; pid: number }>(
    `select distinct application_name as name, min(pid) as pid from pg_stat_activity
      where datname = current_database() and application_name like 'mooring%' and application_name <> current_setting('application_name') group by 1 order by 1`);
  if (rows.length === 0) return;
  throw new StartupError(`the pool is in use by ${rows.map(({ name, pid }) => `"${name}" (database process ${pid})`).join(', ')}. `
    + 'Nothing was changed; stop the service on every node and let commands end, then restore.');
}

async function refuseContent(client: Client): Promise<void> {
  const found: string[] = [];
  for (const { name } of await tablesOf(client)) {
    if (NOT_CONTENT.has(name)) continue;
    const { rows: [row] } = await client.query<{ some: boolean }>(`select exists (select from ${client.escapeIdentifier(name)}) as some`);
    if (row?.some === true) found.push(name);
  }
  if (found.length === 0) return;
  throw new StartupError(`the pool is not empty: there are rows in ${found.join(', ')}. Nothing was changed; with --replace they are given up for those of the backup.`);
}

/** The table that TypeORM keeps its migrations in, made as TypeORM makes it. */
class MigrationsTable extends MigrationExecutor {
  async make(runner: QueryRunner): Promise<void> { await this.createMigrationsTableIfNotExist(runner); }
}

interface Replacing {
  readonly runner: QueryRunner;
  readonly client: Client;
  readonly header: BackupHeader;
  readonly known: readonly MigrationInterface[];
  readonly migrationsTable: MigrationsTable;
}

async function replacePool(replacing: Replacing, file: string): Promise<RestoreSummary> {
  const { runner, client, header, known, migrationsTable } = replacing;
  const former = await sequencesOf(client);
  await unmake(replacing);
  await migrationsTable.make(runner);
  for (const name of header.migrations) await known.find((migration) => migration.name === name)?.up(runner);
  const counted = await fill(replacing, file);
  await setSequences(client, [...former, ...header.sequences]);
  const migrated = known.filter(({ name }) => !header.migrations.includes(name ?? ''));
  for (const migration of migrated) {
    await migration.up(runner);
    const name = migration.name ?? '';
    await client.query(`insert into ${client.escapeIdentifier(MIGRATIONS_TABLE)} (timestamp, name) values ($1, $2)`, [name.slice(-13), name]);
  }
  await beginLogEpoch(runner.manager);
  return { createdAt: header.createdAt, tables: header.tables.length, ...counted, migrated: migrated.map(({ name }) => name ?? '') };
}

/** Takes back every migration, the latest first: what they made is gone, what others made in the database stays. */
async function unmake({ runner, client, known }: Replacing): Promise<void> {
  const applied = await migrationsOf(client, MIGRATIONS_TABLE);
  const unknown = applied.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new StartupError(`the database is newer than this program: it has the migrations ${unknown.join(', ')}. Nothing was changed; use the version that made it, or a later one.`);
  }
  for (const name of [...applied].reverse()) await known.find((migration) => migration.name === name)?.down(runner);
}

async function fill({ client, header }: Replacing, file: string): Promise<{ rows: number; jobs: number }> {
  const made = await tablesOf(client);
  const names = made.map(({ name }) => client.escapeIdentifier(name));
  // Triggers are for those who write; here rows only come back.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')}`);
  await client.query('set constraints all deferred');
  const queue = await hasQueue(client);
  if (queue) await dropJobs(client);
  const counted = { rows: 0, jobs: 0 };
  for await (const part of partsOf(file)) {
    if (part.kind === 'header') continue;
    if (part.name === JOBS) {
      counted.jobs = await copyJobsIn(client, part.blocks);
      continue;
    }
    const table = header.tables.find(({ name }) => name === part.name);
    if (table === undefined || !made.some(({ name }) => name === part.name)) throw damaged(file, `it has rows of ${part.name}, which its migrations do not make`);
    counted.rows += await copyIn(client, copyStatement(client, table, 'FROM STDIN'), part.blocks);
  }
  await client.query('set constraints all immediate');
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  return counted;
}

/** None below what the replaced pool has given out: nobody gets a key that somebody else had. */
async function setSequences(client: Client, values: readonly BackupSequence[]): Promise<void> {
  for (const { name, lastValue } of values) {
    const sequence = client.escapeIdentifier(name);
    const { rows: [found] } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [sequence]);
    if (found?.there === true) await client.query(`select setval($1::regclass, greatest($2::bigint, last_value)) from ${sequence}`, [sequence, lastValue]);
  }
}
