import type { AttributeKind } from './kind';
import { clean } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';

const WORDS: FieldWords = { expected: 'yes or no (是/否, true/false, 1/0)', noun: { zh: '是/否', en: 'yes or no' }, maxChars: 40 };
const TRUE = new Set(['true', 't', 'yes', 'y', '1', '1.0', 'on', '是', '是的', '有', '真', '对', '启用', '已启用', '开', '开启', '√', '✓', '✔', '☑']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0', '0.0', 'off', '否', '不是', '无', '没有', '假', '错', '停用', '未启用', '禁用', '关', '关闭', '×', '✗', '✘', '☐']);

function read(raw: string): Reading<boolean> {
  const word = clean(raw).toLowerCase();
  if (TRUE.has(word)) return { value: true };
  return FALSE.has(word) ? { value: false } : refuse('BAD_FORMAT');
}

/** Yes or no, in the words of Chinese and English forms. 无 is a plain "no" here, not a placeholder. */
export const booleanKind: AttributeKind<boolean> = {
  name: 'boolean',
  normalise: (raw) => normaliseField(raw, WORDS, read),
  identity: (value) => String(value),
  compare: (a, b) => (a === b ? 'EXACT' : 'DIFFERENT'),
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => (value ? '是' : '否'),
};
