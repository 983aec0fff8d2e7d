import { KIND_NAMES } from '../model/entityType';
import { formOf } from './forms';
import type { FormOption, OptionType } from './forms';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import type { MappingSpec } from './spec';

/** A spec of the right shape, or every place where it is of another. What it means is `compile`'s to judge. */
export type ReadSpec = { readonly ok: true; readonly spec: MappingSpec } | { readonly ok: false; readonly issues: readonly MappingIssue[] };

type Members = Readonly<Record<string, unknown>>;

const MAX_ISSUES = 50;
const MAX_DEPTH = 40;
const isMembers = (given: unknown): given is Members => typeof given === 'object' && given !== null && !Array.isArray(given);
const isText = (given: unknown): given is string => typeof given === 'string' && given !== '';
const isTexts = (given: unknown): boolean => Array.isArray(given) && given.every((one) => typeof one === 'string');
const isPath = (given: unknown): boolean => isText(given) || (Array.isArray(given) && given.length > 0 && given.every(isText));
const shown = (given: unknown): string => (given === undefined ? '–' : JSON.stringify(given).slice(0, 60));

const HOLDS: Readonly<Record<OptionType, (given: unknown) => boolean>> = {
  TEXT: (given) => typeof given === 'string', TEXTS: isTexts, INTEGER: Number.isSafeInteger, PATH: isPath,
  JSON: () => true, CODE_TABLE: isText, TYPE: isText, UNIT: isText, KIND: (given) => (KIND_NAMES as readonly unknown[]).includes(given),
  CASE: (given) => given === 'UPPER' || given === 'LOWER', DECIMAL: (given) => given === '.' || given === ',',
};
const TESTS: Readonly<Record<string, (given: unknown) => boolean>> = {
  isEmpty: (given) => typeof given === 'boolean', length: Number.isSafeInteger, isOneOf: isTexts, startsWith: HOLDS.TEXT,
};

/** Reads what came from outside. Closed: a member that means nothing is named, so that a slip of the pen is not passed over. */
export function readSpec(given: unknown): ReadSpec {
  const read = new SpecReader();
  read.whole(given);
  return read.issues.length > 0 ? { ok: false, issues: read.issues } : { ok: true, spec: given as MappingSpec }; // its shape has been looked at
}

class SpecReader {
  readonly issues: MappingIssue[] = [];

  whole(given: unknown): void {
    const spec = this.members('', given, { required: ['format', 'system', 'type', 'outputs'], optional: ['key', 'updatedAt', 'codeTables'] });
    if (spec === null) return;
    if (spec['format'] !== 1) this.complain('format', '应为 1', 'it must be 1', spec['format']);
    for (const name of ['system', 'type']) this.must(isText(spec[name]), name, '应为文本', 'it must be a text', spec[name]);
    if (spec['key'] !== undefined) this.must(isPath(spec['key']), 'key', '应为字段名', 'it must be a field', spec['key']);
    if (spec['updatedAt'] !== undefined) this.expression('updatedAt', spec['updatedAt'], 0);
    if (spec['codeTables'] !== undefined) this.codeTables(spec['codeTables']);
    const { outputs } = spec;
    if (!Array.isArray(outputs) || outputs.length === 0 || outputs.length > 20) this.complain('outputs', '应为 1 到 20 个输出的列表', 'it must be a list of 1 to 20 outputs', outputs);
    else outputs.forEach((output: unknown, index) => { this.output(`outputs/${index}`, output); });
  }

  private output(node: string, given: unknown): void {
    const output = this.members(node, given, { required: ['type', 'attributes'], optional: ['whenAnyOf'] });
    if (output === null) return;
    this.must(isText(output['type']), `${node}/type`, '应为类型名', 'it must be the name of a type', output['type']);
    const { whenAnyOf, attributes } = output;
    if (whenAnyOf !== undefined) this.must(Array.isArray(whenAnyOf) && whenAnyOf.every(isPath), `${node}/whenAnyOf`, '应为字段列表', 'it must be a list of fields', whenAnyOf);
    if (!isMembers(attributes)) this.complain(`${node}/attributes`, '应为属性对象', 'it must be an object of attributes', attributes);
    else for (const [name, expression] of Object.entries(attributes)) this.expression(`${node}/attributes/${name}`, expression, 0);
  }

  private codeTables(given: unknown): void {
    if (!isMembers(given)) { this.complain('codeTables', '应为代码表对象', 'it must be an object of code tables', given); return; }
    for (const [name, one] of Object.entries(given)) {
      const node = `codeTables/${name}`;
      const table = this.members(node, one, { required: ['codes'], optional: ['default', 'back'] });
      for (const part of ['codes', 'back']) {
        const codes = table?.[part];
        if (codes !== undefined) this.must(isMembers(codes) && Object.values(codes).every(isText), `${node}/${part}`, '每个代码都应对应一个文本代码', 'each code must have a text', codes);
      }
      if (table?.['default'] !== undefined) this.must(isText(table['default']), `${node}/default`, '应为代码', 'it must be a code', table['default']);
    }
  }

  private expression(node: string, given: unknown, depth: number): void {
    if (depth > MAX_DEPTH) return; // that it is too deep is the compiler's to say
    const form = isMembers(given) ? formOf(given) : undefined;
    if (!isMembers(given) || form === undefined) { this.complain(node, '无法识别的表达式', 'this is not an expression', given); return; }
    const own = form.options.map(({ name }) => name);
    this.members(node, given, { required: [], optional: [form.name, ...own, ...form.further.map(({ name }) => name)] });
    for (const option of form.options) this.option(node, given, option);
    const head = given[form.name];
    if (form.inputs === 'ONE') this.expression(`${node}/${form.name}`, head, depth + 1);
    if (form.inputs === 'CONDITION') this.test(`${node}/${form.name}`, head, depth + 1);
    if (form.inputs === 'MANY') {
      if (!Array.isArray(head)) this.complain(`${node}/${form.name}`, '应为表达式列表', 'it must be a list of expressions', head);
      else head.forEach((inner: unknown, index) => { this.expression(`${node}/${form.name}/${index}`, inner, depth + 1); });
    }
    for (const { name, isRequired } of form.further) if (isRequired || given[name] !== undefined) this.expression(`${node}/${name}`, given[name], depth + 1);
  }

  private option(node: string, given: Members, { name, type, isRequired }: FormOption): void {
    const value = given[name];
    if (value === undefined && !isRequired) return;
    this.must(value !== undefined && HOLDS[type](value), `${node}/${name}`, `“${name}”的值不合适`, `the value of "${name}" does not fit`, value);
  }

  private test(node: string, given: unknown, depth: number): void {
    if (isMembers(given) && given['cel'] !== undefined) {
      this.members(node, given, { required: ['cel'], optional: [] });
      this.must(isText(given['cel']), `${node}/cel`, '应为 CEL 条件', 'it must be a condition in CEL', given['cel']);
      return;
    }
    const test = this.members(node, given, { required: ['of'], optional: Object.keys(TESTS) });
    if (test === null) return;
    this.expression(`${node}/of`, test['of'], depth);
    for (const [name, holds] of Object.entries(TESTS)) if (test[name] !== undefined) this.must(holds(test[name]), `${node}/${name}`, '测试值不合适', 'the value of the test does not fit', test[name]);
  }

  private members(node: string, given: unknown, { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] }): Members | null {
    if (!isMembers(given)) { this.complain(node, '应为对象', 'it must be an object', given); return null; }
    const known = [...required, ...optional];
    const at = (name: string): string => (node === '' ? name : `${node}/${name}`);
    for (const name of Object.keys(given)) if (!known.includes(name)) this.complain(at(name), `没有成员“${name}”;只有 ${known.join('、')}`, `there is no member "${name}", only ${known.join(', ')}`, given[name]);
    for (const name of required) if (given[name] === undefined) this.complain(at(name), '缺少该成员', 'it is missing', undefined);
    return given;
  }

  private must(holds: boolean, ...[node, zh, en, got]: readonly [string, string, string, unknown]): void {
    if (!holds) this.complain(node, zh, en, got);
  }

  private complain(node: string, zh: string, en: string, got: unknown): void {
    if (this.issues.length < MAX_ISSUES) this.issues.push(issue('BAD_SPEC', node, `${zh};现在是 ${shown(got)}`, `${en}; it is ${shown(got)}`));
  }
}
