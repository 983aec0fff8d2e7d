import { Client } from 'pg';
import { copyIn } from '../backup/copy';
import { connectionPool } from '../database';
import type { Database } from '../database';
import { transactOn } from '../transact';
import { WRITERS_GATE } from '../transaction';
import type { Tx } from '../transaction';

/** A transaction into which rows are also streamed. */
export interface LoadTx extends Tx {
  /** Feeds `COPY … FROM STDIN`; resolves with the number of rows. */
  copy(statement: string, blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>;
}

/** Memory for making indexes; the server gives it back. */
const MAINTENANCE_MEMORY = '256MB';

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
    return await transactOn(client, 'READ COMMITTED', async (tx) => {
      await tx.query(`set local statement_timeout = 0`);
      await tx.query(`set local idle_in_transaction_session_timeout = 0`);
      await tx.query(`set local maintenance_work_mem = '${MAINTENANCE_MEMORY}'`);
      await tx.query('select pg_advisory_xact_lock($1)', [WRITERS_GATE]);
      if (!(client instanceof Client)) throw new Error('expected a connection of pg');
      return work({ query: async (text, parameters) => tx.query(text, parameters), copy: async (statement, blocks) => copyIn(client, statement, buffers(blocks)) });
    });
  } finally {
    client.off('error', onBroken);
    client.release(broken);
  }
}

async function* buffers(blocks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const block of blocks) yield Buffer.from(block.buffer, block.byteOffset, block.byteLength);
}
