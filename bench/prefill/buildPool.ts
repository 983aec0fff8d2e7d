import type { DataSource } from '../../src/storage/dataSource';
import { inTransaction } from '../../src/storage/transaction';
import { INDEX_STATEMENTS, statementFor } from './rows';
import type { PoolSize, TypeName } from './rows';
import { addWords } from './words';

const CHUNK_ROWS = 50_000;
/** Statements under way at a time. */
const BUILDERS = 2;
/** Made after the rows, which is quicker than keeping them up with each. */
const INDEXES_LATER = ['golden_key_golden', 'golden_reference_in_force', 'golden_reference_target', 'golden_reference_past'];

/**
 * Fills an empty, migrated pool with golden records, golden keys and golden references, in the shapes that ingest
 * gives them (see selfCheck), by statements over whole sets. Source records, versions and changes are left out:
 * prefill reads none of them. `say` tells how far it is.
 */
export async function buildPool(dataSource: DataSource, size: PoolSize, say: (text: string) => void): Promise<void> {
  const words = await inTransaction(dataSource, addWords);
  const definitions = await dataSource.query<{ indexdef: string }[]>('select indexdef from pg_indexes where indexname = any($1)', [INDEXES_LATER]);
  for (const name of INDEXES_LATER) await dataSource.query(`drop index ${name}`);
  for (const type of ['customer', 'device', 'contract', 'ticket'] as const) {
    await build(dataSource, type, { words, size });
    say(`${size[type]} golden records of type ${type}`);
  }
  await inReplicaRole(dataSource, INDEX_STATEMENTS);
  say('golden keys and references');
  await together(definitions.map(({ indexdef }) => async () => { await dataSource.query(indexdef); }));
  await dataSource.query('drop table bench_word');
  await dataSource.query(`select setval('golden_key_number', $1)`, [size.customer]);
  await dataSource.query('vacuum (analyze) golden_record, golden_key, golden_reference, device_model');
  say('indexes and statistics');
}

async function build(dataSource: DataSource, type: TypeName, { words, size }: { readonly words: Readonly<Record<string, number>>; readonly size: PoolSize }): Promise<void> {
  const statement = statementFor(type, words, size);
  const chunks = Array.from({ length: Math.ceil(size[type] / CHUNK_ROWS) }, (_none, chunk) => chunk * CHUNK_ROWS + 1);
  await together(chunks.map((from) => async () => { await dataSource.query(statement, [from, Math.min(size[type], from + CHUNK_ROWS - 1)]); }));
}

/** Foreign keys are not looked up row by row: what is pointed to is there by construction, and selfCheck looks. */
async function inReplicaRole(dataSource: DataSource, statements: readonly string[]): Promise<void> {
  await together(statements.map((statement) => async () => {
    const runner = dataSource.createQueryRunner();
    try {
      await runner.query(`set session_replication_role = 'replica'`);
      await runner.query(`set work_mem = '512MB'`);
      await runner.query(statement);
    } finally {
      await runner.query('reset all');
      await runner.release();
    }
  }));
}

/** A few at a time, in order. */
async function together(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: BUILDERS }, async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  }));
}
