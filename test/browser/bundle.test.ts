import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { apply } from '../../src/core/mapping/apply';
import { compile } from '../../src/core/mapping/compile';
import { standardModel } from '../../src/core/model/standardModel';
import { compileCatalogue, resolve } from '../../src/core/modelCodes';
import { demoFiles, seedMappings } from '../../seeds/seedFiles';

const root = path.join(__dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'mooring-bundle-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

async function bundled(source: string): Promise<string> {
  const entry = path.join(folder, `entry-${Buffer.from(source).length}.ts`);
  writeFileSync(entry, source);
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(__dirname, 'bundle.mjs'), entry], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
const from = (...parts: string[]): string => JSON.stringify(path.join(root, 'src/core', ...parts));

test('mappings and model codes run in a browser as they run here', async () => {
  const code = await bundled(`
    export * as mapping from ${from('mapping/index')};
    export * as modelCodes from ${from('modelCodes/index')};
    export { standardModel } from ${from('model/standardModel')};
  `);
  // What a browser has, and nothing of Node.
  const window = createContext({ console, TextEncoder, TextDecoder, URL, structuredClone });
  runInContext(`${code}; globalThis.bundle = bundle`, window);
  const models = [{ id: 'm', manufacturer: '岚峰', code: 'KFR-35GW/N8HR3', category: '空调' }];
  const context = { timeZone: 'Asia/Shanghai', keyedHash: (text: string): string => text };
  for (const spec of seedMappings()) {
    const payload = demoFiles().find(({ system, type }) => system === spec.system && type === spec.type)?.records[0]?.payload ?? {};
    Object.assign(window, { input: JSON.stringify({ spec, payload, models }), keyedHash: context.keyedHash });
    const there = JSON.parse(runInContext(`(() => {
      const { mapping, modelCodes, standardModel } = bundle;
      const { spec, payload, models } = JSON.parse(input);
      const compiled = mapping.compile(spec, standardModel, mapping.sampleSchema([payload]));
      const drawn = mapping.specOf(mapping.graphOf(spec));
      return JSON.stringify({ records: mapping.apply(compiled.mapping, payload, standardModel, { timeZone: 'Asia/Shanghai', keyedHash }).records.map(({ values }) => values),
        drawn: drawn.spec, file: mapping.writeMappingFile(spec, null, 'YAML').length > 0, model: modelCodes.resolve(modelCodes.compileCatalogue({ models }), { code: 'kfr35gw-n8hr3' }) });
    })()`, window) as string) as { readonly records: unknown; readonly drawn: unknown; readonly file: boolean; readonly model: unknown };
    const compiled = compile(spec, standardModel);
    if (!compiled.ok) throw new Error('a seed mapping is not sound');
    const here = apply(compiled.mapping, payload, standardModel, context).records.map(({ values }) => values);
    expect(there).toEqual({ records: JSON.parse(JSON.stringify(here)) as unknown, drawn: spec, file: true, model: JSON.parse(JSON.stringify(resolve(compileCatalogue({ models }), { code: 'kfr35gw-n8hr3' }))) as unknown });
  }
});

test('a module of Node fails the bundle', async () => {
  await expect(bundled('import { createHash } from \'node:crypto\'; export const hash = createHash;')).rejects.toThrow('node:crypto is a module of Node');
});
