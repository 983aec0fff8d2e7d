import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCsv } from '../../../src/app/import/readCsv';
import { readJsonl } from '../../../src/app/import/readJsonl';
import { readXlsx } from '../../../src/app/import/readXlsx';
import type { FileRow } from '../../../src/app/import/row';
import { workbook, zip } from '../../support/xlsx';

const dir = mkdtempSync(path.join(tmpdir(), 'mooring-files-'));
afterAll(() => { rmSync(dir, { recursive: true }); });

async function rows(reader: (file: string, onBytes: (bytes: number) => void) => AsyncGenerator<FileRow>, content: Buffer | string): Promise<FileRow[]> {
  const file = path.join(dir, `file-${Math.random()}`);
  writeFileSync(file, content);
  const result: FileRow[] = [];
  for await (const row of reader(file, () => undefined)) result.push(row);
  return result;
}

/** GB18030 bytes of 编号,姓名 / G1,王芳 — written out, so that the test does not trust the decoder it tests. */
const GB18030 = Buffer.from('b1e0bac52cd0d5c3fb0d0a47312ccdf5b7bc0d0a', 'hex');
const WANG = { line: 2, row: { 编号: 'G1', 姓名: '王芳' } };

test.each([
  ['UTF-8', '编号,姓名\nG1,王芳\n'],
  ['UTF-8 with a byte-order mark and CRLF', '\ufeff编号,姓名\r\nG1,王芳\r\n'],
  ['GB18030', GB18030],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('编号\t姓名\nG1\t王芳\n', 'utf16le')])],
  ['semicolons', '编号;姓名\nG1;王芳\n'],
  ['tabs', '编号\t姓名\nG1\t王芳'],
  ['quotes', '"编号","姓名"\n"G1","王芳"\n'],
  ['blank lines and blank rows', '编号,姓名\n\n , \nG1,王芳\n\n'],
])('CSV: %s', async (_name, content) => {
  const [first] = await rows(readCsv, content);
  expect(first).toMatchObject({ row: WANG.row });
});

test('CSV: GB18030 is recognised by a character far behind plain ASCII', async () => {
  const ascii = Array.from({ length: 60_000 }, (_, index) => `A${index},x`).join('\n');
  const found = await rows(readCsv, Buffer.concat([Buffer.from(`k,n\n${ascii}\n`), Buffer.from('G1,'), Buffer.from('cdf5b7bc', 'hex')]));
  expect(found.at(-1)).toMatchObject({ row: { k: 'G1', n: '王芳' } });
});

test('CSV: a cell with delimiter, quote and line break is one cell; fewer cells are blank; more are refused with their line', async () => {
  const found = await rows(readCsv, 'k,n\n1,"a,""b""\nc"\n2\n3,x,y\n4,z\n');
  expect(found).toMatchObject([
    { row: { k: '1', n: 'a,"b"\nc' } }, { row: { k: '2', n: '' } },
    { line: 5, refused: { code: 'BAD_FORMAT', expected: '2 columns' } }, { row: { k: '4', n: 'z' } },
  ]);
});

test('CSV: a header without names or with one name twice still tells its columns apart', async () => {
  expect(await rows(readCsv, 'k,,k\n1,2,3\n')).toMatchObject([{ row: { k: '1', '#2': '2', 'k#3': '3' } }]);
});

test('CSV: an empty file has no rows', async () => { expect(await rows(readCsv, '')).toEqual([]); });

test('JSONL: objects by line; what is not one is refused and the others go through', async () => {
  const found = await rows(readJsonl, '{"k":"1","n":{"deep":[1]}}\n\n[1]\n{"k":\n{"k":"2"}');
  expect(found).toMatchObject([
    { line: 1, row: { k: '1', n: { deep: [1] } } }, { line: 3, refused: { expected: 'a JSON object' } },
    { line: 4, refused: { code: 'BAD_FORMAT' } }, { line: 5, row: { k: '2' } },
  ]);
});

test('XLSX: shared, inline and numeric cells; numbers in full; gaps are blank; the sheet is found through its relation', async () => {
  const sheet = workbook([
    ['<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="inlineStr"><is><t>手机</t></is></c>', '<c r="D1" t="str"><v>日期</v></c>'],
    ['<c r="A2" t="s"><v>1</v></c>', '<c r="B2"><v>1.3912345678E10</v></c>', '<c r="D2"><v>45678</v></c>'],
    [],
    ['<c r="A4" t="s"><v>1</v></c>', '<c r="B4" t="e"><v>#REF!</v></c>'],
    ['<c r="C5" t="s"><v>1</v></c>'],
  ], ['编号', 'G1']);
  expect(await rows(readXlsx, sheet)).toMatchObject([
    { line: 2, row: { 编号: 'G1', 手机: '13912345678', 日期: '45678' } },
    { line: 4, row: { 编号: 'G1', 手机: '', 日期: '' } },
    { line: 5, refused: { code: 'BAD_FORMAT' } },
  ]);
});

test.each([['no archive', Buffer.from('not a zip')], ['an archive without a workbook', zip({ 'a.txt': 'x' })], ['broken XML', zip({ 'xl/workbook.xml': '<workbook><sheets>' })]])(
  'XLSX: %s is refused in words', async (_name, content) => {
    await expect(rows(readXlsx, content)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
