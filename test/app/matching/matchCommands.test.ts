import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, compileSources } from '../../support/compiled';
import type { CompiledSources } from '../../support/compiled';
import { run } from '../../support/service';
import type { Exit } from '../../support/service';
import { COLUMNS, people } from '../../core/matching/support';
import type { Row } from '../../core/matching/support';

let sources: CompiledSources;
let dir: string;
const at = (name: string): string => path.join(dir, name);
beforeAll(() => {
  sources = compileSources();
  dir = mkdtempSync(path.join(tmpdir(), 'mooring-match-'));
  writeFileSync(at('c.json'), JSON.stringify({ columns: COLUMNS }));
  writeFileSync(at('one.csv'), csv(rows, truth));
  writeFileSync(at('a.csv'), csv(rows.filter((_row, i) => i % 2 === 0), truth.filter((_one, i) => i % 2 === 0)));
  writeFileSync(at('b.csv'), csv(rows.filter((_row, i) => i % 2 === 1), truth.filter((_one, i) => i % 2 === 1)));
});
afterAll(() => { sources.remove(); rmSync(dir, { recursive: true }); });

const { rows, truth } = people(300, 3);
const csv = (own: readonly Row[], truths: readonly number[]): string =>
  `${Object.keys(COLUMNS).join(',')},remark,person\n${own.map((row, i) => `${Object.keys(COLUMNS).map((name) => row[name] ?? '').join(',')},"a, b",P${truths[i] ?? ''}\n`).join('')}`;

const mooring = async (...args: string[]): Promise<Exit> => run({ cli: sources.cli, args, env: {} }).exit;
const lastLine = (text: string): Record<string, number> => JSON.parse(text.trim().split('\n').at(-1) ?? '') as Record<string, number>;

test('match-eval finds planted doubles from the kinds of the columns alone, and writes the clusters', async () => {
  const { code, stdout } = await mooring('match-eval', '--config', at('c.json'), '--data', at('one.csv'), '--truth', 'person', '--clusters', at('clusters.csv'));
  expect(code).toBe(0);
  const figures = lastLine(stdout);
  expect(Object.keys(figures)).toEqual(expect.arrayContaining([
    'records', 'candidates', 'threshold', 'precision', 'recall', 'f1', 'bestF1', 'bestThreshold', 'clusterF1', 'seconds', 'peakMB',
  ]));
  expect(figures['records']).toBe(rows.length);
  expect(figures['f1']).toBeGreaterThan(0.97);
  expect(figures['clusterF1']).toBeGreaterThan(0.97);
  const [header, ...lines] = readFileSync(at('clusters.csv'), 'utf8').trim().split('\n');
  expect(header).toBe('row,cluster');
  expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(rows.map((_row, i) => i));
  // Held against the truth here, not by the command: most doubles are in one cluster, and few strangers are.
  const clusters = lines.map((line) => line.split(',')[1]);
  const doubles = rows.flatMap((_row, i) => (i > 0 && truth[i] === truth[i - 1] ? [clusters[i] === clusters[i - 1]] : []));
  expect(doubles.filter(Boolean).length / doubles.length).toBeGreaterThan(0.95);
  expect(new Set(clusters).size).toBeGreaterThan(295);
});

test('match-eval links two files, and reads what match-train has written', async () => {
  const files = ['--data', at('a.csv'), '--data', at('b.csv')];
  const learnt = await mooring('match-train', '--config', at('c.json'), ...files, '--out', at('model.json'));
  expect(learnt.code).toBe(0);
  const direct = lastLine((await mooring('match-eval', '--config', at('c.json'), ...files, '--truth', 'person')).stdout);
  const withModel = lastLine((await mooring('match-eval', '--config', at('model.json'), ...files, '--truth', 'person')).stdout);
  expect(direct['bestF1']).toBeGreaterThan(0.97);
  expect(direct['records']).toBe(rows.length);
  for (const name of ['candidates', 'threshold', 'precision', 'recall', 'f1', 'bestF1', 'clusterF1']) expect(withModel[name]).toBeCloseTo(direct[name] ?? NaN, 5);
});

test('labels are believed, and wrong ones refused', async () => {
  writeFileSync(at('labels.csv'), 'a,b,judgement\n0,1,NO_MATCH\n2,3,unsure\n');
  const learnt = await mooring('match-train', '--config', at('c.json'), '--data', at('one.csv'), '--labels', at('labels.csv'), '--out', at('model.json'));
  expect(lastLine(learnt.stdout)['labels']).toBe(1);
  writeFileSync(at('labels.csv'), 'a,b,judgement\n0,1,perhaps\n');
  const wrong = await mooring('match-train', '--config', at('c.json'), '--data', at('one.csv'), '--labels', at('labels.csv'), '--out', at('model.json'));
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('NO_MATCH')]);
});

const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ['an unknown kind', { columns: { first: 'forename' } }, /givenName.*got "forename"/],
  ['no column', { columns: {} }, /"columns"/],
  ['a column that the file lacks', { columns: { surname: 'familyName' } }, /a column "surname".*first, last/],
  ['an unknown part', { columns: COLUMNS, blocking: [] }, /columns, exchanged.*got blocking/],
  ['a key of no comparison', { columns: COLUMNS, keys: [{ parts: ['nobody.exact'] }] }, /COMPARISON\.PART/],
  ['the truth among the columns', { columns: { ...COLUMNS, person: 'code' } }, /truth column/],
  ['a model that is none', { columns: COLUMNS, model: { type: 'file' } }, /match-train/],
];
test.each(WRONG)('a configuration with %s is refused with what was expected', async (_name, config, message) => {
  writeFileSync(at('wrong.json'), JSON.stringify(config));
  const { code, stdout, stderr } = await mooring('match-eval', '--config', at('wrong.json'), '--data', at('one.csv'), '--truth', 'person');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(message);
});

test('a file that is not there is named, a wrong call is told the right one', async () => {
  const missing = await mooring('match-eval', '--config', at('c.json'), '--data', at('nowhere.csv'), '--truth', 'person');
  expect(missing.stderr).toContain('nowhere.csv');
  const misused = await mooring('match-eval', '--data', at('one.csv'));
  expect([misused.code, misused.stderr]).toEqual([2, expect.stringContaining('--truth COLUMN')]);
});

test('the committed configurations name columns only', () => {
  for (const name of ['febrl1', 'febrl2', 'febrl3', 'fake_1000']) {
    expect(Object.keys(JSON.parse(readFileSync(path.join(ROOT, 'bench', 'match', `${name}.json`), 'utf8')) as object)).toEqual(['columns']);
  }
});
