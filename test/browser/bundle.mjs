import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

/** Bundles one entry for a browser and writes it to standard output; fails on any module of Node. */
const [entry] = process.argv.slice(2);
const refuseNode = {
  name: 'refuse-node', enforce: 'pre',
  resolveId(source, importer) {
    if (isBuiltin(source)) throw new Error(`${source} is a module of Node, imported by ${importer ?? '?'}`);
    return null;
  },
};
const built = await build({
  configFile: false, root: path.dirname(entry), logLevel: 'error', plugins: [refuseNode],
  build: { write: false, minify: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'bundle', fileName: 'bundle' } },
});
const outputs = (Array.isArray(built) ? built : [built]).flatMap(({ output }) => output);
process.stdout.write(outputs.map((chunk) => chunk.code ?? '').join('\n'));
