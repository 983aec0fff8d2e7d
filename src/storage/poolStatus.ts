import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** Connections of a data source's pool: all, those idle, and requests that wait for one. */
export const poolStatus = (dataSource: DataSource): { total: number; idle: number; waiting: number } => {
  const { driver } = dataSource;
  if (!(driver instanceof PostgresDriver)) throw new Error(`expected the Postgres driver, got ${driver.options.type}`);
  const pool = driver.master as Pool | undefined;
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
};
