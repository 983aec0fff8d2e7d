import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CRM_COLUMNS, writeCrmFile } from './import/crmFile';
import { mooring } from './support/command';
import { freshPool } from './support/freshPool';
import type { FreshPool } from './support/freshPool';

/**
 * `npm run -s bench:import`: rows per second and peak memory of `mooring import` for a CRM extract of 200,000 rows and
 * one of 20,000, each into a fresh pool, beside a bare `COPY` of the same file into a table of text. Memory must not
 * grow with the file. `--rows N` for another size (the small one is a tenth).
 */

/** The large file may take so much more memory than the small one: noise of the collector, not growth. */
const MAX_GROWTH = 1.25;
/** The heap that both files get: without a bound, garbage is left lying for as long as there is room, and says nothing of what is needed. */
const MAX_HEAP_MB = 160;
/** scripts/ and bench/ lie in the sources; this file runs from dist/bench. */
const PEAK_HOOK = path.join(__dirname, '..', '..', 'bench', 'support', 'peakMemory.cjs');

interface Measured { readonly rows: number; readonly seconds: number; readonly rowsPerSecond: number; readonly copyRowsPerSecond: number; readonly peakMB: number }

/** The server reads the file itself: nothing but Postgres' own work. */
async function copyRowsPerSecond({ pool }: FreshPool, file: string, rows: number): Promise<number> {
  await pool.dataSource.query(`create table bare_copy (${CRM_COLUMNS.map((name) => `"${name}" text`).join(', ')})`);
  const rounds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await pool.dataSource.query('truncate bare_copy');
    const started = performance.now();
    await pool.dataSource.query(`copy bare_copy from '${file.replaceAll('\'', '\'\'')}' with (format csv, header true, encoding 'UTF8')`);
    rounds.push((performance.now() - started) / 1000);
  }
  const [{ n } = { n: '0' }] = await pool.dataSource.query<{ n: string }[]>('select count(*) as n from bare_copy');
  if (Number(n) !== rows) throw new Error(`COPY read ${n} rows of ${rows}`);
  await pool.dataSource.query('drop table bare_copy');
  return Math.round(rows / (rounds.sort((a, b) => a - b)[1] ?? Number.NaN));
}

async function measure(folder: string, rows: number): Promise<Measured> {
  const file = path.join(folder, `crm-${rows}.csv`);
  const peakFile = path.join(folder, `peak-${rows}`);
  await writeCrmFile(file, rows);
  const fresh = await freshPool();
  try {
    const copied = await copyRowsPerSecond(fresh, file, rows);
    const env = { ...fresh.env, NODE_OPTIONS: `--require ${PEAK_HOOK} --max-old-space-size=${MAX_HEAP_MB}`, BENCH_PEAK_FILE: peakFile, MOORING_INITIAL_LOAD_BYTES: String(2 ** 40) }; // row by row: a load in one go is bench:load's
    const report = await mooring(['import', '--system', 'crm', '--type', 'customer', '--rejects', path.join(folder, 'rejects.csv'), file], env);
    if (report['read'] !== rows || report['created'] !== rows) throw new Error(`not all rows were taken: ${JSON.stringify(report)}`);
    const seconds = Number(report['seconds']);
    const measured = { rows, seconds, rowsPerSecond: Math.round(rows / seconds), copyRowsPerSecond: copied, peakMB: Math.round(Number(readFileSync(peakFile, 'utf8')) / 1024) };
    process.stderr.write(`${JSON.stringify(measured)}\n`);
    return measured;
  } finally {
    await fresh.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1_000) throw new Error(`--rows: expected a whole number from 1000, got "${values.rows}"`);
  const folder = mkdtempSync(path.join(tmpdir(), 'mooring-bench-import-'));
  chmodSync(folder, 0o755); // Postgres reads the file as its own user
  try {
    const small = await measure(folder, Math.round(rows / 10));
    const large = await measure(folder, rows);
    const growth = Math.round((large.peakMB / small.peakMB) * 100) / 100;
    const ok = growth <= MAX_GROWTH;
    process.stdout.write(`${JSON.stringify({
      rowsPerSecond: large.rowsPerSecond, ratio: Math.round((large.rowsPerSecond / large.copyRowsPerSecond) * 100_000) / 100_000, peakMB: large.peakMB,
      memoryGrowth: growth, maxMemoryGrowth: MAX_GROWTH, ok, large, small, cores: availableParallelism(),
    })}\n`);
    if (!ok) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
