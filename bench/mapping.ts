/**
 * How fast a compiled mapping runs: `npm run -s bench:mapping -- [RECORDS]`, 200,000 if none are given. A service contract
 * of twelve fields (texts, codes, dates, numbers, units, conditions, a split, an extract) out of made-up payloads, on one
 * core: `perSecond` with everything that ingest does to a record before it is linked (values read by their kinds,
 * rejections), `expressionsPerSecond` the expressions alone, `partyPerSecond` a customer of twelve fields with names,
 * phones and addresses, whose kinds do the most. The last line of standard output is one JSON object.
 */
import { apply } from '../src/core/mapping/apply';
import { compile } from '../src/core/mapping/compile';
import type { CompiledMapping } from '../src/core/mapping/compile';
import type { Expression, MappingSpec } from '../src/core/mapping/spec';
import type { EntityType } from '../src/core/model/entityType';
import type { JsonObject } from '../src/core/model/json';
import { defineModel } from '../src/core/model/model';
import type { Model } from '../src/core/model/model';

const LIMIT_PER_SECOND = 100_000;
const [records = 200_000] = process.argv.slice(2).map(Number);
if (!(records >= 1_000)) throw new Error('expected a number of records, 1,000 or more; usage: npm run -s bench:mapping -- [RECORDS]');

const attribute = (name: string, kind: 'text' | 'code' | 'integer' | 'date' | 'money' | 'boolean' | 'serialNumber' | 'contractNumber' | 'modelCode' | 'partyName' | 'phone' | 'address' | 'email', codeSet?: string) => ({
  name, kind, label: { zh: name, en: name }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, ...(codeSet === undefined ? {} : { codeSet }),
}) as const;
const job: EntityType = {
  name: 'job', label: { zh: '工单', en: 'Job' }, key: { from: 'SOURCE' }, exactRules: [], attributes: [
    attribute('number', 'contractNumber'), attribute('title', 'text'), attribute('status', 'code', 'ticketStatus'), attribute('sn', 'serialNumber'), attribute('model', 'modelCode'),
    attribute('opened', 'date'), attribute('closed', 'date'), attribute('months', 'integer'), attribute('amount', 'money'), attribute('level', 'code', 'serviceLevel'), attribute('urgent', 'boolean'), attribute('fault', 'text'),
  ],
};
const party: EntityType = {
  name: 'party', label: { zh: '客户', en: 'Party' }, key: { from: 'SOURCE' }, exactRules: [], attributes: [
    attribute('name', 'partyName'), attribute('phone', 'phone'), attribute('second', 'phone'), attribute('email', 'email'), attribute('address', 'address'), attribute('level', 'code', 'serviceLevel'),
    attribute('since', 'date'), attribute('branch', 'text'), attribute('note', 'text'), attribute('months', 'integer'), attribute('model', 'modelCode'), attribute('sn', 'serialNumber'),
  ],
};
const model: Model = defineModel([job, party]);
const F = (field: string): Expression => ({ field });
const codeTables = { status: { codes: { 新建: 'OPEN', 处理: 'IN_PROGRESS', 完工: 'DONE' } }, level: { codes: { A: 'PLATINUM', B: 'GOLD', C: 'SILVER' }, default: 'STANDARD' } };
const JOB: MappingSpec = { format: 1, system: 'bench', type: 'job', codeTables, outputs: [{ type: 'job', attributes: {
  number: { trim: F('单号'), prefixes: ['NO.'] }, title: { join: [F('类别'), F('描述')], separator: ' ' }, status: { code: F('状态'), table: 'status' }, sn: F('序列号'),
  model: { firstOf: [F('型号'), F('机型')] }, opened: F('日期'), closed: { date: F('完工日'), format: 'DD.MM.YYYY' }, months: { unit: F('质保年'), from: '年', to: '月' }, amount: { number: F('金额') },
  level: { code: F('级别'), table: 'level' }, urgent: { when: { of: F('优先级'), isOneOf: ['1', '2'] }, then: { constant: true }, otherwise: { constant: false } },
  fault: { extract: F('备注'), pattern: '\\b([A-Z]\\d{1,3})\\b' },
} }] };
const PARTY: MappingSpec = { format: 1, system: 'bench', type: 'party', codeTables, outputs: [{ type: 'party', attributes: {
  name: F('客户'), phone: F('手机'), second: F('座机'), email: F('邮箱'), address: { join: [F('省'), F('市'), F('地址')] }, level: { code: F('级别'), table: 'level' },
  since: F('日期'), branch: F('类别'), note: F('备注'), months: F('质保年'), model: F('型号'), sn: F('序列号'),
} }] };

const digits = (index: number, length: number): string => String((index * 7_919 + 104_729) % 10 ** length).padStart(length, '0');
const payloads = Array.from({ length: 20_000 }, (_, index): JsonObject => ({
  单号: `NO. WX${digits(index, 8)}`, 类别: ['空调', '热水器', '电梯'][index % 3], 描述: `第${index}次上门`, 状态: ['新建', '处理', '完工'][index % 3], 序列号: `LF${digits(index, 9)}K`, 型号: index % 4 === 0 ? '' : `KFR-${20 + index % 60}GW/N${index % 9}HR3`,
  机型: `KF-${20 + index % 60}`, 日期: `2024-${String(1 + index % 12).padStart(2, '0')}-${String(1 + index % 28).padStart(2, '0')}`, 完工日: `${1 + index % 28}.${1 + index % 12}.2025`, 质保年: String(1 + index % 6), 金额: `${1 + index % 9},${digits(index, 3)}.50 元`,
  级别: 'ABCX'[index % 4], 优先级: String(1 + index % 5), 备注: `报 E${index % 90} 停机`, 客户: ['青禾电梯工程有限公司', '林知远', '许听澜'][index % 3], 手机: `139${digits(index, 8)}`, 座机: `0571-8${digits(index, 7)}`, 邮箱: `u${index}@qinghe.cn`,
  省: '浙江省', 市: '杭州市', 地址: `澄湖路${index % 300}号${index % 9}栋2单元${100 + index % 900}`,
}));
const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string): string => text };

function ready(spec: MappingSpec): CompiledMapping {
  const compiled = compile(spec, model);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.mapping;
}

/** Records a second of one core's time. */
function perCpuSecond(count: number, work: (payload: JsonObject) => number): { readonly perSecond: number; readonly values: number } {
  for (const payload of payloads.slice(0, 5_000)) work(payload);
  const before = process.cpuUsage();
  let values = 0;
  for (let index = 0; index < count; index += 1) values += work(payloads[index % payloads.length] ?? {});
  const { user, system } = process.cpuUsage(before);
  return { perSecond: Math.round(count / ((user + system) / 1e6)), values: Math.round(100 * values / count) / 100 };
}

const whole = (mapping: CompiledMapping) => (payload: JsonObject): number => Object.keys(apply(mapping, payload, model, CONTEXT).records[0]?.values ?? {}).length;
const jobs = ready(JOB);
const full = perCpuSecond(records, whole(jobs));
const expressions = perCpuSecond(records, (payload) => {
  let filled = 0;
  for (const { evaluate } of jobs.outputs[0]?.attributes ?? []) if (evaluate(payload, CONTEXT) !== undefined) filled += 1;
  return filled;
});
const parties = perCpuSecond(Math.ceil(records / 10), whole(ready(PARTY)));
const ratio = Math.round(100 * full.perSecond / LIMIT_PER_SECOND) / 100;
process.stdout.write(`${JSON.stringify({
  records, fields: JOB.outputs.flatMap(({ attributes }) => Object.keys(attributes)).length, perSecond: full.perSecond, expressionsPerSecond: expressions.perSecond, partyPerSecond: parties.perSecond,
  valuesPerRecord: full.values, limitPerSecond: LIMIT_PER_SECOND, ratio, expressionsRatio: Math.round(100 * expressions.perSecond / LIMIT_PER_SECOND) / 100,
})}\n`);
if (expressions.perSecond < LIMIT_PER_SECOND) process.exitCode = 1;
