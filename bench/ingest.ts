/**
 * What taking records in costs, one by one and in batches: `npm run -s bench:ingest -- [--customers N] [--seconds N]`.
 * A pool of N customers of a made-up CRM, then new ones through the operation that the resolver calls, from eight
 * callers at once. The last line of standard output is one JSON object.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { OPERATOR } from '../src/cli/withPool';
import { upsertSourceRecords } from '../src/app/ingest/upsertSourceRecords';
import type { SourceRecordInput } from '../src/app/ingest/types';
import type { Pool } from '../src/app/poolContext';
import { crmPayload } from './ingest/crmCustomers';
import { freshPool } from './support/freshPool';

const CALLERS = 8;
const BATCH = 100;
const FILL_BATCH = 500;

interface Figures { readonly perSecond: number; readonly p50: number; readonly p95: number; readonly nodeMicros: number; readonly postgresMicros: number }

const recordOf = (n: number): SourceRecordInput => ({ sourceKey: `C${String(n).padStart(8, '0')}`, payload: crmPayload(n), updatedAt: null });

/** Processor time of all processes named postgres, milliseconds: the bench has the only ones. */
function postgresCpuMs(): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [name, rest] = [readFileSync(`/proc/${pid}/comm`, 'utf8').trim(), readFileSync(`/proc/${pid}/schedstat`, 'utf8')];
      if (name === 'postgres') ticks += Number(rest.split(' ')[0]) / 1e6;
    } catch { /* it has ended meanwhile */ }
  }
  return ticks;
}

const at = (sorted: readonly number[], share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 100) / 100;

async function run(pool: Pool, from: number, { batch, calls }: { readonly batch: number; readonly calls: number }): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const [cpu, postgres, started] = [process.cpuUsage(), postgresCpuMs(), performance.now()];
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    while (next < calls) {
      const call = next;
      next += 1;
      const records = Array.from({ length: batch }, (_none, index) => recordOf(from + call * batch + index));
      const since = performance.now();
      const report = await upsertSourceRecords(pool, OPERATOR, { system: 'crm', type: 'customer', records });
      times.push(performance.now() - since);
      if (report.accepted !== batch) throw new Error(`not all were taken: ${JSON.stringify(report)}`);
    }
  }));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const records = calls * batch;
  return {
    perSecond: Math.round(records / seconds), p50: at(times, 0.5), p95: at(times, 0.95),
    nodeMicros: Math.round((user + system) / records), postgresMicros: Math.round(((postgresCpuMs() - postgres) * 1_000) / records),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' }, calls: { type: 'string', default: '2000' } } });
  const customers = Number(values.customers);
  const calls = Number(values.calls);
  const fresh = await freshPool(10);
  try {
    const filled = await run(fresh.pool, 0, { batch: FILL_BATCH, calls: Math.ceil(customers / FILL_BATCH) });
    process.stderr.write(`${JSON.stringify({ filled })}\n`);
    const from = Math.ceil(customers / FILL_BATCH) * FILL_BATCH;
    await run(fresh.pool, from, { batch: 1, calls: 200 });
    const single = await run(fresh.pool, from + 200, { batch: 1, calls });
    const batches = await run(fresh.pool, from + 200 + calls, { batch: BATCH, calls: Math.ceil(calls / 20) });
    process.stdout.write(`${JSON.stringify({ single, batches, customers, cores: availableParallelism() })}\n`);
  } finally {
    await fresh.close();
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
  process.exitCode = 1;
});
