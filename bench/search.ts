/**
 * How long a search takes, and whether it finds what was meant: `npm run -s bench:search -- [--customers N] [--rounds N]
 * [--data DIR]`. A pool of N customers (a million), twice as many devices and as many contracts, then every shape of
 * question in turn, through the operation that the resolver calls. DIR keeps the pool for another run. The last line
 * of standard output is one JSON object; exits with 1 where the limit is not kept, by all of the shapes together or by one.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Caller } from '../src/app/access';
import { createPool } from '../src/app/createPool';
import type { Pool } from '../src/app/poolContext';
import { searchRecords } from '../src/app/searchRecords';
import { readConfig } from '../src/config';
import { createDataSource } from '../src/storage/dataSource';
import { loadHashKey } from '../src/storage/dataDirectory';
import { migrate } from '../src/storage/migrate';
import { openDatabase } from '../src/storage/openDatabase';
import { fill } from './search/fill';
import { randomFrom } from './search/random';
import { SHAPES } from './search/shapes';
import { cpuTimeMs } from './support/cpuTime';
import { cacheOf, readIntoMemory } from './support/inMemory';

const LIMIT_MS = 50;
/** With the golden records of devices and contracts, search documents, and all indexes. */
const MEGABYTES_PER_CUSTOMER = 0.012;
/** Sees phone numbers, and so finds records by any part of them: an agent's searches look at less. */
const STEWARD: Caller = { tokenId: 'bench', name: 'bench', role: 'STEWARD', system: null };
const say = (text: string): void => { process.stderr.write(`${text}\n`); };
const round = (value: number): number => Math.round(value * 100) / 100;

function percentile(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

interface Shown { readonly p50: number; readonly p95: number; readonly most: number; readonly recallAt10: number | null; readonly truncated: number }

async function measure(pool: Pool, customers: number, rounds: number): Promise<{ all: number[]; cpu: number[]; byShape: Record<string, Shown> }> {
  const [{ pid } = { pid: 0 }] = await pool.dataSource.query<{ pid: number }[]>('select pg_backend_pid() as pid');
  const cpu: number[] = [];
  const times = new Map(SHAPES.map(({ name }) => [name, [] as number[]]));
  const meant = new Map(SHAPES.map(({ name }) => [name, { asked: 0, found: 0, truncated: 0 }]));
  const random = randomFrom(20_261_122);
  const warmUp = 2;
  for (let turn = -warmUp; turn < rounds; turn += 1) {
    for (const shape of SHAPES) {
      const typed = shape.type(random, { customers });
      const [since, cpuSince] = [performance.now(), cpuTimeMs(pid)];
      const { hits, truncated } = await searchRecords(pool, STEWARD, { type: typed.type ?? null, text: typed.text, first: 20 });
      const ms = performance.now() - since;
      if (turn < 0) continue;
      cpu.push(cpuTimeMs(pid) - cpuSince);
      times.get(shape.name)?.push(ms);
      const count = meant.get(shape.name);
      if (count === undefined) continue;
      if (truncated) count.truncated += 1;
      if (typed.meant === null) continue;
      count.asked += 1;
      const found = hits.slice(0, 10).some(({ view }) => typed.meant?.(view) === true);
      if (found) count.found += 1;
      else if (shape.limitOfRecall > 0 && process.env['MOORING_SHOW_MISSES'] === '1') say(`${shape.name}: "${typed.text}" missed; ${JSON.stringify(hits.slice(0, 3).map(({ view, matchedOn }) => [view.key, view.values['name'] ?? null, matchedOn]))}`);
    }
  }
  const byShape = Object.fromEntries(SHAPES.map(({ name }) => {
    const sorted = (times.get(name) ?? []).sort((a, b) => a - b);
    const { asked, found, truncated } = meant.get(name) ?? { asked: 0, found: 0, truncated: 0 };
    return [name, { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), most: percentile(sorted, 1), recallAt10: asked === 0 ? null : round(found / asked), truncated: round(truncated / sorted.length) }];
  }));
  return { all: [...times.values()].flat().sort((a, b) => a - b), cpu: cpu.sort((a, b) => a - b), byShape };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '40' }, data: { type: 'string' } } });
  const [customers, rounds] = [Number(values.customers), Number(values.rounds)];
  const dataDir = values.data ?? mkdtempSync(path.join(tmpdir(), 'mooring-bench-'));
  mkdirSync(dataDir, { recursive: true });
  const config = readConfig({ ...process.env, MOORING_DATA_DIR: dataDir, MOORING_SEED: 'none', DATABASE_URL: '', ...cacheOf(customers * MEGABYTES_PER_CUSTOMER) });
  const database = await openDatabase(config, 'bench');
  const dataSource = await createDataSource(database.url, { poolSize: 1, statementTimeoutMs: 3_600_000 }).initialize();
  try {
    await migrate(dataSource);
    const pool = createPool({ dataSource, hashKey: loadHashKey(config), bounds: config.limits });
    const mark = path.join(dataDir, 'bench-search.json');
    const since = performance.now();
    const filled = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) as object : { customers, ...await fill(pool, customers), seconds: 0 };
    if (!existsSync(mark)) writeFileSync(mark, JSON.stringify({ ...filled, seconds: Math.round((performance.now() - since) / 1000) }));
    const [sizes] = await dataSource.query<object[]>(`select pg_relation_size('search_document_tokens') / 1000000 as "indexMB", pg_table_size('search_document') / 1000000 as "tableMB"`);
    await readIntoMemory(dataSource, ['search_document', 'golden_record', 'golden_key', 'golden_reference']);
    const { all, cpu, byShape } = await measure(pool, customers, rounds);
    const [p50, p95, p99] = [percentile(all, 0.5), percentile(all, 0.95), percentile(all, 0.99)];
    const short = SHAPES.filter(({ name, limitOfRecall }) => (byShape[name]?.recallAt10 ?? 1) < limitOfRecall).map(({ name }) => name);
    const slow = SHAPES.filter(({ name }) => (byShape[name]?.p95 ?? 0) > LIMIT_MS).map(({ name }) => name);
    const ok = p95 <= LIMIT_MS && slow.length === 0 && short.length === 0;
    process.stdout.write(`${JSON.stringify({ p50, p95, p99, limitMs: LIMIT_MS, ok, cpuMs: { p50: percentile(cpu, 0.5), p95: percentile(cpu, 0.95) }, slow, short, customers, searches: all.length, loadAverage: round(loadavg()[0] ?? 0), ...JSON.parse(readFileSync(mark, 'utf8')) as object, ...sizes, byShape })}\n`);
    if (!ok) process.exitCode = 1;
  } finally {
    await dataSource.destroy();
    await database.close();
    if (values.data === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

void main().catch((error: unknown) => {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.exitCode = 1;
});
