import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { clusterProcesses } from '../../src/storage/postgres/serverProcess';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';

let sources: CompiledSources;
let data: ReturnType<typeof temporaryDataDir>;
beforeAll(() => { sources = compileSources(); });
afterAll(() => { sources.remove(); });
beforeEach(() => { data = temporaryDataDir(); });
afterEach(async () => data.remove());

const command = async (args: readonly string[], env: Record<string, string> = {}) =>
  run({ cli: sources.cli, args, env: { MOORING_DATA_DIR: data.dir, ...env } }).exit;

describe('commands and the database of their directory', () => {
  test('without the service, each starts Postgres for itself; two at once share it; none leaves it running', async () => {
    const both = await Promise.all([command(['migrate']), command(['migrate'])]);
    for (const exit of both) expect(exit).toMatchObject({ code: 0 });
    const migrated = both.flatMap((exit) => (JSON.parse(exit.stdout) as { migrated: string[] }).migrated);
    expect(new Set(migrated).size).toBe(migrated.length);
    expect(clusterProcesses(clusterPaths(data.dir))).toEqual([]);
  });

  test('beside the service, a command uses the Postgres that runs, and leaves it running', async () => {
    const service = await startTestService({ cli: sources.cli, dataDir: data.dir });
    expect(await command(['migrate'])).toMatchObject({ code: 0, stdout: '{"migrated":[]}\n' });
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    expect(await stopTestService(service)).toMatchObject({ code: 0 });
    expect(clusterProcesses(clusterPaths(data.dir))).toEqual([]);
  });
});

describe('misuse', () => {
  test('an unknown command lists the known ones', async () => {
    const exit = await command(['lauch']);
    expect(exit).toMatchObject({ code: 2, stdout: '' });
    expect(exit.stderr).toMatch(/got "lauch"[\s\S]*\n {2}start /);
  });

  test('an unknown option is refused', async () => {
    expect(await command(['start', '--prot', '1'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('wrong settings are named all at once, without secrets', async () => {
    const exit = await command(['start'], { PORT: 'http', MOORING_SEED: 'test', MOORING_ADMIN_TOKEN: 'hunter2', DATABASE_URL: 'mysql://root:pw1@db/x' });
    expect(exit).toMatchObject({ code: 2, stdout: '' });
    expect(exit.stderr).toMatch(/PORT: expected .* got "http"/);
    expect(exit.stderr).toMatch(/MOORING_SEED: expected one of demo, none, got "test"/);
    expect(exit.stderr).toMatch(/MOORING_ADMIN_TOKEN: expected at least 16 characters/);
    expect(exit.stderr).toMatch(/DATABASE_URL: expected postgresql:/);
    expect(exit.stderr).not.toMatch(/hunter2|pw1/);
  });
});
