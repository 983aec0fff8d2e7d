import { kindOf } from '../attributes/kindOf';
import type { Closeness, NormalisedValue } from '../attributes/kind';
import type { AttributeDeclaration, EntityType } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { Label } from '../model/label';
import { attributeOf } from '../model/model';
import type { SourceFacts } from '../model/sourceFacts';
import { distinguishingKeys, exactKeysFor } from './exactKeys';
import { groundAttributes } from './grounds';
import type { JudgedPair, Judgement, JudgeKind } from './judgement';

/** Why two records stand as they stand. */
export const MATCH_REASONS = [
  'PERSON', 'PERSON_ABOUT_OTHERS', 'RULE', 'VETO', 'CONFLICT', 'SCORE', 'TOGETHER_BY_OTHERS', 'CROWDED_KEY', 'NO_SHARED_KEY',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** One step of the waterfall: what was seen when the two were held against each other in one respect. */
export interface ExplainedComparison {
  /** Name of the comparison; for an attribute by itself, the attribute. */
  readonly name: string;
  readonly label: Label;
  /** The attributes that it looks at. */
  readonly attributes: readonly string[];
  readonly level: { readonly name: string; readonly label: Label };
  /** The two values that were held against each other, of the first attribute; null where one of both has none. */
  readonly values: { readonly a: JsonValue; readonly b: JsonValue } | null;
  /** Bits of the level; null where no matcher weighs it. */
  readonly weight: number | null;
  /** Bits that the shared term adds or takes by its frequency. */
  readonly termBits: number | null;
  readonly term: string | null;
  /** Whatever else agrees, the two are two things. */
  readonly veto: boolean;
}

/** What a matcher that weighs has said of the two. Its comparisons stand for those of the attributes. */
export interface Weighed {
  readonly priorBits: number;
  readonly bits: number;
  readonly thresholds: { readonly link: number; readonly join: number; readonly review: number };
  readonly comparisons: readonly ExplainedComparison[];
}

export interface ExplainInput {
  readonly type: EntityType;
  readonly a: SourceFacts;
  readonly b: SourceFacts;
  /** Whether they belong to one golden record now. */
  readonly together: boolean;
  /** What is held about this very pair. */
  readonly judgement: Pick<JudgedPair, 'judgement' | 'judge' | 'evidence'> | null;
  /** What a person holds about other records of the two golden records. */
  readonly aboutOthers: Judgement | null;
  readonly weighed: Weighed | null;
}

export interface Explanation {
  /** False where nothing brought the two together to be compared. */
  readonly compared: boolean;
  readonly reason: MatchReason;
  /** Null where nobody has judged the two themselves. */
  readonly judgement: Judgement | null;
  readonly judge: JudgeKind | null;
  readonly rules: readonly { readonly name: string; readonly label: Label; readonly holds: boolean }[];
  readonly comparisons: readonly ExplainedComparison[];
  readonly priorBits: number | null;
  readonly bits: number | null;
  readonly thresholds: Weighed['thresholds'] | null;
  /** Names of the comparisons that tell the two apart for certain. */
  readonly vetoes: readonly string[];
  /** The whole in words. */
  readonly sentences: readonly Label[];
}

/** Why two records are, or are not, taken for one thing. Pure; the values are the records' own, to be masked for the reader. */
export function explainPair(input: ExplainInput): Explanation {
  const { type, a, b, judgement, weighed } = input;
  const [own, other] = [a, b].map((facts) => new Set(exactKeysFor(type, facts).map(({ key }) => key)));
  const shared = exactKeysFor(type, a).filter(({ key }) => other?.has(key) === true);
  const rules = type.exactRules.map(({ name, label }) => ({ name, label, holds: shared.some(({ rule }) => rule === name) }));
  const comparisons = weighed?.comparisons ?? groundAttributes(type).map((attribute) => compared(type, attribute, a, b));
  const reason = reasonOf(input, shared.length > 0);
  const half = {
    reason, rules, comparisons, judgement: judgement?.judgement ?? null, judge: judgement?.judge ?? null,
    compared: judgement?.judge === 'MACHINE' || weighed !== null || shared.length > 0,
    priorBits: weighed?.priorBits ?? null, bits: weighed?.bits ?? null, thresholds: weighed?.thresholds ?? null,
    vetoes: comparisons.filter(({ veto }) => veto).map(({ name }) => name),
  };
  return { ...half, sentences: sentencesOf(input, half, [own?.size ?? 0, other?.size ?? 0]) };
}

function reasonOf({ judgement, aboutOthers, together, weighed }: ExplainInput, sharesKey: boolean): MatchReason {
  if (judgement?.judge === 'PERSON') return 'PERSON';
  if (judgement !== null) {
    if (judgement.judgement === 'NO_MATCH' && (weighed === null || weighed.comparisons.some(({ veto }) => veto))) return 'VETO';
    // Likely enough to be linked, and yet not: one of both fits another as well.
    if (weighed !== null) return judgement.judgement === 'UNSURE' && weighed.bits >= weighed.thresholds.link ? 'CONFLICT' : 'SCORE';
    return judgement.judgement === 'MATCH' ? 'RULE' : 'CONFLICT';
  }
  if (aboutOthers !== null && !together) return 'PERSON_ABOUT_OTHERS';
  if (together) return sharesKey ? 'RULE' : 'TOGETHER_BY_OTHERS';
  if (weighed !== null) return 'SCORE';
  return sharesKey ? 'CROWDED_KEY' : 'NO_SHARED_KEY';
}

type LevelName = Closeness | 'MISSING';

const LEVELS: Readonly<Record<LevelName, Label>> = {
  EXACT: { zh: '相同', en: 'the same' },
  NEAR: { zh: '相近', en: 'near' },
  DIFFERENT: { zh: '不同', en: 'different' },
  MISSING: { zh: '缺失,不参与比较', en: 'missing, not compared' },
};
const STRENGTH: Readonly<Record<Closeness, number>> = { EXACT: 2, NEAR: 1, DIFFERENT: 0 };
/** Of many values, so many of each record are held against each other. */
const MAX_VALUES = 24;

/** The nearest two values of one attribute. */
function compared(type: EntityType, attribute: AttributeDeclaration, a: SourceFacts, b: SourceFacts): ExplainedComparison {
  const kind = kindOf(attribute);
  const values = (facts: SourceFacts): readonly NormalisedValue[] => (facts.values[attribute.name] ?? []).slice(0, MAX_VALUES);
  const pairs = values(a).flatMap((x) => values(b).map((y) => ({ a: x.value, b: y.value, level: kind.compare(x.value, y.value) })));
  const best = pairs.reduce<(typeof pairs)[number] | null>((found, pair) => (found !== null && STRENGTH[found.level] >= STRENGTH[pair.level] ? found : pair), null);
  const name: LevelName = best?.level ?? 'MISSING';
  const [own, other] = [a, b].map((facts) => distinguishingKeys(type, facts).find((one) => one.attribute === attribute.name)?.key);
  return {
    name: attribute.name, label: attribute.label, attributes: [attribute.name], level: { name, label: LEVELS[name] },
    values: best === null ? null : { a: best.a, b: best.b }, weight: null, termBits: null, term: null,
    veto: own !== undefined && other !== undefined && own !== other,
  };
}

const bitsText = (bits: number): string => bits.toFixed(1);
const list = (labels: readonly Label[], language: keyof Label): string => labels.map((label) => label[language]).join(language === 'zh' ? '、' : ', ');

function sentencesOf({ type, judgement, together, weighed }: ExplainInput, { reason, rules, comparisons, vetoes }: Omit<Explanation, 'sentences'>, keys: readonly number[]): Label[] {
  const holding = rules.filter(({ holds }) => holds).map(({ label }) => label);
  const parting = comparisons.filter(({ name }) => vetoes.includes(name)).map(({ label }) => label);
  const sentences: Label[] = [REASONS[reason]];
  if (holding.length > 0) sentences.push({ zh: `匹配规则成立:${list(holding, 'zh')}。`, en: `Match rules that hold: ${list(holding, 'en')}.` });
  if (parting.length > 0) sentences.push({ zh: `两者的${list(parting, 'zh')}不同,不可能是同一个。`, en: `Their ${list(parting, 'en')} differ: they cannot be one.` });
  if (judgement?.judge === 'PERSON') sentences.push(PERSONS[judgement.judgement]);
  if (weighed !== null) {
    const { bits, priorBits, thresholds: { link, review } } = weighed;
    sentences.push({
      zh: `总分 ${bitsText(bits)} 比特(先验 ${bitsText(priorBits)});${bitsText(link)} 以上自动归并,${bitsText(review)} 以上由数据管家判定。`,
      en: `${bitsText(bits)} bits altogether (prior ${bitsText(priorBits)}); from ${bitsText(link)} on they are linked, from ${bitsText(review)} on a steward decides.`,
    });
  }
  if (reason === 'NO_SHARED_KEY') sentences.push(...missingKeys(type, keys));
  sentences.push(together ? { zh: '目前属于同一条主数据记录。', en: 'They belong to one golden record.' } : { zh: '目前属于两条主数据记录。', en: 'They belong to two golden records.' });
  return sentences;
}

/** What each rule would have needed. */
function missingKeys(type: EntityType, keys: readonly number[]): Label[] {
  const labels = (names: readonly string[]): Label[] => names.map((name) => attributeOf(type, name)?.label ?? { zh: name, en: name });
  const rules = type.exactRules.map(({ attributes }) => labels(attributes));
  const empty = keys.filter((count) => count === 0).length;
  return [
    ...(rules.length === 0 ? [] : [{ zh: `需要相同的${rules.map((rule) => list(rule, 'zh')).join(',或')}。`, en: `It takes the same ${rules.map((rule) => list(rule, 'en')).join(', or the same ')}.` }]),
    ...(empty === 0 ? [] : [{ zh: '其中有记录信息太少,没有任何匹配键。', en: 'One of them says too little to have any match key.' }]),
  ];
}

const PERSONS: Readonly<Record<Judgement, Label>> = {
  MATCH: { zh: '判定:同一个。机器不会更改。', en: 'The judgement: they are one. No machine changes it.' },
  NO_MATCH: { zh: '判定:不是同一个。机器不会更改。', en: 'The judgement: they are two. No machine changes it.' },
  UNSURE: { zh: '判定:无法判断,已搁置。在此期间机器不会归并。', en: 'The judgement: nobody can say; it is parked, and no machine joins them meanwhile.' },
};

const REASONS: Readonly<Record<MatchReason, Label>> = {
  PERSON: { zh: '由数据管家判定。', en: 'A steward has decided.' },
  PERSON_ABOUT_OTHERS: { zh: '数据管家对这两条主数据记录的其他来源记录作过判定。', en: 'A steward has decided about other source records of these two golden records.' },
  RULE: { zh: '由匹配规则归并。', en: 'A match rule links them.' },
  VETO: { zh: '标识不同,判为不同。', en: 'Identifiers that differ keep them apart.' },
  CONFLICT: { zh: '匹配规则成立,但与互相冲突的记录都相符,等待数据管家判定。', en: 'A match rule holds, but it fits records that conflict with each other: a steward has to decide.' },
  SCORE: { zh: '按匹配分决定。', en: 'The score decides.' },
  TOGETHER_BY_OTHERS: { zh: '两者没有直接的依据,经由其他来源记录归并在一起。', en: 'Nothing holds these two together directly; other source records do.' },
  CROWDED_KEY: { zh: '共同的匹配键被太多不同的对象共用,不作为依据。', en: 'The match key that they share is shared by too many different things to say anything.' },
  NO_SHARED_KEY: { zh: '没有共同的匹配键,因此没有比较。', en: 'They share no match key, so they were not compared.' },
};
