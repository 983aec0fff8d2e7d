import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..', '..');
const NODE = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

/** Every module that a file leads to, type-only imports left out: what a bundler would take. */
function bundleOf(entry: string): { readonly files: string[]; readonly packages: string[] } {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const { importedFiles } = ts.preProcessFile(ts.transpileModule(ts.sys.readFile(file) ?? '', { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText, true, true);
    for (const { fileName } of importedFiles) {
      if (!fileName.startsWith('.')) { packages.add(fileName); continue; }
      const base = path.resolve(path.dirname(file), fileName);
      const found = [`${base}.ts`, path.join(base, 'index.ts'), base].find((name) => existsSync(name) && !ts.sys.directoryExists(name));
      if (found === undefined) throw new Error(`${file} imports ${fileName}, which is not there`);
      follow(found);
    }
  };
  follow(entry);
  return { files: [...seen].map((file) => path.relative(ROOT, file)), packages: [...packages] };
}

test('core/modelCodes runs in a browser: no Node module, nothing outside the core, no package that needs one', () => {
  const { files, packages } = bundleOf(path.join(ROOT, 'src/core/modelCodes/index.ts'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !file.startsWith('src/core/'))).toEqual([]);
  expect(packages.filter((name) => NODE.has(name))).toEqual([]);
  expect(packages).toEqual(['opencc-js/t2cn']);
});

test('uses nothing that only Node has', () => {
  const { files } = bundleOf(path.join(ROOT, 'src/core/modelCodes/index.ts'));
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(files.map((file) => path.join(ROOT, file)), { target: ts.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts'], types: [], noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 }, host);
  const messages = ts.getPreEmitDiagnostics(program).filter(({ code }) => code === 2304 || code === 2580 || code === 2591 || code === 2307).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  expect(messages).toEqual([]);
});
