import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EXIT, StartupError } from '../config';
import type { Config } from '../config';
import { STALE_AFTER_MS } from './postgres/claim';
import { clusterPaths } from './postgres/clusterPaths';
import { tryLock } from './postgres/directoryLock';
import type { DirectoryLock } from './postgres/directoryLock';

export const locksDir = (dataDir: string): string => path.join(dataDir, 'locks');

/** Makes the data directory (mode 700) and refuses one that this user cannot use. */
export const prepareDataDirectory = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartupError(
      `the data directory ${dataDir} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}. `
      + 'Set MOORING_DATA_DIR to a directory this user may write to.', { cause });
  }
  const { cluster } = clusterPaths(dataDir);
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.() ?? 0;
  if (owner !== undefined && self !== 0 && owner !== self) {
    throw new StartupError(
      `the data directory ${dataDir} was made by another user: ${cluster} belongs to user id ${owner}, this process is user id ${self}. `
      + `Start as that user or as root, or hand it over: chown -R ${self} ${dataDir}`);
  }
};

/**
 * A secret kept in the data directory, readable by its owner alone; made at the first call. Two
 * processes that make it at once end up with the same one.
 */
export const keptSecret = (dataDir: string, name: string): string => {
  const file = path.join(dataDir, name);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
};

const HASH_KEY_FILE = 'hash.key';

/** The secret of keyed hashes that the directory keeps, if it does already. */
export const keptHashKey = (dataDir: string): string | undefined => {
  const file = path.join(dataDir, HASH_KEY_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};

/** Keeps another secret of keyed hashes, that of a restored pool; the former stays beside it. */
export const replaceHashKey = (dataDir: string, key: string): void => {
  const file = path.join(dataDir, HASH_KEY_FILE);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${key}\n`, { mode: 0o600, flush: true });
  if (existsSync(file)) renameSync(file, `${file}.replaced`);
  renameSync(draft, file);
};

/** The secret of keyed hashes. Nodes that share an outside database must share it: MOORING_HASH_KEY. */
export const loadHashKey = (config: Config): string => {
  if (config.hashKey !== undefined) return config.hashKey;
  prepareDataDirectory(config.dataDir);
  return keptSecret(config.dataDir, HASH_KEY_FILE);
};

const RETRY_MS = 250;

/**
 * One service per data directory. A holder in another container cannot be asked whether it
 * lives; its heartbeat is watched for as long as a dead one's needs to go stale.
 */
export const lockForService = async (dataDir: string, purpose = 'mooring start'): Promise<DirectoryLock> => {
  const deadline = performance.now() + STALE_AFTER_MS + RETRY_MS;
  for (;;) {
    const attempt = tryLock(locksDir(dataDir), 'service', purpose);
    if ('lock' in attempt) return attempt.lock;
    const { pid, elsewhere } = attempt.holder;
    if (!elsewhere || performance.now() > deadline) {
      throw new StartupError(
        `the data directory ${dataDir} is in use by process ${pid}${elsewhere ? ' of another container or machine' : ''}. `
        + 'Stop that one first, or give this one a directory of its own: MOORING_DATA_DIR.', { exitCode: EXIT.dataDirectoryInUse });
    }
    await pause(RETRY_MS);
  }
};
