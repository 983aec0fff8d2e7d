import { QueryFailedError } from 'typeorm';
import { connectionPool, RequestDatabase } from './database';
import type { Database } from './database';

/**
 * A statement that every connection plans once and keeps under its name. Worth it where planning costs as much as
 * the answer; its parameters must not decide between plans (see docs/decisions/2026-11-22-compiled-queries.md).
 */
export interface PreparedStatement { readonly name: string; readonly text: string }

/**
 * Runs a prepared reading statement on any connection of the pool, past TypeORM's query runner, which costs as much
 * as the driver itself. A connection that has broken is thrown away with its prepared statements; the next one
 * prepares them again. Errors are TypeORM's, as those of every other statement.
 */
export async function readPrepared<Row extends object>(database: Database, statement: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
  if (database instanceof RequestDatabase) return database.sendLagging<Row[]>(statement, parameters);
  const { name, text } = statement;
  try {
    const { rows } = await connectionPool(database).query<Row>({ name, text, values: [...parameters] });
    return rows;
  } catch (error) {
    throw error instanceof Error ? new QueryFailedError(text, [...parameters], error) : error;
  }
}
