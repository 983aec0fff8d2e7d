import type { AttributeKind } from './kind';
import { clean, tidy } from './text/clean';
import type { FieldWords } from './text/field';
import { normaliseField } from './text/field';

const WORDS: FieldWords = { expected: 'a text of at most 2,000 characters', noun: { zh: '文本', en: 'text' }, maxChars: 2000 };

/** Free text. Width and punctuation stay as written; only blanks and what can't be stored are tidied. */
export const textKind: AttributeKind<string> = {
  name: 'text',
  normalise: (raw) => normaliseField(raw, WORDS, (text) => ({ value: tidy(text) })),
  identity: (value) => value,
  compare: (a, b) => {
    if (a === b) return 'EXACT';
    return clean(a).toLowerCase() === clean(b).toLowerCase() ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: () => [],
  completeness: (value) => Math.min(1, value.length / 20),
  subsumes: (a, b) => a.length > b.length && a.includes(b),
  display: (value) => value,
};
