import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Round, RoundFigures } from './load';

const CLI = path.join(__dirname, '..', '..', 'src', 'cli.js');

export interface Started { readonly port: number; readonly pid: number; readonly stop: () => Promise<void> }

async function firstLine(child: ChildProcess, pattern: RegExp): Promise<number> {
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = pattern.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('the server ended before it listened');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => { child.once('exit', resolve); });
}

/** One token asks for a whole call centre here: its requests are counted as ever, but none is refused. */
const OUR_RATE = { MOORING_RATE_PER_SECOND: '1000000', MOORING_RATE_BURST: '1000000' };

/** The service as it is shipped, its log in a file. `nodeArguments`: for a profile. */
export async function startService(env: NodeJS.ProcessEnv, logFile: string, nodeArguments: readonly string[]): Promise<Started> {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [...nodeArguments, CLI, 'start'], { env: { ...env, PORT: '0', HOST: '127.0.0.1', ...OUR_RATE }, stdio: ['ignore', 'pipe', log] });
  closeSync(log);
  const port = await firstLine(child, /^mooring ready at .*:(\d+)$/);
  return { port, pid: child.pid ?? 0, stop: async () => { child.kill('SIGTERM'); await ended(child); } };
}

export async function startBare(url: string, connections: number): Promise<Started> {
  const child = spawn(process.execPath, [path.join(__dirname, 'bareServer.js'), url, String(connections)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await firstLine(child, /^(\d+)$/);
  return { port, pid: child.pid ?? 0, stop: async () => { child.stdin.end(); await ended(child); } };
}

export interface LoadGenerator { readonly run: (round: Round) => Promise<RoundFigures>; readonly stop: () => void }

export function startLoad(): LoadGenerator {
  const child = fork(path.join(__dirname, 'load.js'));
  return {
    run: async (round) => new Promise((resolve, reject) => {
      const failed = (): void => { reject(new Error('the load generator ended')); };
      child.once('exit', failed);
      child.once('message', (figures: RoundFigures) => { child.off('exit', failed); resolve(figures); });
      child.send(round);
    }),
    stop: () => { child.disconnect(); },
  };
}
