import type { PoolClient } from 'pg';
import { SEQUENCER_LOCK, sequenceEverything } from './changes';
import { connectionPool } from './database';
import type { Database } from './database';
import type { Tx } from './transaction';

/** Statements on one client; rows as they come. */
const txOn = (client: PoolClient): Tx => ({ query: async <T>(text: string, parameters: readonly unknown[] = []) => (await client.query(text, [...parameters])).rows as T });

export interface LogSnapshot {
  /** Reads the pool as at one moment. */
  readonly tx: Tx;
  /** Exactly the changes up to this position are in what it reads. */
  readonly position: string;
  readonly end: () => Promise<void>;
}

/**
 * A snapshot of the database that ends at a position of the log, with no hole and no overlap: while no other sequencer works,
 * a transaction takes the snapshot, gives every change that it sees its position, and hands the snapshot to another, which
 * reads. What commits meanwhile is not seen and gets later positions. No writer waits.
 */
export async function openLogSnapshot(database: Database): Promise<LogSnapshot> {
  const pool = connectionPool(database);
  const [sequencer, reader] = [await pool.connect(), await pool.connect()];
  let broken = false;
  const end = async (): Promise<void> => {
    await reader.query('rollback').catch(() => { broken = true; });
    reader.release(broken);
  };
  try {
    const position = await sequenced(sequencer, async (snapshot) => {
      await reader.query('begin isolation level repeatable read, read only');
      await reader.query(`set transaction snapshot '${snapshot.replaceAll("'", '')}'`); // a name that the server has just given
    });
    return { tx: txOn(reader), position, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function sequenced(client: PoolClient, share: (snapshot: string) => Promise<void>): Promise<string> {
  let broken = false;
  try {
    await client.query('select pg_advisory_lock($1)', [SEQUENCER_LOCK]); // before the transaction, whose snapshot comes after
    await client.query('begin isolation level repeatable read');
    const tx = txOn(client);
    const [row] = await tx.query<{ snapshot: string }[]>('select pg_export_snapshot() as snapshot');
    await share(row?.snapshot ?? '');
    const position = await sequenceEverything(tx);
    await client.query('commit');
    return position;
  } catch (error) {
    broken = true; // with its lock
    throw error;
  } finally {
    if (!broken) await client.query('select pg_advisory_unlock($1)', [SEQUENCER_LOCK]);
    client.release(broken);
  }
}
