import type { DataSource, EntityManager } from 'typeorm';

export type { DataSource } from 'typeorm';

/** A transaction, handed to whatever takes part in it: nothing writes outside one it can see. */
export type Tx = EntityManager;

/** Two writers that wait for each other, or that saw each other's half: run again, the outcome is the same. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Two writers that made the same golden key at once: the second finds it made when it runs again. */
const UNIQUE_VIOLATION = '23505';
const MAX_ATTEMPTS = 6;

/** Thrown by work that noticed it was overtaken; the transaction is rolled back and run again. */
export class Overtaken extends Error {
  readonly code = '40001';
}

/**
 * Runs `work` in one transaction, at most {@link MAX_ATTEMPTS} times where the database or the work itself
 * says that it was overtaken by another writer. `work` must therefore have no effect but on the database.
 */
export async function inTransaction<T>(dataSource: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction('READ COMMITTED', work);
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
      await new Promise((resolve) => { setTimeout(resolve, Math.random() * 10 * 2 ** attempt); });
    }
  }
}

function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (RETRYABLE.has(code) || code === UNIQUE_VIOLATION);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}
