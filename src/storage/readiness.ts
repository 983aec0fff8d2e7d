import type { DataSource } from 'typeorm';
import { migrationState } from './migrate';

/** What keeps the database from being used; undefined when nothing does. Words without data. */
export const databaseProblem = async (dataSource: DataSource): Promise<string | undefined> => {
  try {
    await dataSource.query('SELECT 1');
    return undefined;
  } catch {
    return 'the database does not answer';
  }
};

export const migrationProblem = async (dataSource: DataSource): Promise<string | undefined> => {
  try {
    const { pending } = await migrationState(dataSource);
    return pending.length === 0 ? undefined : `${pending.length} migrations have not run`;
  } catch {
    return 'unknown: the database does not answer';
  }
};
