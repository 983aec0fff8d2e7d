import { connectionPool, RequestDatabase } from './database';
import type { Database } from './database';
import { transact } from './transact';

export type { Database } from './database';

/**
 * Whatever a statement can be sent to: a transaction, handed to everything that takes part in it (nothing
 * writes outside one it can see), or the pool of connections, for reading.
 */
export interface Tx {
  query<T>(statement: string, parameters?: readonly unknown[]): Promise<T>;
  /**
   * In a transaction of ours: what is to be done by its end and answers nothing that anybody needs. All of it goes to the
   * server with the commit, in the order in which it was given; each `write` must ask for all that it has to ask for
   * before it waits for anything.
   */
  atEnd?(write: () => Promise<unknown>): void;
}

/** Does what nobody waits for: with the commit where the transaction knows how ({@link Tx.atEnd}), else at once. */
export async function byTheEnd(tx: Tx, write: () => Promise<unknown>): Promise<void> {
  if (tx.atEnd === undefined) await write();
  else tx.atEnd(write);
}

/** Two writers that wait for each other, or that saw each other's half: run again, the outcome is the same. */
const RETRYABLE = new Set(['40001', '40P01']);
/** Two writers that made the same golden key at once: the second finds it made when it runs again. */
const UNIQUE_VIOLATION = '23505';
const MAX_ATTEMPTS = 6;
/**
 * Writers go through this gate side by side. Whoever was overtaken goes through alone: nobody is left to
 * overtake it again, so a batch is never lost to others that touch the same records.
 */
export const WRITERS_GATE = 0x4d4f4754;

/** Thrown by work that noticed it was overtaken; the transaction is rolled back and run again. */
export class Overtaken extends Error {
  readonly code = '40001';
}

export interface TransactionTerms {
  /** While nobody else writes: whoever comes after sees all that this has changed. For short work that concerns every writer. */
  readonly alone?: boolean;
}

/**
 * Runs `work` in one transaction, again (at most {@link MAX_ATTEMPTS} times) where the database or the work
 * itself says that it was overtaken by another writer. `work` must therefore have no effect but on the database.
 */
export async function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>, { alone = false }: TransactionTerms = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await begin(database, async (tx) => {
        const gate = tx.query(attempt === 1 && !alone ? 'select pg_advisory_xact_lock_shared($1)' : 'select pg_advisory_xact_lock($1)', [WRITERS_GATE]);
        const [, result] = await Promise.all([gate, work(tx)]); // the first statements of the work go with it
        return result;
      });
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

const begin = async <T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  (database instanceof RequestDatabase ? database.transaction('READ COMMITTED', work) : transact(connectionPool(database), 'READ COMMITTED', work));

function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (RETRYABLE.has(code) || code === UNIQUE_VIOLATION);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? codeOf(error.driverError) : undefined;
}
