import type { Pool, PoolClient } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Isolation } from './database';
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

/** Sends one statement; rows as TypeORM gives them, errors as it throws them. */
export async function sendOn<T>(client: PoolClient, statement: { readonly text: string; readonly name?: string | undefined }, parameters: readonly unknown[]): Promise<T> {
  const { text, name } = statement;
  try {
    const { command, rows, rowCount } = await client.query<object>(name === undefined ? { text, values: [...parameters] } : { name, text, values: [...parameters] });
    return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
  } catch (error) {
    throw error instanceof Error ? new QueryFailedError(text, [...parameters], error) : error;
  }
}

/** Runs `work` in a transaction on this connection: committed if it ends well, rolled back if it throws. */
export async function transactOn<T>(client: PoolClient, isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<T> {
  await client.query(`begin isolation level ${isolation}`);
  const tx: Tx = { query: async (text, parameters = []) => sendOn(client, { text, name: parameters.length === 0 ? undefined : nameOf(text) }, parameters) };
  try {
    const result = await work(tx);
    const { command } = await client.query('commit');
    // An error that somebody passed over has ended the transaction already.
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back by a statement whose failure was passed over');
    return result;
  } catch (error) {
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
