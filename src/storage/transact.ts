import type { Pool, PoolClient, QueryResult } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Isolation } from './database';
import { sendTogether } from './pipeline';
import type { SentStatement } from './pipeline';
import type { Tx } from './transaction';

/** So many different statements are prepared; ours are some two hundred. */
const MAX_PREPARED = 500;
/** By text; null for one that has been sent once. */
const names = new Map<string, string | null>();
let prepared = 0;

/**
 * The name under which every connection keeps a statement, from its second use on: a text that is used once, as in a
 * test or a migration, is not worth one. Planning costs more than running for most of what a transaction sends.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known === undefined) {
    if (names.size < MAX_PREPARED) names.set(text, null);
    return undefined;
  }
  if (known !== null) return known;
  prepared += 1;
  const name = `tx${prepared}`;
  names.set(text, name);
  return name;
}

/** Rows as TypeORM gives them. */
const answerOf = ({ command, rows, rowCount }: QueryResult<object>): unknown => (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows);

/**
 * A transaction's statements. Those that are asked for before anybody waits for an answer go to the server together;
 * so do those that are only to be done by the end ({@link Tx.atEnd}), with the commit.
 */
class Transaction implements Tx {
  private waiting: SentStatement[] = [];
  private readonly last: (() => Promise<unknown>)[] = [];
  private ended = false;
  private failure: Error | null = null;

  constructor(private readonly client: PoolClient) {}

  async query<T>(text: string, parameters: readonly unknown[] = []): Promise<T> {
    return answerOf(await this.ask(text, parameters)) as T;
  }

  atEnd(write: () => Promise<unknown>): void {
    this.last.push(write);
  }

  /** What is left to be written, and the commit, together. Where a write fails before it has asked, nothing goes out ({@link abandon}). */
  async commit(): Promise<void> {
    const writes = this.last.map(async (write) => write());
    const committed = this.ask('commit', []);
    this.ended = true;
    const [{ command }] = await Promise.all([committed, ...writes]);
    // An error that somebody passed over has ended the transaction already.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by a statement whose failure was passed over');
  }

  /** Nothing goes to the server any more: what still runs side by side with what has failed must not write outside. */
  abandon(): void {
    this.ended = true;
    this.failure = new Error('the transaction was abandoned');
  }

  private async ask(text: string, parameters: readonly unknown[]): Promise<QueryResult<object>> {
    if (this.ended) throw new Error(`a statement came after the end of its transaction: ${text}`);
    // After all that is running now has asked for what it needs.
    if (this.waiting.length === 0) process.nextTick(this.flush);
    return new Promise((resolve, reject) => {
      // As TypeORM throws them. The driver and the system give errors, though not always of this realm's class.
      const fail = (error: unknown): void => { reject(new QueryFailedError(text, [...parameters], error as Error)); };
      this.waiting.push({ text, parameters, name: nameOf(text), resolve, reject: fail });
    });
  }

  private readonly flush = (): void => {
    const statements = this.waiting;
    this.waiting = [];
    if (this.failure === null) sendTogether(this.client, statements);
    else for (const { reject } of statements) reject(this.failure);
  };
}

/** Runs `work` in a transaction on this connection: committed if it ends well, rolled back if it throws. */
export async function transactOn<T>(client: PoolClient, isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = new Transaction(client);
  const begun = transaction.query(`begin isolation level ${isolation}`); // on its way with the first statement
  begun.catch(() => undefined); // what fails with it says so
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    transaction.abandon();
    await client.query('rollback').catch(() => undefined); // a connection that broke has rolled back
    throw error;
  }
}

/** The same on a connection of the pool. One that broke is thrown away. */
export async function transact<T>(pool: Pool, isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const ignore = (): void => { broken = true; };
  client.on('error', ignore);
  try {
    return await transactOn(client, isolation, work);
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}
