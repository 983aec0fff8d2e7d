// What the console's first load weighs: the scripts and styles that index.html asks for, compressed, before any
// screen is opened. Fails beyond the budget. Fonts load in pieces as characters are shown, and stay for a year.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 400;
const built = path.join(import.meta.dirname, '../dist/console');
const manifest = JSON.parse(readFileSync(path.join(built, '.vite/manifest.json'), 'utf8'));

/** A chunk with those that it imports at once, and their styles. */
const filesOf = (name, found = new Set()) => {
  const { file, imports = [], css = [] } = manifest[name];
  if (found.has(file)) return found;
  for (const one of [file, ...css]) found.add(one);
  for (const imported of imports) filesOf(imported, found);
  return found;
};
const kilobytes = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(built, file))).length, 0) / 1024;

const shell = filesOf('index.html');
const screens = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry).map((name) => [name, kilobytes([...filesOf(name)].filter((file) => !shell.has(file)))]);
const total = kilobytes(shell);
console.log(JSON.stringify({ shellKB: Math.round(total), budgetKB: BUDGET_KB, screensKB: Object.fromEntries(screens.map(([name, size]) => [name.replace(/^src\/|\.\w+$/g, ''), Math.round(size)])) }));
if (total > BUDGET_KB) {
  console.error(`expected the console's shell to weigh at most ${BUDGET_KB} kB compressed, it weighs ${Math.round(total)} kB`);
  process.exitCode = 1;
}
