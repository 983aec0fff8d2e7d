import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { stopServer } from '../../src/storage/postgres/server';
import { OWNER_FILE, PREFIX } from './testServer';

/** A data directory that goes away with its test, or with the next run when this one is killed. */
export const temporaryDataDir = (): { readonly dir: string; readonly remove: () => Promise<void> } => {
  const dir = mkdtempSync(path.join(realpathSync(os.tmpdir()), PREFIX));
  writeFileSync(path.join(dir, OWNER_FILE), String(process.pid));
  return {
    dir,
    remove: async () => {
      await stopServer(clusterPaths(dir));
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

export interface Exit { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }

export interface Process {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly exit: Promise<Exit>;
  /** Resolves with the first line of either stream that matches; rejects when the process ends before. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export interface RunOptions {
  readonly cli: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly cwd?: string;
}

const END_WITH_PARENT = path.join(__dirname, 'endWithParent.cjs');

/** Runs the command line in a process of its own, with nothing of this one's environment but PATH. */
export const run = ({ cli, args, env, account, cwd }: RunOptions): Process => {
  // Root's tests may lie where another user cannot read; that user's process does without the hook.
  const hook = account === undefined ? ['--require', END_WITH_PARENT] : [];
  const child = spawn(process.execPath, [...hook, cli, ...args], {
    ...account, cwd: cwd ?? os.tmpdir(), stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: '0', MOORING_SEED: 'none', ...env },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const changed = (): void => { for (const listener of [...listeners]) listener(); };
  child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString(); changed(); });
  child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); changed(); });
  let ended = false;
  const exit = new Promise<Exit>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => { ended = true; changed(); resolve({ code, signal, stdout, stderr }); });
  });
  const line = async (pattern: RegExp): Promise<string> => new Promise((resolve, reject) => {
    const look = (): void => {
      const found = `${stdout}\n${stderr}`.split('\n').find((text) => pattern.test(text));
      if (found === undefined && !ended) return;
      listeners.delete(look);
      if (found !== undefined) resolve(found);
      else reject(new Error(`expected a line that matches ${String(pattern)}, but the process ended:\n${stdout}\n${stderr}`));
    };
    listeners.add(look);
    look();
  });
  if (child.pid === undefined) throw new Error(`could not start ${process.execPath}`);
  return { pid: child.pid, child, exit, line, stdout: () => stdout, stderr: () => stderr };
};

export interface StartedService extends Process { readonly url: string; readonly startedInMs: number }

export type StartOptions = Omit<RunOptions, 'args' | 'env'> & { readonly env?: Readonly<Record<string, string>>; readonly dataDir: string };

/** Starts the service and waits for its ready line. */
export const startTestService = async ({ dataDir, env, ...options }: StartOptions): Promise<StartedService> => {
  const since = performance.now();
  const started = run({ ...options, args: ['start'], env: { MOORING_DATA_DIR: dataDir, ...env } });
  const ready = await started.line(/^mooring ready at /);
  return { ...started, url: ready.replace('mooring ready at ', '').trim(), startedInMs: Math.round(performance.now() - since) };
};

/** Asks it to stop and waits until it has. */
export const stopTestService = async (service: Process): Promise<Exit> => {
  service.child.kill('SIGTERM');
  return service.exit;
};
