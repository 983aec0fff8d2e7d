import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeCrmCustomers } from './load/crmCustomersFile';
import { mooring } from './support/command';
import { freshPool } from './support/freshPool';

/**
 * `npm run -s bench:load`: how long `mooring import` takes for the first 1,000,000 customers of a pool, from a CRM's
 * file to matched golden records with their history, and the most memory that its process held with all its threads.
 * `--rows N` for another number, of which the limit is a share; `--verify` recomputes everything afterwards;
 * `--keep FILE` keeps the file, or takes it if it is there.
 */

/** For a million rows, on two cores. */
const LIMIT_SECONDS = 400;
const GOAL_SECONDS = 180;
const LIMIT_MB = 2_048;
const MILLION = 1_000_000;
/** scripts/ and bench/ lie in the sources; this file runs from dist/bench. */
const PEAK_HOOK = path.join(__dirname, '..', '..', 'bench', 'support', 'peakMemory.cjs');

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: String(MILLION) }, verify: { type: 'boolean', default: false }, keep: { type: 'string' } } });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1_000) throw new Error(`--rows: expected a whole number from 1000, got "${values.rows}"`);
  const folder = mkdtempSync(path.join(tmpdir(), 'mooring-bench-load-'));
  const file = values.keep ?? path.join(folder, 'customers.csv');
  const fresh = await freshPool();
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) await writeCrmCustomers(file, rows);
    const peakFile = path.join(folder, 'peak');
    const env = { ...fresh.env, NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --require ${PEAK_HOOK}`, BENCH_PEAK_FILE: peakFile };
    const [loadBefore = 0] = loadavg();
    const report = await mooring(['import', '--system', 'crm', '--type', 'customer', '--rejects', path.join(folder, 'rejects.csv'), file], env);
    if (report['read'] !== rows || report['created'] !== rows || report['initialLoad'] === undefined) throw new Error(`not all rows were loaded: ${JSON.stringify(report)}`);
    const seconds = Number(report['seconds']);
    const peakMB = Math.round(Number(readFileSync(peakFile, 'utf8')) / 1024);
    const limit = (LIMIT_SECONDS * rows) / MILLION;
    const differences = values.verify ? (await mooring(['verify'], { ...fresh.env }))['differences'] : null;
    const [size] = await fresh.pool.dataSource.query<{ mb: number }[]>('select pg_database_size(current_database())::float8 / 1048576 as mb');
    const ok = seconds <= limit && peakMB <= LIMIT_MB && (differences === null || differences === 0);
    process.stdout.write(`${JSON.stringify({
      rowsPerSecond: Math.round(rows / seconds), seconds, limitSeconds: limit, goalSeconds: (GOAL_SECONDS * rows) / MILLION, ratio: rounded(seconds / limit, 3),
      peakMB, limitMB: LIMIT_MB, ok, rows, ...(differences === null ? {} : { differences }), initialLoad: report['initialLoad'],
      databaseMB: Math.round(size?.mb ?? 0), cores: availableParallelism(), loadBefore: rounded(loadBefore, 2),
    })}\n`);
    if (!ok) process.exitCode = 1;
  } finally {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
