import type { AttributeDeclaration, EntityType } from '../../model/entityType';
import type { Label } from '../../model/label';
import { entityType } from '../../model/model';
import type { Model } from '../../model/model';
import { fieldsOf } from '../fields';
import { foldCode } from '../expression';
import { pathName } from '../paths';
import type { SampleField, SampleSchema } from '../sample';
import type { Expression, FieldPath, MappingSpec } from '../spec';
import { matchName } from './names';
import type { NameMatch } from './names';
import { isUnique, looksLikeKey, profileOf } from './profile';
import type { Profile } from './profile';
import { keyWords, SYNONYMS, UPDATED_AT_WORDS } from './vocabulary';

/** Where a field may lead: an attribute, the source key, or the record's time of change. */
export type SuggestionTarget =
  | { readonly kind: 'ATTRIBUTE'; readonly type: string; readonly attribute: string }
  | { readonly kind: 'KEY' }
  | { readonly kind: 'UPDATED_AT' };

export interface MappingSuggestion {
  readonly target: SuggestionTarget;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: Label;
  /** What would be put into the mapping; null for the key. */
  readonly expression: Expression | null;
}

/** A field of a system's records with what it may be, the likeliest first, at most five. */
export interface FieldSuggestions { readonly field: FieldPath; readonly suggestions: readonly MappingSuggestion[] }

export interface SuggestInput {
  readonly system: string;
  readonly type: string;
  readonly sample: SampleSchema;
  readonly model: Model;
  /** Mappings of other systems: what the same field names and codes mean there. */
  readonly others: readonly MappingSpec[];
  /** What is mapped already: never suggested otherwise. */
  readonly existing: MappingSpec | null;
}

export const MAX_SUGGESTIONS = 5;
const LEAST_CONFIDENCE = 0.2;

/** For each field of a sample that is not mapped yet: what it may be, by its name, by its values, by what other systems map. */
export function suggest(input: SuggestInput): FieldSuggestions[] {
  const { sample, existing } = input;
  const taken = new Set((existing?.outputs ?? []).flatMap(({ attributes }) => Object.values(attributes).flatMap(fieldsOf)).map(nameOf));
  if (existing?.key !== undefined) taken.add(nameOf(existing.key));
  const candidates = candidatesOf(input);
  return sample.fields.filter(({ path }) => !taken.has(nameOf(path))).map((field) => ({ field: field.path, suggestions: ranked(field, candidates, input) }));
}

const nameOf = (path: FieldPath): string => JSON.stringify(typeof path === 'string' ? [path] : path);

interface Candidate {
  readonly target: SuggestionTarget;
  readonly words: readonly string[];
  readonly attribute: AttributeDeclaration | null;
  readonly label: Label;
  /** Of the record's own type; what a row says of another thing is less likely. */
  readonly weight: number;
}

/** What is written by one expression already, of which there can be but one value, is not to be had. */
function candidatesOf({ model, type, existing }: SuggestInput): Candidate[] {
  const own = entityType(model, type);
  const related = [...new Set(own.attributes.flatMap((attribute) => (attribute.kind === 'reference' ? [attribute.refersTo.type] : [])))].filter((name) => name !== type && name !== 'device').map((name) => entityType(model, name));
  const attributes = (of: EntityType, weight: number): Candidate[] => of.attributes
    .filter((attribute) => existing?.outputs.find((output) => output.type === of.name)?.attributes[attribute.name] === undefined)
    .map((attribute): Candidate => ({
      target: { kind: 'ATTRIBUTE', type: of.name, attribute: attribute.name }, attribute, label: attribute.label, weight,
      words: [...SYNONYMS[`${of.name}.${attribute.name}`] ?? [], attribute.label.zh, attribute.label.en, attribute.name],
    }));
  return [
    ...attributes(own, 1), ...related.flatMap((other) => attributes(other, 0.94)),
    ...(existing?.key === undefined ? [{ target: { kind: 'KEY' }, attribute: null, words: keyWords(type), label: { zh: '来源主键', en: 'source key' }, weight: 1 } as const] : []),
    ...(existing?.updatedAt === undefined ? [{ target: { kind: 'UPDATED_AT' }, attribute: null, words: UPDATED_AT_WORDS, label: { zh: '更新时间', en: 'time of change' }, weight: 1 } as const] : []),
  ];
}

interface Evidence { readonly name: NameMatch; readonly profile: Profile; readonly elsewhere: Elsewhere | null }
interface Elsewhere { readonly system: string; readonly by: 'NAME' | 'CODES' }
interface Scored { readonly candidate: Candidate; readonly score: number; readonly evidence: Evidence }

function ranked(field: SampleField, candidates: readonly Candidate[], input: SuggestInput): MappingSuggestion[] {
  const scored = candidates.map((candidate): Scored => {
    const evidence = { name: matchName(lastName(field.path), candidate.words), profile: profileFor(field, candidate, input), elsewhere: elsewhere(field, candidate, input) };
    return { candidate, evidence, score: scoreOf(evidence) * candidate.weight };
  }).sort((x, y) => y.score - x.score);
  return scored.slice(0, MAX_SUGGESTIONS).filter(({ score }) => score >= LEAST_CONFIDENCE).map(({ candidate, score, evidence }, index) => {
    const rival = scored[index === 0 ? 1 : 0]?.score ?? 0;
    // As likely as another is not likely: of two that are close, neither is certain.
    const certain = index === 0 ? Math.min(1, 0.8 + 2 * (score - rival)) : Math.min(1, score / Math.max(rival, 0.01)) * 0.8;
    return {
      target: candidate.target, confidence: Math.round(100 * Math.min(0.99, score * certain)) / 100, reason: reasonOf(field, candidate, evidence), expression: expressionOf(field, candidate),
    };
  });
}

const lastName = (path: FieldPath): string => (typeof path === 'string' ? path : path.filter((name) => name !== '*').at(-1) ?? '');

function profileFor(field: SampleField, { target, attribute }: Candidate, { sample, model }: SuggestInput): Profile {
  if (attribute !== null) return profileOf(field, attribute, model);
  if (field.values.length === 0) return { share: null, telling: 0 };
  if (target.kind === 'KEY') return { share: isUnique(field, sample.records) && looksLikeKey(field) ? 1 : 0.15, telling: 0.25 };
  const times = field.values.filter((text) => /\d{4}[-/年]\d{1,2}/.test(text)).length / field.values.length;
  return { share: times, telling: field.values.some((text) => /\d:\d{2}/.test(text)) ? 0.5 : 0.2 };
}

/** What says so by itself adds up; values that are not such take it back. */
function scoreOf({ name, profile, elsewhere: seen }: Evidence): number {
  const byValues = profile.share === null ? 0 : profile.share * profile.telling;
  const together = 1 - (1 - 0.86 * name.score) * (1 - 0.62 * byValues) * (1 - (seen === null ? 0 : seen.by === 'NAME' ? 0.75 : 0.6));
  const veto = profile.share === null || profile.share >= 0.6 ? 1 : 0.35 + profile.share;
  return together * veto;
}

/** The same name, or the same codes, lead to the attribute in another system's mapping. */
function elsewhere(field: SampleField, { target }: Candidate, { others, system, type }: SuggestInput): Elsewhere | null {
  const name = lastName(field.path);
  for (const spec of others) {
    if (spec.system === system && spec.type === type) continue;
    if (target.kind === 'UPDATED_AT' && spec.updatedAt !== undefined && 'field' in spec.updatedAt && lastName(spec.updatedAt.field) === name) return { system: spec.system, by: 'NAME' };
    if (target.kind === 'KEY' && spec.type === type && spec.key !== undefined && lastName(spec.key) === name) return { system: spec.system, by: 'NAME' };
    if (target.kind !== 'ATTRIBUTE') continue;
    const expression = spec.outputs.find((output) => output.type === target.type)?.attributes[target.attribute];
    if (expression === undefined) continue;
    if (fieldsOf(expression).some((path) => lastName(path) === name)) return { system: spec.system, by: 'NAME' };
    if ('code' in expression && sharesCodes(field, Object.keys(spec.codeTables?.[expression.table]?.codes ?? {}))) return { system: spec.system, by: 'CODES' };
  }
  return null;
}

function sharesCodes({ values }: SampleField, codes: readonly string[]): boolean {
  const known = new Set(codes.map(foldCode));
  return values.length > 0 && values.length <= 30 && values.filter((value) => known.has(foldCode(value))).length >= 0.6 * values.length;
}

function expressionOf(field: SampleField, { attribute, target }: Candidate): Expression | null {
  const plain: Expression = { field: field.path };
  if (target.kind === 'KEY') return null;
  if (attribute?.kind !== 'reference') return plain;
  const separated = field.values.some((text) => /[;；,，、]/.test(text)) && attribute.cardinality === 'MANY';
  const inner: Expression = separated ? { split: plain, separators: [';', '；', ',', '，', '、'] } : plain;
  return { reference: inner, type: attribute.refersTo.type };
}

function reasonOf(field: SampleField, { label }: Candidate, { name, profile, elsewhere: seen }: Evidence): Label {
  const percent = profile.share === null ? 0 : Math.round(100 * profile.share);
  const zh: string[] = [];
  const en: string[] = [];
  const told = pathName(field.path);
  if (name.score >= 0.3) {
    const how = { SAME: ['就是', 'is'], PART: ['近似', 'is like'], PINYIN: ['是拼音', 'is pinyin of'], ALIKE: ['近似', 'is like'] }[name.by];
    zh.push(`字段名“${told}”${how[0] ?? ''}“${name.word}”`);
    en.push(`the name "${told}" ${how[1] ?? ''} "${name.word}"`);
  }
  if (profile.share !== null && profile.telling > 0) {
    zh.push(`${percent}% 的值像“${label.zh}”`);
    en.push(`${percent} % of the values look like "${label.en}"`);
  }
  if (seen !== null) {
    zh.push(seen.by === 'NAME' ? `系统“${seen.system}”的同名字段映射到它` : `系统“${seen.system}”用同样的代码`);
    en.push(seen.by === 'NAME' ? `a field of that name in "${seen.system}" is mapped to it` : `"${seen.system}" has the same codes there`);
  }
  return { zh: zh.join(';'), en: en.join('; ') };
}
