import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ZipFile } from 'yazl';
import { importFile } from '../../../src/app/import/importFile';
import type { Pool } from '../../../src/app/poolContext';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { workbook, zip } from '../../support/xlsx';

/** Files that were made to hurt whoever opens them. Each is refused with a code, or read for what it is; none takes the memory. */
let held: TestPool;
let pool: Pool;
let folder: string;
beforeAll(async () => {
  held = await createTestPool();
  ({ pool } = held);
  folder = await mkdtemp(path.join(tmpdir(), 'mooring-bombs-'));
});
afterAll(async () => {
  await held.close();
  await rm(folder, { recursive: true });
});

const importIt = async (name: string, content: string | Buffer): Promise<unknown> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return importFile(pool, ADMIN, { system: 'crm', type: 'customer', file });
};

/** A workbook whose sheet is so many bytes of the same, deflated. */
async function swollen(name: string, megabytes: number): Promise<string> {
  const file = path.join(folder, name);
  const archive = new ZipFile();
  const out = createWriteStream(file);
  archive.outputStream.pipe(out);
  const part = (entry: string, text: string): void => { archive.addBuffer(Buffer.from(text), entry); };
  part('xl/workbook.xml', '<workbook><sheets><sheet name="x" sheetId="1"/></sheets></workbook>');
  archive.addBuffer(Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(megabytes * 1024 ** 2, ' '), Buffer.from('</sheetData></worksheet>')]), 'xl/worksheets/sheet1.xml');
  archive.end();
  await once(out, 'close');
  return file;
}

test('a ZIP bomb: a few kilobytes that unpack to a hundred megabytes', async () => {
  const file = await swollen('bomb.xlsx', 100);
  expect((await stat(file)).size).toBeLessThan(200_000);
  await expect(importFile(pool, ADMIN, { system: 'crm', type: 'customer', file })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusal: { remedy: expect.stringContaining('CSV') } });
});

test('an archive of more parts than a workbook has', async () => {
  await expect(importIt('parts.xlsx', zip(Object.fromEntries(Array.from({ length: 10_001 }, (_none, index) => [`p${index}`, ''])))))
    .rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusal: { got: expect.stringContaining('10000 parts') } });
});

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_none, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`).join('')}]>`;
test.each([
  ['in the workbook', { 'xl/workbook.xml': `${LAUGHS}<workbook>&lol9;<sheets><sheet name="x" sheetId="1"/></sheets></workbook>` }],
  ['in a cell', { 'xl/workbook.xml': '<workbook><sheets><sheet name="x" sheetId="1"/></sheets></workbook>', 'xl/worksheets/sheet1.xml': `${LAUGHS}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&lol9;</t></is></c></row></sheetData></worksheet>` }],
  ['a file of this machine', { 'xl/workbook.xml': '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&e;" sheetId="1"/></sheets></workbook>' }],
])('a billion laughs, %s: entities are not expanded', async (_name, parts) => {
  await expect(importIt('laughs.xlsx', zip(parts))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a sheet that is said to lie outside of the archive', async () => {
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="x" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="/../../../etc/passwd"/></Relationships>',
  };
  await expect(importIt('outside.xlsx', zip(parts))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('an archive with a name that leads out of it', async () => {
  await expect(importIt('slip.xlsx', zip({ '../../../../tmp/slipped': 'x', 'xl/workbook.xml': '<workbook/>' }))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a cell that is far away takes no room for those before it', async () => {
  const rows = [['<c r="A1" t="inlineStr"><is><t>客户编号</t></is></c>'], ['<c r="A1048576" t="inlineStr"><is><t>C1</t></is></c>', '<c r="XFD2" t="inlineStr"><is><t>x</t></is></c>']];
  await expect(importIt('far.xlsx', workbook(rows))).resolves.toMatchObject({ read: 1 });
});

test('a CSV whose quote is never closed is not gathered to its end', async () => {
  await expect(importIt('quote.csv', `客户编号,客户姓名\nC1,"${'x'.repeat(9_000_000)}`)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusal: { got: expect.stringMatching(/max.?record.?size/i) } });
});

/** Imports it, and reads the list of what was refused. */
async function refusals(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  await importFile(pool, ADMIN, { system: 'crm', type: 'customer', file, rejectsFile: path.join(folder, `${name}.out`) });
  return readFile(path.join(folder, `${name}.out`), 'utf8');
}

test('a CSV of a hundred thousand columns', async () => {
  const many = Array.from({ length: 100_000 }, (_none, index) => `c${index}`).join(',');
  expect(await refusals('columns.csv', `客户编号,${many}\nC1,${many}\n`)).toContain(',1000 columns,');
});

test('a JSON line nested without end, and one of eight megabytes, are refused alone', async () => {
  const deep = `{"客户编号":"D1","客户姓名":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const long = `{"客户编号":"L1","客户姓名":"${'x'.repeat(8_000_000)}"}`;
  const good = JSON.stringify({ 客户编号: 'G1', 客户姓名: '沈清和', 手机: '13600000009' });
  await expect(importIt('deep.jsonl', `${deep}\n${long}\n${good}\n`)).resolves.toMatchObject({ read: 3, created: 1, rejected: 2 });
  expect(await refusals('long.jsonl', `${long}\n${good}\n`)).toContain(',a line of at most 4000000 characters,');
});

test('formulas in what was rejected are text to whoever opens the list', async () => {
  const cells = (await refusals('formula.csv', '客户编号,客户姓名,手机\nF1,沈清和,"=HYPERLINK(""http://x"",""y"")"\n')).split(/[,\r\n]/);
  expect(cells.filter((cell) => cell.includes('=HYPERLINK')).length).toBeGreaterThan(0);
  expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
});
