import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tryLock } from '../../src/storage/postgres/directoryLock';
import { ownIdentity } from '../../src/storage/postgres/processIdentity';
import { compileSources } from '../support/compiled';

let dir: string;
beforeEach(() => { dir = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'mooring-lock-')); });
afterEach(() => { rmSync(dir, { recursive: true, force: true }); });

const claim = (number: number, change: Record<string, unknown>): string => {
  const file = path.join(dir, `service.${number}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, JSON.stringify({ ...ownIdentity(), purpose: 'test', ...change }));
  return file;
};

const isTaken = (): boolean => {
  const attempt = tryLock(dir, 'service', 'test');
  if ('holder' in attempt) return false;
  attempt.lock.release();
  return true;
};

describe('a lock of a directory', () => {
  test('is held by one at a time, and free again after its release', () => {
    const first = tryLock(dir, 'service', 'first');
    expect('lock' in first).toBe(true);
    const second = tryLock(dir, 'service', 'second');
    expect('holder' in second && second.holder).toMatchObject({ pid: process.pid, purpose: 'first' });
    if ('lock' in first) first.lock.release();
    expect(isTaken()).toBe(true);
    expect(readdirSync(dir)).toHaveLength(1);
  });

  const long = new Date(Date.now() - 60_000);
  const stale: readonly [string, Record<string, unknown>, Date | undefined, boolean][] = [
    ['a living process', {}, undefined, false],
    ['a process that has ended', { pid: 2 ** 22 + 1 }, undefined, true],
    ['a process that had the number of a living one', { started: '1' }, undefined, true],
    ['a living process of another container, by its heartbeat', { space: 'another' }, undefined, false],
    ['a process of another container whose heart has stopped', { space: 'another' }, long, true],
    ['a process that let go', { released: true }, undefined, true],
  ];
  test.each(stale)('left by %s', (_title, change, mtime, expected) => {
    const file = claim(7, change);
    if (mtime !== undefined) utimesSync(file, mtime, mtime);
    expect(isTaken()).toBe(expected);
  });

  test('a stale lock that many processes want at once goes to one of them', async () => {
    claim(3, { pid: 2 ** 22 + 1 });
    const sources = compileSources();
    const script = `
      const { tryLock } = require(${JSON.stringify(path.join(sources.dir, 'src/storage/postgres/directoryLock.js'))});
      process.stdin.once('data', () => {
        const attempt = tryLock(${JSON.stringify(dir)}, 'service', 'race');
        process.stdout.write('lock' in attempt ? 'won\\n' : 'lost\\n');
      });
      process.stdin.once('end', () => process.exit(0));
      process.stdout.write('waiting\\n');`;
    const racers = Array.from({ length: 8 }, () => {
      const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
      const lines: string[] = [];
      const waiters: (() => void)[] = [];
      child.stdout.on('data', (chunk: Buffer) => {
        lines.push(...chunk.toString().trim().split('\n'));
        for (const waiter of waiters.splice(0)) waiter();
      });
      const lineNumber = async (index: number): Promise<string> => {
        for (;;) {
          const line = lines[index];
          if (line !== undefined) return line;
          await new Promise<void>((resolve) => { waiters.push(resolve); });
        }
      };
      return { child, lineNumber };
    });
    try {
      await Promise.all(racers.map(async (racer) => racer.lineNumber(0)));
      for (const racer of racers) racer.child.stdin.write('go\n');
      // Each holds its claim until all have answered: a second winner cannot hide behind an exit.
      const results = await Promise.all(racers.map(async (racer) => racer.lineNumber(1)));
      expect(results.filter((result) => result === 'won')).toHaveLength(1);
    } finally {
      for (const racer of racers) racer.child.stdin.end();
      sources.remove();
    }
  });
});
