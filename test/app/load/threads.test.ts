import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crmCustomer } from '../../../bench/ingest/crmCustomers';
import { CRM_COLUMNS } from '../../../bench/import/crmFile';
import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import { verify } from '../../../src/app/verify';
import { compileSources } from '../../support/compiled';
import type { CompiledSources } from '../../support/compiled';
import { contents } from '../../support/contents';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { mesDevice } from '../../support/records';
import { run } from '../../support/service';
import type { Exit, Process } from '../../support/service';

const HASH_KEY = 'a key for tests, long enough to be one';
const folder = mkdtempSync(path.join(tmpdir(), 'mooring-load-threads-'));
const file = path.join(folder, 'customers.csv');
let sources: CompiledSources;
let held: TestPool;
beforeAll(async () => {
  sources = compileSources();
  held = await createTestPool({ hashKey: HASH_KEY });
  writeFileSync(file, [CRM_COLUMNS, ...Array.from({ length: 2_500 }, (_none, n) => crmCustomer(n))].map((cells) => `${cells.join(',')}\n`).join(''));
});
afterAll(async () => { await held.close(); sources.remove(); rmSync(folder, { recursive: true }); });

/** The command as an operator runs it, in a process of its own, with threads. */
const load = (): Process => run({
  cli: sources.cli, args: ['import', '--system', 'crm', '--type', 'customer', '--rejects', path.join(folder, 'rejects.csv'), file],
  env: { DATABASE_URL: held.database.url, MOORING_DATA_DIR: path.join(folder, 'data'), MOORING_HASH_KEY: HASH_KEY, MOORING_INITIAL_LOAD_BYTES: '0' },
});

/** Waits until the load has begun to write: its transaction is there, and rows go into it. */
async function untilItWrites(process: Process): Promise<void> {
  const state: { ended: Exit | null } = { ended: null };
  void process.exit.then((exit) => { state.ended = exit; });
  for (;;) {
    const [writer] = await held.pool.dataSource.query<unknown[]>(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'mooring import' and query ilike 'copy %'`);
    if (writer !== undefined) return;
    if (state.ended !== null) throw new Error(`the load ended before anybody saw it write: ${JSON.stringify(state.ended)}`);
  }
}

test('a kill while rows are written leaves the pool as it was, for the next run to load', async () => {
  const before = await contents(held.pool);
  const killed = load();
  await untilItWrites(killed);
  killed.child.kill('SIGKILL');
  await killed.exit;
  expect(await contents(held.pool)).toEqual(before);
});

test('while rows are written others read, and whoever writes waits and is not lost', async () => {
  const loading = load();
  await untilItWrites(loading);
  let written = false;
  const writing = upsertSourceRecords(held.pool, ADMIN, { system: 'mes', type: 'device', records: [mesDevice('QZ24010001AB').input] }).then(() => { written = true; });
  for (const table of ['golden_record', 'golden_key', 'golden_version', 'search_document', 'source_record', 'change']) await held.pool.dataSource.query(`select count(*) from ${table}`);
  const [lockedOut] = await held.pool.dataSource.query<{ reads: string }[]>(
    `select count(*) as reads from pg_locks l join pg_stat_activity a using (pid) where a.application_name = 'mooring import' and l.mode = 'AccessExclusiveLock' and l.granted
      and l.relation in ('golden_record'::regclass, 'golden_key'::regclass, 'source_record'::regclass, 'search_document'::regclass)`);
  // Either it still writes, and then it shuts nobody out; or it has ended meanwhile, and there is nothing to see.
  expect(lockedOut?.reads).toBe('0');
  const { code, stdout, stderr } = await loading.exit;
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ read: 2_500, created: 2_500, rejected: 0, initialLoad: { goldenRecords: expect.any(Number) } });
  await writing;
  expect(written).toBe(true);
  expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [], sourceRecords: 2_501 });
});
