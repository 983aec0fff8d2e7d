import { Pool } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/**
 * A statement that every connection plans once and keeps under its name. Worth it where planning costs as much as
 * the answer; its parameters must not decide between plans (see docs/decisions/2026-11-22-compiled-queries.md).
 */
export interface PreparedStatement { readonly name: string; readonly text: string }

/** The driver's own pool of connections. */
export function connectionPool(dataSource: DataSource): Pool {
  const { driver } = dataSource;
  if (!(driver instanceof PostgresDriver)) throw new Error(`expected the Postgres driver, got ${driver.options.type}`);
  const pool: unknown = driver.master;
  if (!(pool instanceof Pool)) throw new Error('the data source has no pool of connections: it is not initialised');
  return pool;
}

/**
 * Where reads go that may lag a moment behind what was written: the one place to send them to read replicas.
 * Whoever must see its own writes reads through the data source, or in its transaction.
 */
function poolForLaggingReads(dataSource: DataSource): Pool {
  return connectionPool(dataSource);
}

/**
 * Runs a prepared reading statement on any connection of the pool, past TypeORM's query runner, which costs as much
 * as the driver itself. A connection that has broken is thrown away with its prepared statements; the next one
 * prepares them again. Errors are TypeORM's, as those of every other statement.
 */
export async function readPrepared<Row extends object>(dataSource: DataSource, { name, text }: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
  try {
    const { rows } = await poolForLaggingReads(dataSource).query<Row>({ name, text, values: [...parameters] });
    return rows;
  } catch (error) {
    throw error instanceof Error ? new QueryFailedError(text, [...parameters], error) : error;
  }
}
