import { readMappingFile, writeMappingFile } from '../../../src/core/mapping/file';
import { diffOf } from '../../../src/core/mapping/describe';
import type { MappingSpec } from '../../../src/core/mapping/spec';
import { standardModel } from '../../../src/core/model/standardModel';
import { seedMappings } from '../../../seeds/seedFiles';

describe.each(seedMappings().map((spec) => [`${spec.system} ${spec.type}`, spec] as const))('%s', (_title, spec) => {
  test.each(['YAML', 'JSON'] as const)('written as %s and read again it is the same', (format) => {
    const layout = { 'field:手机': { x: 1, y: 2 } };
    expect(readMappingFile(writeMappingFile(spec, layout, format))).toEqual({ ok: true, file: { spec, layout } });
  });
});

test('a file says in words what each attribute is made of', () => {
  const [crm] = seedMappings().filter(({ system }) => system === 'crm');
  const text = writeMappingFile(crm as MappingSpec, null, 'YAML');
  expect(text).toContain('# 列表(“手机”、“固定电话”)\n      phones:');
  expect(text).toContain('name:\n        field: 客户姓名');
});

test.each<[string, string, RegExp]>([
  ['no YAML', 'a: [', /line 1/],
  ['a list', '- a', /not an object/],
  ['a key twice', 'a: 1\na: 2', /unique/],
  ['aliases without end', `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefg'[index]}`).join(',')}]`).join('\n')}`, /alias/i],
])('%s is refused with a reason', (_title, text, problem) => {
  const read = readMappingFile(text);
  expect(read.ok ? '' : read.problem).toMatch(problem);
});

test('two versions differ in words, attribute by attribute and code by code', () => {
  const [crm] = seedMappings().filter(({ system, type }) => system === 'crm' && type === 'customer');
  const changed = JSON.parse(JSON.stringify(crm)) as { codeTables: Record<string, { codes: Record<string, string> }>; outputs: { attributes: Record<string, unknown> }[] };
  const attributes = changed.outputs[0]?.attributes ?? {};
  delete attributes['emails'];
  attributes['contacts'] = { trim: { field: '联系人' }, suffixes: ['先生'] };
  attributes['phones'] = { field: '手机' };
  Object.assign(changed.codeTables['客户等级']?.codes ?? {}, { 至尊: 'PLATINUM', 普通: 'SILVER' });
  const differences = diffOf(crm as MappingSpec, changed as unknown as MappingSpec, standardModel);
  expect(differences.map(({ kind, words }) => [kind, words.zh])).toEqual([
    ['CHANGED', '“客户”的“电话”由列表(“手机”、“固定电话”)改为“手机”'],
    ['REMOVED', '去掉“客户”的“邮箱”,原为“邮箱”'],
    ['CHANGED', '代码表“客户等级”中的“普通”由STANDARD改为SILVER'],
    ['ADDED', '新增“客户”的“联系人”:“联系人”去掉 先生'],
    ['ADDED', '新增代码表“客户等级”中的“至尊”:PLATINUM'],
  ]);
  for (const { words } of differences) expect(words.en).toMatch(/"|of Customer/);
});
