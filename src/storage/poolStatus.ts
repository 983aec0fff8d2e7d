import { connectionPool } from './database';
import type { Database } from './database';

/** Connections of a database's pool: all, those idle, and requests that wait for one. */
export const poolStatus = (database: Database): { total: number; idle: number; waiting: number } => {
  const { totalCount, idleCount, waitingCount } = connectionPool(database);
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
};
