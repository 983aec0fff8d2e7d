import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeClaim, readClaim } from './claim';
import type { ReadClaim } from './claim';

export interface DirectoryLock { readonly release: () => void }
export type LockAttempt = { readonly lock: DirectoryLock } | { readonly holder: ReadClaim };

/*
 * Node has no flock, and a lock file whose holder was killed must be taken over without two
 * processes doing so at once. So a lock is a row of numbered files: the one with the highest
 * number says who holds it. Taking over never removes that file: it makes the next number,
 * which the file system grants to one process only. Lower numbers are swept by the winner. As
 * the highest number never falls, a slow process that makes a swept number again sees a higher
 * one afterwards, and withdraws.
 */
const numbersOf = (dir: string, name: string): readonly number[] => readdirSync(dir)
  .filter((entry) => entry.startsWith(`${name}.`)).map((entry) => Number(entry.slice(name.length + 1))).filter(Number.isInteger);

const highest = (dir: string, name: string): number => Math.max(0, ...numbersOf(dir, name));

const fileOf = (dir: string, name: string, number: number): string => path.join(dir, `${name}.${number}`);

/** Takes the lock `name` of a directory, or says who has it. */
export const tryLock = (dir: string, name: string, purpose: string): LockAttempt => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (;;) { // each turn, another process has advanced
    const current = highest(dir, name);
    if (current > 0) {
      const holder = readClaim(fileOf(dir, name, current));
      if (holder?.counts === true) return { holder };
      if (holder === undefined) continue;
    }
    const claim = makeClaim(fileOf(dir, name, current + 1), purpose);
    if (claim === undefined) continue;
    if (highest(dir, name) !== current + 1) {
      claim.end('removed');
      continue;
    }
    for (const number of numbersOf(dir, name)) if (number <= current) rmSync(fileOf(dir, name, number), { force: true });
    return { lock: { release: () => { claim.end('released'); } } };
  }
};

const RETRY_MS = 20;

export interface WaitingLock { readonly dir: string; readonly name: string; readonly purpose: string; readonly timeoutMs: number }

/** Runs `work` under the lock, after waiting for whoever has it. */
export const withLock = async <T>({ dir, name, purpose, timeoutMs }: WaitingLock, work: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + timeoutMs;
  let attempt = tryLock(dir, name, purpose);
  while ('holder' in attempt) {
    if (performance.now() > deadline) {
      throw new Error(`waited ${timeoutMs} ms for process ${attempt.holder.pid} (${attempt.holder.purpose}) to let go of ${path.join(dir, name)}`);
    }
    await pause(RETRY_MS);
    attempt = tryLock(dir, name, purpose);
  }
  try {
    return await work();
  } finally {
    attempt.lock.release();
  }
};
