import { transformFileSync } from '@swc/core';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

const compileTree = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true, mode: 0o755 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    if (entry.isDirectory()) compileTree(source, path.join(to, entry.name));
    else if (!entry.name.endsWith('.ts')) copyFileSync(source, path.join(to, entry.name));
    else {
      const { code } = transformFileSync(source, {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true } },
        module: { type: 'commonjs' },
      });
      writeFileSync(path.join(to, entry.name.replace(/\.ts$/, '.js')), code);
    }
  }
};

export interface CompiledSources { readonly dir: string; readonly cli: string; readonly remove: () => void }

/**
 * The sources as they are now, for tests that start real processes: a start from dist/ would test
 * whatever was built last. Readable by every user, so that the tests can start as another one.
 */
export const compileSources = (): CompiledSources => {
  const dir = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'mooring-sources-'));
  chmodSync(dir, 0o755);
  for (const tree of ['src', 'migrations', 'seeds']) if (existsSync(path.join(ROOT, tree))) compileTree(path.join(ROOT, tree), path.join(dir, tree));
  copyFileSync(path.join(ROOT, 'package.json'), path.join(dir, 'package.json'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(dir, 'node_modules'));
  return { dir, cli: path.join(dir, 'src', 'cli.js'), remove: () => { rmSync(dir, { recursive: true, force: true }); } };
};
