/**
 * Prefill at full size: `npm run -s bench:prefill`. A pool of 1,000,000 customers, 2,000,000 devices, 1,000,000
 * contracts and 3,000,000 tickets, and one a hundredth of that; the whole service against a bare node:http server
 * that sends the same statement, both on the same database, in rounds that alternate. The last line of standard
 * output is one JSON object; exit 1 below the limit.
 *
 * While developing: --data DIR keeps the pools, --customers N another size, --rounds N, --seconds N, --only big|small,
 * --profile DIR a CPU profile of the service.
 */
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBuiltPool } from './prefill/pool';
import { startBare, startLoad, startService } from './prefill/processes';
import type { LoadGenerator, Started } from './prefill/processes';
import type { Round, RoundFigures } from './prefill/load';

const LIMIT = 0.60;
const CONNECTIONS = 16;
const SMALL_PART = 100;
const WARM_UP_SECONDS = 4;
/** What a request waits for in both: the service's own default. */
const DATABASE_CONNECTIONS = 10;

interface Options { readonly data: string | undefined; readonly rounds: number; readonly seconds: number; readonly profile: string | undefined }
interface Figures { readonly rps: number; readonly p50: number; readonly p99: number }
interface Measured { readonly ratio: number; readonly service: Figures & { readonly bytes: number }; readonly bare: Figures & { readonly bytes: number }; readonly ratios: readonly number[]; readonly buildSeconds: number | null }

const say = (text: string): void => { process.stderr.write(`${text}\n`); };
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? Number.NaN) + (sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? Number.NaN)) / 2;
}

function figuresOf(rounds: readonly RoundFigures[]): Figures & { readonly bytes: number } {
  const of = (pick: (figures: RoundFigures) => number, digits: number): number => rounded(median(rounds.map(pick)), digits);
  return { rps: of(({ rps }) => rps, 0), p50: of(({ p50 }) => p50, 2), p99: of(({ p99 }) => p99, 2), bytes: of(({ bytes }) => bytes, 0) };
}

type Side = 'service' | 'bare';

/** Pairs of rounds with the same questions; who comes first alternates, for the second finds the database warmer. */
async function compare(load: LoadGenerator, servers: Readonly<Record<Side, Started>>, customers: number, token: string, { rounds, seconds }: Options): Promise<Omit<Measured, 'buildSeconds'>> {
  const ask = async (server: Side, seed: number, forSeconds: number): Promise<RoundFigures> => {
    const round: Round = { server, port: servers[server].port, token, connections: CONNECTIONS, seconds: forSeconds, customers, seed };
    const figures = await load.run(round);
    if (figures.wrong > 0) throw new Error(`${figures.wrong} answers of the ${server} are wrong`);
    return figures;
  };
  for (const side of ['service', 'bare', 'service', 'bare'] as const) await ask(side, 0, WARM_UP_SECONDS);
  const done: Record<Side, RoundFigures[]> = { service: [], bare: [] };
  for (let pair = 1; pair <= rounds; pair += 1) {
    for (const side of pair % 2 === 1 ? ['service', 'bare'] as const : ['bare', 'service'] as const) done[side].push(await ask(side, pair, seconds));
    say(`pair ${pair}: service ${done.service.at(-1)?.rps.toFixed(0) ?? ''}/s, bare ${done.bare.at(-1)?.rps.toFixed(0) ?? ''}/s`);
  }
  const ratios = done.service.map(({ rps }, pair) => rps / (done.bare[pair]?.rps ?? Number.NaN));
  return { ratio: rounded(median(ratios), 3), service: figuresOf(done.service), bare: figuresOf(done.bare), ratios: ratios.map((ratio) => rounded(ratio, 3)) };
}

async function measure(customers: number, options: Options): Promise<Measured> {
  say(`a pool of ${customers} customers`);
  const pool = await openBuiltPool(customers, options.data, say);
  const load = startLoad();
  try {
    const profiled = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`];
    const service = await startService(pool.env, path.join(pool.dir, 'service.log'), profiled);
    try {
      const bare = await startBare(pool.url, DATABASE_CONNECTIONS);
      try {
        return { ...await compare(load, { service, bare }, customers, pool.token, options), buildSeconds: pool.buildSeconds };
      } finally { await bare.stop(); }
    } finally { await service.stop(); }
  } finally {
    load.stop();
    await pool.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: {
    data: { type: 'string' }, customers: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '24' }, seconds: { type: 'string', default: '2' },
    only: { type: 'string' }, profile: { type: 'string' },
  } });
  const options: Options = { data: values.data, rounds: Number(values.rounds), seconds: Number(values.seconds), profile: values.profile };
  const customers = Number(values.customers);
  const small = values.only === 'big' ? null : await measure(Math.ceil(customers / SMALL_PART), options);
  const big = values.only === 'small' ? small : await measure(customers, options);
  if (big === null) throw new Error('nothing was measured');
  const ok = big.ratio >= LIMIT;
  process.stdout.write(`${JSON.stringify({ ...big, small, limit: LIMIT, ok, connections: CONNECTIONS, cores: cpus().length, node: process.version })}\n`);
  if (!ok) process.exitCode = 1;
}

void main().catch((error: unknown) => {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.exitCode = 1;
});
