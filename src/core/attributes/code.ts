import type { AttributeKind } from './kind';
import { clean, unifyDashes, upper } from './text/clean';
import type { FieldWords } from './text/field';
import { normaliseField } from './text/field';

const WORDS: FieldWords = { expected: 'a code of at most 100 characters', noun: { zh: '代码', en: 'code' }, maxChars: 100 };

/** An enumerated code, in upper case. Which codes exist, and what they mean, is the mapping's code table. */
export const codeKind: AttributeKind<string> = {
  name: 'code',
  normalise: (raw) => normaliseField(raw, WORDS, (text) => ({ value: upper(unifyDashes(clean(text))) })),
  identity: (value) => value,
  compare: (a, b) => (a === b ? 'EXACT' : 'DIFFERENT'),
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
