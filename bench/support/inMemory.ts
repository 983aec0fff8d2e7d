import type { DataSource } from '../../src/storage/dataSource';

/** The setting by which an operator gives the embedded Postgres its cache; `megabytes` is to hold the whole pool. */
export const cacheOf = (megabytes: number): NodeJS.ProcessEnv => ({ MOORING_SHARED_BUFFERS_MB: String(Math.max(256, Math.ceil(megabytes))) });

/**
 * Reads tables and their indexes into Postgres' own cache, where those of a pool in daily use are. Without it a bench
 * measures the disk: of two who ask for the same records, the second finds them read.
 */
export async function readIntoMemory(dataSource: DataSource, tables: readonly string[]): Promise<void> {
  await dataSource.query('create extension if not exists pg_prewarm');
  await dataSource.query(`
    select pg_prewarm(part.oid) from pg_class part
    where part.oid = any($1::regclass[]) or part.oid in (select indexrelid from pg_index where indrelid = any($1::regclass[]))
      or part.oid in (select reltoastrelid from pg_class where oid = any($1::regclass[]) and reltoastrelid <> 0)`, [tables]);
}
