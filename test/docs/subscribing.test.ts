import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { Webhook } from 'standardwebhooks';
import { newWebhookKey, webhookHeaders } from '../../src/app/webhooks/signing';
import { readChanges } from '../../src/app/readChanges';
import { createToken } from '../../src/app/tokens';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { startNode } from '../graphql/support/node';
import type { Node } from '../graphql/support/node';
import { ADMIN } from '../support/pool';
import { createTestDatabase } from '../support/postgres';
import type { TestDatabase } from '../support/postgres';
import { mesDevice, send } from '../support/records';

const root = path.join(__dirname, '../..');
const blocks = [...readFileSync(path.join(root, 'docs/subscribing.md'), 'utf8').matchAll(/^## (.+)\n[\s\S]*?^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, title = '', language = '', text = '']) => ({ title, language, text }));
const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

let database: TestDatabase;
let node: Node;
let dir: string;
let env: Record<string, string>;
let expected: string[];
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'mooring-subscribing-'));
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  database = await createTestDatabase();
  node = await startNode(database.url);
  await seedConfiguration(node.pool);
  await send(node.pool, mesDevice('SB0001'));
  const { endCursor } = await readChanges(node.pool, ADMIN, { first: 100 });
  for (const key of ['SB0001', 'SB0002', 'SB0001']) await send(node.pool, mesDevice(key, { 保修到期日: `20${30 + expectedSoFar.push(key)}-01-01` }));
  expected = (await readChanges(node.pool, ADMIN, { first: 100, after: endCursor, filter: { types: ['device'] } })).changes.map(({ kind, goldenKey, version }) => `${kind} ${goldenKey} ${version}`);
  const token = await createToken(node.pool, ADMIN, { role: 'SYSTEM', name: 'integrator', system: 'mes' });
  env = { PATH: process.env['PATH'] ?? '', MOORING_URL: node.url.replace('ws', 'http').replace('/graphql', ''), TOKEN: token, CURSOR: endCursor, COUNT: '3' };
});
const expectedSoFar: string[] = [];
afterAll(async () => {
  await node.stop();
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

const run = async (command: string, args: readonly string[], over: Readonly<Record<string, string>> = {}): Promise<string> => new Promise((resolve, reject) => {
  const child = spawn(command, args, { cwd: dir, env: { ...env, ...over }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, problem] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { problem += chunk.toString(); });
  child.on('error', reject);
  child.on('close', () => { if (problem === '') resolve(out.trim()); else reject(new Error(`${problem}\n${out}`)); });
});

const RUNNERS: Readonly<Record<string, { readonly needs: string; readonly run: (text: string) => Promise<string> }>> = {
  typescript: {
    needs: 'node',
    run: async (text) => {
      const file = path.join(dir, 'consumer.mjs');
      writeFileSync(file, transformSync(text, { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }).code);
      return run(process.execPath, [file]);
    },
  },
  python: { needs: 'python3', run: async (text) => run('python3', ['-c', text]) },
  bash: { needs: 'curl', run: async (text) => run('bash', ['-c', text]) },
};

test.each(blocks.filter(({ title }) => title !== 'Webhooks').map((block) => [block.title, block] as const))('%s: the program of the document gets every change, in order', async (_title, { language, text }) => {
  const runner = RUNNERS[language];
  if (runner === undefined || !has(runner.needs)) { console.warn(`${runner?.needs ?? language} is not installed: the program is not run`); return; }
  expect((await runner.run(text)).split('\n')).toEqual(expected);
});

test('the signature by hand is the one that is sent, and that the library verifies', async () => {
  const { secret } = newWebhookKey('HMAC');
  const signed = { id: 'abc-1', timestampSeconds: Math.floor(Date.now() / 1_000), body: '{"specversion":"1.0","text":"保修"}' };
  const headers = webhookHeaders([secret], signed);
  expect(new Webhook(secret).verify(signed.body, headers)).toMatchObject({ specversion: '1.0' });
  if (!has('openssl')) { console.warn('openssl is not installed: the command is not run'); return; }
  const byHand = blocks.find(({ title }) => title === 'Webhooks');
  expect(await run('bash', ['-c', byHand?.text ?? ''], { SECRET: secret, BODY: signed.body, WEBHOOK_ID: signed.id, WEBHOOK_TIMESTAMP: String(signed.timestampSeconds) })).toBe(headers['webhook-signature']);
});
