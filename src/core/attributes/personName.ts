import type { AttributeKind, Closeness } from './kind';
import type { PersonName } from './personName/value';
import { parsePersonName } from './personName/parse';
import { titlesConflict } from './personName/vocabulary';
import type { FieldWords } from './text/field';
import { normaliseField } from './text/field';
import { fullPinyin, namePinyin } from './text/pinyin';
import { HAN } from './text/simplified';

export type { PersonName } from './personName/value';

const WORDS: FieldWords = { expected: 'a person\'s name such as 李芳 or Nancy Jiang', noun: { zh: '姓名', en: 'person\'s name' }, maxChars: 100 };

/** Several people in one field: "张伟、李娜". Latin names keep their comma (Jiang, Nancy). */
function split(raw: string): readonly string[] {
  const parts = raw.split(/[、;；/／|\n]|[,，&](?=\s*\p{Script=Han})/u).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every((part) => HAN.test(part)) && !/[(（]/.test(raw) ? parts : [raw];
}

/** Without dots and blanks: 买买提·艾力 = 买买提艾力. Latin names in any order: Jiang Nancy = Nancy Jiang. */
function identity(value: PersonName): string {
  if (value.partial || !value.latin) return value.name.replace(/[·\s]/g, '').toLowerCase();
  return value.name.toLowerCase().replace(/[.'’-]/g, '').split(' ').sort().join(' ') || value.name.toLowerCase();
}

/**
 * The name by its sound: surname and given name in pinyin, sorted, so that 姜楠西, "Jiang Nanxi" and "Nanxi Jiang"
 * share one key, and so do homophones (张伟, 章炜).
 */
function soundKey(value: PersonName): string {
  if (value.latin) {
    const words = [value.surname ?? '', value.given ?? ''].map((part) => fullPinyin(part).replace(/[^\p{L}]/gu, ''));
    return `py:${words.sort().join(' ').trim()}`;
  }
  const plain = value.name.replaceAll('·', '');
  const chars = value.surname?.length ?? (value.name === plain ? 1 : 0);
  return `py:${[...namePinyin(plain, chars)].sort().join(' ').trim()}`;
}

/** 王先生 goes with 王伟, unless the titles are a man's and a woman's. */
function isCompatible(a: PersonName, b: PersonName): boolean {
  return a.surname !== null && a.surname === b.surname && !(a.title !== null && b.title !== null && titlesConflict(a.title, b.title));
}

function compare(a: PersonName, b: PersonName): Closeness {
  if (identity(a) === identity(b)) return 'EXACT';
  if (a.partial || b.partial) return isCompatible(a, b) ? 'NEAR' : 'DIFFERENT';
  return soundKey(a) === soundKey(b) ? 'NEAR' : 'DIFFERENT';
}

/** The name of one person. */
export const personNameKind: AttributeKind<PersonName> = {
  name: 'personName',
  normalise: (raw) => normaliseField(raw, WORDS, parsePersonName, split),
  identity,
  compare,
  matchKeys: (value) => (value.partial ? [] : [identity(value), soundKey(value)]),
  completeness: (value) => (value.partial ? 0.3 : value.surname === null ? 0.9 : 1),
  subsumes: (a, b) => !a.partial && b.partial && isCompatible(a, b),
  display: (value) => value.name,
};
