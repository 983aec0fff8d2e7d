// Before `npm start`: builds only when a source is newer than the last build, so that a start
// right after `npm ci` does not wait for the compiler.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

/** What is built by itself: from which sources, into which files, the first of which bears the time of the build. */
const PARTS = [
  {
    script: 'build:service', built: ['dist/.tsbuildinfo', 'dist/src/cli.js'],
    sources: ['src', 'migrations', 'seeds', 'bench', 'ormconfig.ts', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  },
  {
    script: 'build:console', built: ['dist/console/index.html', 'dist/console/.vite/manifest.json'],
    sources: ['console', 'src/core/mapping', 'src/core/attributes', 'src/core/modelCodes', 'package-lock.json'],
  },
];

/** A directory's own time tells of files that were added or removed. */
const newest = (entry) => {
  const found = statSync(entry, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(entry).map((name) => newest(path.join(entry, name))));
};

// `… console` builds that part alone.
const wanted = PARTS.filter(({ script }) => process.argv[2] === undefined || script === `build:${process.argv[2]}`);
for (const { script, built, sources } of wanted) {
  if (built.every((file) => existsSync(file)) && Math.max(...sources.map(newest)) <= statSync(built[0]).mtimeMs) continue;
  const { status } = spawnSync('npm', ['run', '-s', script], { stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' }, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
  utimesSync(built[0], new Date(), new Date()); // the compiler leaves it alone when nothing changed
}
