import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const seeds = path.join(__dirname, '../../seeds');
const MAX_BYTES = 1_500_000;

test('the committed seeds are what their generators write, byte for byte', () => {
  const target = mkdtempSync(path.join(os.tmpdir(), 'mooring-seeds-'));
  try {
    execFileSync(process.execPath, [path.join(seeds, 'tools/generateModels.mjs'), path.join(target, 'models.json')]);
    execFileSync(process.execPath, [path.join(seeds, 'tools/generateDemo.mjs'), path.join(target, 'demo')]);
    const names = ['models.json', ...readdirSync(path.join(seeds, 'demo')).map((name) => path.join('demo', name))];
    expect(readdirSync(path.join(target, 'demo')).sort()).toEqual(readdirSync(path.join(seeds, 'demo')).sort());
    let bytes = 0;
    for (const name of names) {
      const committed = readFileSync(path.join(seeds, name));
      bytes += committed.length;
      expect(readFileSync(path.join(target, name)).equals(committed)).toBe(true);
    }
    expect(bytes).toBeLessThan(MAX_BYTES);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
});
