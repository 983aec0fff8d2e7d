import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, lchownSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../config';
import { initialisingAccount, serverAccount } from './account';
import type { Account } from './account';
import { binariesFor } from './binaries';
import type { Binaries } from './binaries';
import { directoryArgument } from './clusterPaths';
import type { ClusterPaths } from './clusterPaths';

export const DATABASE_USER = 'mooring';
export const DATABASE_NAME = 'mooring';

/** The password of the cluster's one user; made before the cluster, so that no cluster is without one. */
export const clusterPassword = (paths: ClusterPaths): string => {
  if (existsSync(paths.password)) return readFileSync(paths.password, 'utf8').trim();
  if (existsSync(paths.cluster)) {
    throw new StartupError(
      `${paths.password} is missing, but ${paths.cluster} was made with it. Put the file back from a backup of the data directory.`);
  }
  const password = randomBytes(24).toString('hex');
  const draft = `${paths.password}.${process.pid}`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600 });
  renameSync(draft, paths.password);
  return password;
};

const giveTo = (account: Account, entry: string): void => {
  lchownSync(entry, account.uid, account.gid);
  for (const child of readdirSync(entry, { withFileTypes: true })) {
    const childPath = path.join(entry, child.name);
    if (child.isDirectory()) giveTo(account, childPath);
    else lchownSync(childPath, account.uid, account.gid);
  }
};

/** A file that only `account` can read, already without a name: it is gone whatever happens next. */
const openPasswordFile = (paths: ClusterPaths, password: string, account: Account | undefined): number => {
  const file = path.join(paths.dataDir, `.initdb-password.${process.pid}`);
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) chownSync(file, account.uid, account.gid);
  const descriptor = openSync(file, 'r');
  unlinkSync(file);
  return descriptor;
};

/** One flush of the file system takes a tenth of the time that flushing a thousand files takes. */
const syncArguments = (durable: boolean): readonly string[] => {
  if (!durable) return ['--no-sync'];
  return process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
};

interface InitdbRun { paths: ClusterPaths; binaries: Binaries; account: Account | undefined; durable: boolean }

const runInitdb = async ({ paths, binaries, account, durable }: InitdbRun): Promise<void> => {
  const passwordFile = openPasswordFile(paths, clusterPassword(paths), account);
  const args = [
    '-D', directoryArgument(paths.draft), '-U', DATABASE_USER, '--auth=scram-sha-256', '--pwfile=/dev/fd/3',
    // Bytewise order with full Unicode case rules, the same on every machine: no dependency on
    // the system's locales, so an index never goes wrong by an upgrade of the C library.
    '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    '--no-instructions', ...syncArguments(durable),
  ];
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(binaries.initdb, args, {
        ...account, cwd: paths.draft, stdio: ['ignore', 'ignore', 'pipe', passwordFile], env: { PATH: process.env['PATH'], TZ: 'UTC' },
      });
      let stderr = '';
      child.stderr?.on('data', (chunk: Buffer) => { stderr = (stderr + chunk.toString()).slice(-4000); });
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(new StartupError(`initdb could not make a Postgres cluster in ${paths.draft} (exit ${String(code)}): ${stderr.trim()}`));
      });
    });
  } finally {
    closeSync(passwordFile);
  }
};

/**
 * Makes the cluster of a data directory unless it is there. `durable: false` skips the final
 * flush to disk: for tests, whose data may be lost.
 */
export const initialiseCluster = async (paths: ClusterPaths, durable: boolean): Promise<void> => {
  if (existsSync(paths.cluster)) return;
  mkdirSync(paths.dataDir, { recursive: true, mode: 0o700 });
  rmSync(paths.draft, { recursive: true, force: true }); // what a killed start left behind
  mkdirSync(paths.draft, { mode: 0o700 });
  chmodSync(paths.draft, 0o700);
  const server = serverAccount(paths.draft);
  const account = initialisingAccount(server);
  if (account !== undefined) chownSync(paths.draft, account.uid, account.gid);
  await runInitdb({ paths, binaries: binariesFor(server), account, durable });
  if (server !== undefined) giveTo(server, paths.draft);
  renameSync(paths.draft, paths.cluster);
};
