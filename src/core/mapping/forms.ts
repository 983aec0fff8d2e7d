import type { Label } from '../model/label';
import type { Expression } from './spec';

/** What an option of a form holds. */
export type OptionType = 'TEXT' | 'TEXTS' | 'INTEGER' | 'PATH' | 'JSON' | 'CODE_TABLE' | 'TYPE' | 'KIND' | 'UNIT' | 'CASE' | 'DECIMAL';
export interface FormOption { readonly name: string; readonly type: OptionType; readonly isRequired: boolean }

/** A form of expression: what it is called, what goes into it and how it is set. Reading, drawing, comparing and describing all go by this table. */
export interface Form {
  /** The member that tells the form. */
  readonly name: FormName;
  readonly label: Label;
  /** How many expressions stand under its name: none (a leaf), one, any number in order; CONDITION: a test. */
  readonly inputs: 'NONE' | 'ONE' | 'MANY' | 'CONDITION';
  /** Expressions under other names. */
  readonly further: readonly { readonly name: string; readonly isRequired: boolean }[];
  readonly options: readonly FormOption[];
}

type Names<T> = T extends unknown ? keyof T : never;
export type FormName = Extract<Names<Expression>,
  'field' | 'constant' | 'join' | 'split' | 'firstOf' | 'listOf' | 'trim' | 'case' | 'extract' | 'number' | 'unit' | 'each' | 'kind' | 'code' | 'date' | 'when' | 'reference'>;

const required = (name: string, type: OptionType): FormOption => ({ name, type, isRequired: true });
const optional = (name: string, type: OptionType): FormOption => ({ name, type, isRequired: false });
const form = (name: FormName, [zh, en]: readonly [string, string], inputs: Form['inputs'], options: readonly FormOption[] = [], further: Form['further'] = []): Form =>
  ({ name, label: { zh, en }, inputs, options, further });

export const FORMS: readonly Form[] = [
  form('field', ['来源字段', 'source field'], 'NONE', [required('field', 'PATH')]),
  form('constant', ['常量', 'constant'], 'NONE', [required('constant', 'JSON')]),
  form('join', ['拼接', 'join'], 'MANY', [optional('separator', 'TEXT')]),
  form('split', ['拆分', 'split'], 'ONE', [required('separators', 'TEXTS'), optional('index', 'INTEGER')]),
  form('firstOf', ['取第一个非空值', 'first not empty'], 'MANY'),
  form('listOf', ['合成列表', 'list'], 'MANY'),
  form('trim', ['去前后缀', 'trim'], 'ONE', [optional('prefixes', 'TEXTS'), optional('suffixes', 'TEXTS')]),
  form('case', ['大小写', 'case'], 'ONE', [required('to', 'CASE')]),
  form('extract', ['正则提取', 'extract'], 'ONE', [required('pattern', 'TEXT'), optional('group', 'INTEGER')]),
  form('number', ['数字格式', 'number'], 'ONE', [optional('decimal', 'DECIMAL')]),
  form('unit', ['单位换算', 'unit'], 'ONE', [required('from', 'UNIT'), required('to', 'UNIT')]),
  form('each', ['逐项转换', 'each item'], 'ONE', [], [{ name: 'take', isRequired: true }]),
  form('kind', ['按类型规范', 'as a kind'], 'ONE', [required('as', 'KIND')]),
  form('code', ['代码表', 'code table'], 'ONE', [required('table', 'CODE_TABLE')]),
  form('date', ['日期格式', 'date'], 'ONE', [required('format', 'TEXT')]),
  form('when', ['条件', 'condition'], 'CONDITION', [], [{ name: 'then', isRequired: true }, { name: 'otherwise', isRequired: false }]),
  form('reference', ['引用', 'reference'], 'ONE', [required('type', 'TYPE'), optional('system', 'TEXT')]),
];
const byName = new Map<string, Form>(FORMS.map((one) => [one.name, one]));

/** The form of something that may be an expression; undefined for what is none. */
export function formOf(expression: object): Form | undefined {
  for (const one of FORMS) if (one.name in expression) return one;
  return undefined;
}

/** @throws Error for a name that no form has */
export function formNamed(name: string): Form {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`no form of expression is called ${name}`);
  return found;
}

/** An expression that another takes in, and the way to it from there: "join/1", "when/of", "then". */
export interface Input { readonly slot: string; readonly expression: Expression }

/** What goes into an expression, in order. The expression has the right shape. */
export function inputsOf(expression: Expression): Input[] {
  const one = formOf(expression);
  if (one === undefined) return [];
  const members = expression as unknown as Readonly<Record<string, unknown>>; // by the table, each member named there is an expression
  const head = members[one.name];
  const found: Input[] = [];
  if (one.inputs === 'ONE') found.push({ slot: one.name, expression: head as Expression });
  if (one.inputs === 'MANY') (head as readonly Expression[]).forEach((inner, index) => { found.push({ slot: `${one.name}/${index}`, expression: inner }); });
  if ('when' in expression && 'of' in expression.when) found.push({ slot: 'when/of', expression: expression.when.of });
  for (const { name } of one.further) if (members[name] !== undefined) found.push({ slot: name, expression: members[name] as Expression });
  return found;
}
