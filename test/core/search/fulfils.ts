import { conditionOf, searchedClasses } from '../../../src/core/search/condition';
import type { Alternative, Manner, Tokens } from '../../../src/core/search/condition';
import { documentOf, readForms } from '../../../src/core/search/document';
import { readQuestion } from '../../../src/core/search/question';
import { rankForms } from '../../../src/core/search/rank';
import { kindNamed } from '../../../src/core/attributes/registry';
import type { EntityType, KindName, Sensitivity } from '../../../src/core/model/entityType';
import type { JsonValue } from '../../../src/core/model/json';

/** What the database would say of a document. */
export function fulfils(tokens: ReadonlySet<string>, alternatives: readonly Alternative[]): boolean {
  const has = (wanted: Tokens): boolean => wanted.every((token) => tokens.has(token));
  return alternatives.some((one) => has(one.tokens) && one.also.every((choices) => choices.some(has)));
}

const SENSITIVITIES: Readonly<Partial<Record<KindName, Sensitivity>>> = { partyName: 'NAME', personName: 'NAME', phone: 'CONTACT', email: 'CONTACT', address: 'LOCATION' };

/** A type with one searchable attribute of each of these kinds, named by its kind. */
export function typeWith(...kinds: readonly KindName[]): EntityType {
  return {
    name: 'thing', label: { zh: '物', en: 'thing' }, key: { from: 'SOURCE' }, exactRules: [],
    attributes: kinds.map((kind) => ({ name: kind, kind, label: { zh: kind, en: kind }, sensitivity: SENSITIVITIES[kind] ?? 'OPEN', cardinality: 'MANY', survivorship: { policy: 'UNION' }, search: true })),
  };
}

export const GOLDEN_ID = '01939f3a-0000-7000-8000-00000000abcd';

/** Values as ingest would read them, by kind. */
export function valuesOf(raw: Readonly<Partial<Record<KindName, string | readonly string[]>>>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(raw).map(([kind, texts]) => [kind,
    [texts].flat().flatMap((text) => kindNamed(kind as KindName).normalise(text, { timeZone: 'Asia/Shanghai' }).values.map(({ value }) => value))]));
}

/** How a record with these values fits what is typed, by way of its tokens; null where the tokens or the forms say no. */
export function found(raw: Parameters<typeof valuesOf>[0], typed: string, manner: Manner): { readonly rank: number; readonly attributes: readonly string[] } | null {
  const type = typeWith(...Object.keys(raw) as KindName[]);
  const { tokens, forms } = documentOf(type, { id: GOLDEN_ID, values: valuesOf(raw) });
  const question = readQuestion(typed);
  const condition = conditionOf(question, searchedClasses([type], () => true), manner);
  if (!fulfils(new Set(tokens), condition)) return null;
  return rankForms(question, readForms(forms), manner === 'TYPO' || manner === 'FRAMED');
}
