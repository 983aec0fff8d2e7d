import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { addConsole, CONSOLE_ROUTES } from '../../src/http/console';

let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mooring-console-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<html>the console</html>');
  writeFileSync(path.join(folder, 'assets/index-A1b2.js'), 'console');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  app = Fastify();
  addConsole(app, folder);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test.each(['/', '/records/customer/CU1', '/duplicates?status=OPEN'])('%s is the page, asked for anew each time, with nothing from elsewhere allowed', async (url) => {
  const { statusCode, body, headers } = await app.inject(url);
  expect({ statusCode, body }).toEqual({ statusCode: 200, body: '<html>the console</html>' });
  expect(headers['cache-control']).toBe('no-cache');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/);
  expect(policy).not.toContain('unsafe-eval');
});

test('a hashed file is kept for ever, and sent compressed to who takes it', async () => {
  const { headers, rawPayload } = await app.inject({ url: '/assets/index-A1b2.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip', 'content-type': 'text/javascript; charset=utf-8' });
  expect(gunzipSync(rawPayload).toString()).toBe('console');
});

test.each(['/assets/other.js', '/assets/../secret.txt', '/assets/..%2fsecret.txt', '/secret.txt', '/elsewhere'])('%s is not there', async (url) => {
  expect((await app.inject(url)).statusCode).toBe(404);
});

test('the service knows the address of every screen', () => {
  const screens = readFileSync(path.join(__dirname, '../../console/src/shell/screens.ts'), 'utf8');
  const addresses = [...screens.matchAll(/^ {2}(\w+): lazy\(/gm)].map(([, name = '']) => name);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address) => !(CONSOLE_ROUTES as readonly string[]).includes(address))).toEqual([]);
  expect(readdirSync(path.join(__dirname, '../../console/src')).length).toBeGreaterThan(5);
});
