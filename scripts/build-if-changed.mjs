// Before `npm start`: builds only when a source is newer than the last build, so that a start
// right after `npm ci` does not wait for the compiler.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['src', 'migrations', 'seeds', 'bench', 'ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const BUILT = ['dist/src/cli.js', 'dist/.tsbuildinfo'];

/** A directory's own time tells of files that were added or removed. */
const newest = (entry) => {
  const found = statSync(entry, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(entry).map((name) => newest(path.join(entry, name))));
};

const isFresh = BUILT.every((file) => existsSync(file)) && Math.max(...SOURCES.map(newest)) <= statSync('dist/.tsbuildinfo').mtimeMs;
if (!isFresh) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync('dist/.tsbuildinfo', new Date(), new Date()); // the compiler leaves it alone when nothing changed
}
