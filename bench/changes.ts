import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import { createToken } from '../src/app/tokens';
import { readChanges } from '../src/app/readChanges';
import { appendChanges } from '../src/storage/changes';
import type { GoldenChange } from '../src/core/model/change';
import type { Arrived, Order } from './changes/subscribers';
import { startService } from './prefill/processes';
import { freshPool } from './support/freshPool';

/**
 * The change log to many subscribers. `npm run -s bench:changes -- [--replay N] [--seconds S]`: commit to last subscriber at 100
 * changes a second and 200 subscribers; the highest rate held at a p95 of 50 ms, beside a bare broadcast of messages of the
 * same size in the same run; replay of N changes to one subscriber; memory of the service with 50 subscribers that stall.
 */
const argument = (name: string, fallback: number): number => { const at = process.argv.indexOf(name); return at < 0 ? fallback : Number(process.argv[at + 1]); };
const REPLAY = argument('--replay', 1_000_000);
const SECONDS = argument('--seconds', 5);
const SUBSCRIBERS = argument('--subscribers', 200);
const P95_LIMIT_MS = 50;
const RATES = [100, 200, 300, 400, 500, 600, 800, 1_000, 1_300, 1_600, 2_000];
const ADMIN = { tokenId: 'bench', name: 'bench', role: 'ADMIN', system: null } as const;

let n = 0;
/** Some 800 bytes as a message, as a device's change is. */
const change = (): GoldenChange => {
  n += 1;
  const values = { sn: `K${n}`, modelName: '静岚 1.5匹变频壁挂机', warrantyEndsOn: '2027-01-01', warrantyMonths: 72, owner: { id: '019cac46-1500-7003-a91d-e70c76a69dca' } };
  return {
    type: 'device', goldenId: '019cac46-1500-7003-a91d-e70c76a69dca', goldenKey: `K${n}`, kind: 'UPDATED', version: n, previousVersion: n - 1, changed: Object.keys(values), before: values, after: values,
    cause: { operation: 'upsertSourceRecords', system: 'mes' }, actor: 'bench', at: Date.now(),
  };
};

const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const round = (ms: number): number => Math.round(ms * 10) / 10;

interface Figures { readonly p50: number; readonly p95: number; readonly missing: number }

class Subscribers {
  readonly arrivals = new Map<number, bigint>();
  private constructor(private readonly child: ChildProcess) {
    child.on('message', (message: Arrived | 'ready') => { if (message !== 'ready') this.arrivals.set(message.n, BigInt(message.atNs)); });
  }

  static async start(order: Order): Promise<Subscribers> {
    const child = fork(path.join(__dirname, 'changes', 'subscribers.js'));
    const all = new Subscribers(child);
    const ready = new Promise<void>((resolve) => { child.on('message', (message) => { if (message === 'ready') resolve(); }); });
    child.send(order);
    await ready;
    return all;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => { this.child.once('exit', resolve); });
    this.child.send('end');
    await ended;
  }
}

/** Sends at a rate for some seconds and waits for what is under way. */
async function measure(subscribers: Subscribers, rate: number, send: () => Promise<{ readonly n: number; readonly atNs: bigint }>): Promise<Figures> {
  const sent: { n: number; atNs: bigint }[] = [];
  const begin = performance.now();
  const under: Promise<void>[] = [];
  for (let count = 0; count < rate * SECONDS; count += 1) {
    const due = begin + (count * 1_000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    under.push(send().then((one) => { sent.push(one); }));
  }
  await Promise.all(under);
  for (let waited = 0; waited < 50 && sent.some((one) => !subscribers.arrivals.has(one.n)); waited += 1) await pause(100);
  const times = sent.flatMap((one) => { const at = subscribers.arrivals.get(one.n); return at === undefined ? [] : [Number(at - one.atNs) / 1e6]; }).sort((a, b) => a - b);
  return { p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)), missing: sent.length - times.length };
}

async function highestRate(subscribers: Subscribers, send: () => Promise<{ readonly n: number; readonly atNs: bigint }>, say: string): Promise<{ readonly rate: number; readonly figures: Figures | null; readonly at100: Figures | null }> {
  let best: { rate: number; figures: Figures | null; at100: Figures | null } = { rate: 0, figures: null, at100: null };
  for (const rate of RATES) {
    const figures = await measure(subscribers, rate, send);
    process.stderr.write(`${say}: ${rate}/s ${JSON.stringify(figures)}\n`);
    if (rate === 100) best = { ...best, at100: figures };
    if (figures.p95 > P95_LIMIT_MS || figures.missing > 0) break;
    best = { ...best, rate, figures };
  }
  return best;
}

async function bare(): Promise<{ readonly rate: number }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await new Promise((resolve) => { server.once('listening', resolve); });
  const subscribers = await Subscribers.start({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets: SUBSCRIBERS, token: null, after: null });
  const send = async (): Promise<{ n: number; atNs: bigint }> => {
    const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { changes: change() } } });
    const one = { n, atNs: process.hrtime.bigint() };
    for (const client of server.clients) client.send(text);
    return Promise.resolve(one);
  };
  const best = await highestRate(subscribers, send, 'bare');
  await subscribers.end();
  server.close();
  return best;
}

const rssMb = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Subscribers that open, ask for everything and take nothing. */
async function stalled(url: string, token: string, pid: number, count: number): Promise<{ readonly beforeMb: number; readonly peakMb: number }> {
  const beforeMb = rssMb(pid);
  const sockets = await Promise.all(Array.from({ length: count }, async () => new Promise<WebSocket>((resolve, reject) => {
    const socket = new WebSocket(url, ['graphql-transport-ws']);
    socket.on('error', reject);
    socket.on('open', () => { socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })); });
    socket.once('message', () => {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { changes(after: "YzE6MA") { id before after cause } }' } }));
      socket.pause();
      resolve(socket);
    });
  })));
  let peakMb = 0;
  for (let second = 0; second < 20; second += 1) { await pause(500); peakMb = Math.max(peakMb, rssMb(pid)); }
  for (const socket of sockets) { socket.on('error', () => undefined); socket.terminate(); }
  return { beforeMb: Math.round(beforeMb), peakMb: Math.round(peakMb) };
}

async function replay(url: string, token: string, count: number, after: string): Promise<number> {
  const socket = new WebSocket(url, ['graphql-transport-ws'], { perMessageDeflate: false });
  let got = 0;
  const begin = { at: 0 };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => { socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })); });
    socket.on('message', (data: Buffer) => {
      if (data.subarray(0, 40).includes('connection_ack')) {
        begin.at = performance.now();
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription ($after: Cursor) { changes(after: $after) { id cursor type goldenId goldenKey kind version previousVersion changed before after cause actor at } }', variables: { after } } }));
        return;
      }
      got += 1;
      if (got === count) resolve();
    });
  });
  const seconds = (performance.now() - begin.at) / 1_000;
  socket.terminate();
  return Math.round(count / seconds);
}

async function main(): Promise<void> {
  const { pool, env, close } = await freshPool(8);
  const token = await createToken(pool, ADMIN, { role: 'STEWARD', name: 'bench', system: null });
  const append = async (changes: readonly GoldenChange[]): Promise<void> => { await pool.dataSource.transaction('READ COMMITTED', async (tx) => appendChanges(tx, changes)); };
  await pool.dataSource.query('alter table change drop constraint change_golden_id_fkey'); // changes without their records: the log alone is measured
  const start = (await readChanges(pool, ADMIN, { first: 1 })).endCursor;
  for (let done = 0; done < REPLAY; done += 2_000) await append(Array.from({ length: Math.min(2_000, REPLAY - done) }, change));
  for (let more = true; more;) more = (await readChanges(pool, ADMIN, { first: 1, after: start })).changes.length === 0;
  const service = await startService({ ...env, MOORING_LOG_LEVEL: 'warn' }, '/dev/null', []);
  const url = `ws://127.0.0.1:${service.port}/graphql`;
  const replayPerSecond = REPLAY === 0 ? null : await replay(url, token, REPLAY, start);
  process.stderr.write(`replay: ${replayPerSecond ?? 0}/s\n`);
  const subscribers = await Subscribers.start({ url, sockets: SUBSCRIBERS, token, after: null });
  const ours = await highestRate(subscribers, async () => {
    const one = change();
    const mine = n;
    await append([one]);
    return { n: mine, atNs: process.hrtime.bigint() };
  }, 'ours');
  await subscribers.end();
  const memory = REPLAY === 0 ? null : await stalled(url, token, service.pid, 50);
  await service.stop();
  const peer = await bare();
  await close();
  console.log(JSON.stringify({ ratio: Math.round((ours.rate / peer.rate) * 100) / 100, p50: ours.at100?.p50, p95: ours.at100?.p95, rate: ours.rate, bareRate: peer.rate, replayPerSecond, stalled: memory }));
}

void main();
