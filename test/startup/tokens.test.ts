import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';

let sources: CompiledSources;
let data: ReturnType<typeof temporaryDataDir>;
beforeAll(() => { sources = compileSources(); });
afterAll(() => { sources.remove(); });
beforeEach(() => { data = temporaryDataDir(); });
afterEach(async () => data.remove());

const command = async (...args: readonly string[]) => run({ cli: sources.cli, args, env: { MOORING_DATA_DIR: data.dir } }).exit;
const ask = async (url: string, token: string, query = '{ __schema { queryType { name } } }') => {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
  return answer.json() as Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }>;
};
const codeOf = async (url: string, token: string) => (await ask(url, token)).errors?.[0]?.extensions.code;

test('the first administrator: kept for its owner alone, told once, good for the console', async () => {
  const service = await startTestService({ cli: sources.cli, dataDir: data.dir });
  const file = path.join(data.dir, 'admin-token');
  const token = readFileSync(file, 'utf8').trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await service.line(/the administrator's token is in/)).toContain(file);
  expect(await service.line(/open the console/)).toContain(`${service.url}/#token=${token}`);
  expect(await codeOf(service.url, token)).toBeUndefined();
  expect((await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  const first = await stopTestService(service);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout).toBe(`mooring ready at ${service.url}\n`);

  const again = await startTestService({ cli: sources.cli, dataDir: data.dir });
  expect(await codeOf(again.url, token)).toBeUndefined();
  const second = await stopTestService(again);
  expect(second.stderr).not.toContain(token);
});

test('a given administrator\'s token is not written anywhere', async () => {
  const token = 'given-by-the-operator-0123456789';
  const service = await startTestService({ cli: sources.cli, dataDir: data.dir, env: { MOORING_ADMIN_TOKEN: token } });
  expect(await codeOf(service.url, token)).toBeUndefined();
  expect(statSync(path.join(data.dir, 'admin-token'), { throwIfNoEntry: false })).toBeUndefined();
  const exit = await stopTestService(service);
  expect(exit.stdout + exit.stderr).not.toContain(token);
});

test('mooring token: made and revoked beside the running service', async () => {
  const service = await startTestService({ cli: sources.cli, dataDir: data.dir });
  const made = await command('token', 'create', '--role', 'STEWARD', '--name', 'data desk');
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^mrg_[\w-]{43}\n$/) });
  const token = made.stdout.trim();
  expect(await codeOf(service.url, token)).toBeUndefined();
  expect((await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  expect(await command('token', 'revoke', 'data desk')).toMatchObject({ code: 0, stdout: '' });
  while (await codeOf(service.url, token) === undefined) await new Promise((resolve) => { setTimeout(resolve, 100); });
  expect(await codeOf(service.url, token)).toBe('UNAUTHENTICATED');
  expect(await command('token', 'revoke', 'data desk')).toMatchObject({ code: 1 });
  await stopTestService(service);
});

test.each([
  [['create', '--name', 'x'], /--role/], [['create', '--role', 'BOSS', '--name', 'x'], /got "BOSS"/], [['create', '--role', 'AGENT'], /--name/],
  [['create', '--role', 'SYSTEM', '--name', 'x'], /--system/], [['create', '--role', 'AGENT', '--name', 'x', '--system', 'crm'], /--system/],
  [['revoke'], /expected one name/], [['list'], /got "list"/], [[], /got none/],
])('misuse: mooring token %j', async (args, says) => {
  const exit = await command('token', ...args);
  expect(exit).toMatchObject({ code: 2, stdout: '' });
  expect(exit.stderr).toMatch(says);
  expect(exit.stderr).not.toMatch(/^ {4}at /m);
});
