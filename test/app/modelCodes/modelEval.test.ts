import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../../src/cli';

let dir: string;
beforeAll(() => { dir = mkdtempSync(path.join(tmpdir(), 'mooring-model-eval-')); });
afterAll(() => { rmSync(dir, { recursive: true, force: true }); });

const write = (name: string, text: string): string => {
  const file = path.join(dir, name);
  writeFileSync(file, text);
  return file;
};

async function run(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const code = await runCommandLine(['model-eval', ...args], { out, err, env: {} });
  const text = (stream: PassThrough): string => { const chunk: unknown = stream.read(); return Buffer.isBuffer(chunk) ? chunk.toString() : ''; };
  return { code, out: text(out), err: text(err) };
}

const CATALOGUE = 'canonical_id,brand,code\na,Orient,XR-100\na,Orient,XR-100\nb,Orient,XR-200\nc,Nordlicht,Vista 9\n';

test('prints the figures of the contract as JSON on the last line; aliases count as confirmed', async () => {
  const catalogue = write('c.csv', CATALOGUE);
  const queries = write('q.csv', '\ufeffcanonical_id,brand,code\r\na,,Orient XR100\r\nb,,Blue Box\r\nb,Orient,XR-20O\r\n,,XR-200\r\n');
  const aliases = write('a.csv', 'canonical_id,brand,code\nb,,blue-box\n');
  const bare = await run(['--catalogue', catalogue, '--queries', queries]);
  expect(bare.code).toBe(0);
  expect(bare.err).toMatch(/1 rows could not be read/);
  expect(JSON.parse(bare.out.trim().split('\n').at(-1) ?? '')).toMatchObject({ queries: 3, resolved: 1, correct: 1, wrong: 0, precision: 1, suggestedTop1: 1, suggestedTop5: 1, unknown: 1, conflict: 0, seconds: expect.any(Number) });
  const known = await run(['--catalogue', catalogue, '--queries', queries, '--aliases', aliases]);
  expect(JSON.parse(known.out)).toMatchObject({ resolved: 2, correct: 2, recall: 0.666667, f1: 0.8 });
});

test('says what is wrong with its files and arguments', async () => {
  const catalogue = write('c.csv', CATALOGUE);
  expect(await run(['--catalogue', catalogue])).toMatchObject({ code: 2, err: expect.stringMatching(/--queries/) });
  expect(await run(['--catalogue', catalogue, '--queries', path.join(dir, 'none.csv')])).toMatchObject({ code: 1, err: expect.stringMatching(/none\.csv/) });
  expect(await run(['--catalogue', catalogue, '--queries', write('odd.csv', 'id,code\n1,2\n')])).toMatchObject({ code: 1, err: expect.stringMatching(/canonical_id, brand, code/) });
});
