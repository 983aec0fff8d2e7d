import { createWriteStream, linkSync, existsSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { StartupError } from '../../config';
import { MIGRATIONS_TABLE } from '../dataSource';
import { withClient } from '../postgres/database';
import { ArchiveWriter, FORMAT } from './archive';
import type { BackupHashKey, BackupHeader } from './archive';
import { copyStatement, migrationsOf, sequencesOf, tablesOf } from './catalogue';
import { copyOut } from './copy';
import { copyJobsOut, hasQueue, JOBS } from './jobs';
import { holdStatement, TABLE_NAMES } from '../standingTables';

export interface BackupSummary {
  readonly file: string;
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Jobs that wait. */
  readonly jobs: number;
  readonly bytes: number;
}

/** Half of the best level's time for nine tenths of its effect: rows are JSON, and much of them repeats. */
const GZIP_LEVEL = 4;

/**
 * Writes everything that is state into one file, as it was at one moment, while others read and write. Memory
 * does not grow with the pool. The file appears whole or not at all, readable by its owner alone: it holds
 * personal data, and the hash key where the data directory keeps it.
 */
export async function backUp(url: string, file: string, hashKey: BackupHashKey | null): Promise<BackupSummary> {
  if (existsSync(file)) throw fileExists(file);
  const draft = `${file}.${randomBytes(4).toString('hex')}.partial`;
  try {
    const summary = await withClient(url, async (client) => {
      await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set application_name = \'mooring backup\'');
      const { rows: [tables] } = await client.query<{ names: string | null }>(TABLE_NAMES);
      await client.query('begin isolation level repeatable read read only');
      if (typeof tables?.names === 'string') await client.query(holdStatement(tables.names));
      const header = await headerOf(client, hashKey);
      const counted = { rows: 0, jobs: 0 };
      const target = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
      await pipeline(framesOf(client, header, counted), createGzip({ level: GZIP_LEVEL }), target);
      return { createdAt: header.createdAt, tables: header.tables.length, ...counted };
    });
    linkSync(draft, file); // unlike a rename, it fails when the name was taken meanwhile
    return { file, ...summary, bytes: statSync(file).size };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? fileExists(file) : cannotWrite(error, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

const fileExists = (file: string): StartupError => new StartupError(`the file ${file} exists: a backup does not overwrite another. Give another name.`);

const cannotWrite = (error: unknown, file: string): unknown => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const isOfTheFile = syscall === 'open' || syscall === 'write' || syscall === 'link' || syscall === 'fsync';
  return isOfTheFile ? new StartupError(`the backup cannot be written to ${file}: ${code ?? 'unknown'}`, { cause: error }) : error;
};

async function headerOf(client: Client, hashKey: BackupHashKey | null): Promise<BackupHeader> {
  const migrations = await migrationsOf(client, MIGRATIONS_TABLE);
  if (migrations.length === 0) throw new StartupError('there is no pool to back up: the database was never migrated. Check DATABASE_URL and MOORING_DATA_DIR.');
  const { rows: [moment] } = await client.query<{ now: Date }>('select now() as now');
  return {
    mooringBackup: FORMAT, createdAt: (moment?.now ?? new Date()).toISOString(), migrations,
    tables: await tablesOf(client), sequences: await sequencesOf(client), hashKey,
  };
}

async function* framesOf(client: Client, header: BackupHeader, counted: { rows: number; jobs: number }): AsyncGenerator<Buffer> {
  const archive = new ArchiveWriter();
  yield archive.header(header);
  for (const table of header.tables) counted.rows += yield* archive.table(table.name, copyOut(client, copyStatement(client, table, 'TO STDOUT')));
  if (await hasQueue(client)) counted.jobs = yield* archive.table(JOBS, copyJobsOut(client));
  yield archive.end();
}
