import { Client } from 'pg';
import type { PoolClient } from 'pg';
import { copyIn } from '../backup/copy';
import { connectionPool } from '../database';
import type { Database } from '../database';
import { WRITERS_GATE } from '../transaction';
import type { Tx } from '../transaction';

/** A transaction into which rows are also streamed. */
export interface LoadTx extends Tx {
  /** Feeds `COPY … FROM STDIN`; resolves with the number of rows. */
  copy(statement: string, blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>;
}

/** Memory for making indexes; the server gives it back. */
const MAINTENANCE_MEMORY = '512MB';

/**
 * One transaction that keeps all other writers out (they wait at the gate that every writer passes) and no reader. It
 * may take minutes, so no time limit of a statement holds for it. Not run again when it fails: what it is given to
 * write is there once.
 */
export async function inLoadTransaction<T>(database: Database, work: (tx: LoadTx) => Promise<T>): Promise<T> {
  const client = await connectionPool(database).connect();
  let broken = false;
  const onBroken = (): void => { broken = true; };
  client.on('error', onBroken);
  try {
    await client.query('begin');
    await client.query(`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local maintenance_work_mem = '${MAINTENANCE_MEMORY}'`);
    await client.query('select pg_advisory_xact_lock($1)', [WRITERS_GATE]);
    const result = await work(loadTx(client));
    const { command } = await client.query('commit');
    // An error that somebody passed over has ended the transaction already.
    if (command !== 'COMMIT') throw new Error('the load was rolled back by a statement whose failure was passed over');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // a connection that broke has rolled back
    throw error;
  } finally {
    client.off('error', onBroken);
    client.release(broken);
  }
}

function loadTx(client: PoolClient): LoadTx {
  if (!(client instanceof Client)) throw new Error('expected a connection of pg');
  const connection: Client = client;
  return {
    query: async <T>(text: string, parameters: readonly unknown[] = []): Promise<T> => {
      const { command, rows, rowCount } = await client.query<object>({ text, values: [...parameters] });
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T; // as every other transaction answers
    },
    copy: async (statement, blocks) => copyIn(connection, statement, buffers(blocks)),
  };
}

async function* buffers(blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const block of blocks) yield Buffer.from(block.buffer, block.byteOffset, block.byteLength);
}
