import { explainPair } from '../../core/linking/explain';
import type { ExplainedComparison, Explanation } from '../../core/linking/explain';
import type { JudgedPair, PersonJudgement } from '../../core/linking/judgement';
import { weigh } from '../../core/linking/weigh';
import type { Masker } from '../../core/masking/masker';
import { badInput, notFound } from '../../core/model/errors';
import type { EntityType } from '../../core/model/entityType';
import type { JsonValue } from '../../core/model/json';
import { byNaturalOrder } from '../../core/model/sourceFacts';
import { decisionsAbout } from '../../storage/decisions';
import { viewsByIds } from '../../storage/goldenViews';
import { isPersons, judgementsAbout } from '../../storage/judgements';
import { membersOf, sourceRecordsByIds } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { inForce } from '../configuration/inForce';
import { factsOf } from '../pool/facts';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { goldenIdOfKey } from '../readGoldenRecords';

/** Two things of a type: each a golden record by id or key, current or merged away, or a source record by its id. */
export interface ExplainQuestion { readonly type: string; readonly a: string; readonly b: string }

export interface MatchExplanation extends Explanation {
  readonly type: string;
  /** The source records that speak for the two; ids. */
  readonly recordA: string;
  readonly recordB: string;
  readonly goldenA: string | null;
  readonly goldenB: string | null;
  /** The decision of a person that decides about them; null where no person does. */
  readonly decisionId: string | null;
}

const MAX_MERGES = 20;
/** Of a large golden record, so many members are looked at. */
const MAX_MEMBERS = 200;

/** Why two are, or are not, taken for one: what was compared, who decided, and why two were not compared. Values are masked for the caller. */
export async function explainMatch(pool: Pool, caller: Caller | null, { type: typeName, a, b }: ExplainQuestion): Promise<MatchExplanation> {
  const known = authorise(caller, 'readReviewPairs');
  const type = pool.model.types.get(typeName);
  if (type === undefined) throw badInput(`one of the types ${[...pool.model.types.keys()].join(', ')}`, typeName, 'Ask for a type that the model has.');
  const tx = pool.dataSource.manager;
  const [left, right] = [await recordsOf(pool, tx, type, a), await recordsOf(pool, tx, type, b)];
  const judgements = await judgementsAbout(tx, [...left, ...right].map(({ id }) => id));
  const pair = strongest(left, right, judgements);
  if (pair === null) throw badInput('two different records', 'the same twice', 'Ask about two.');
  const others = pair.judgement === null ? await personAbout(tx, pair) : null;
  const { pool: configured } = await inForce(pool, tx);
  const model = configured.matchModels.get(type.name);
  const explained = explainPair({
    type, a: factsOf(pair.a), b: factsOf(pair.b), together: pair.a.goldenId !== null && pair.a.goldenId === pair.b.goldenId,
    judgement: pair.judgement, aboutOthers: others?.judgement ?? null, weighed: model === undefined ? null : weigh(type, model, factsOf(pair.a), factsOf(pair.b)),
  });
  const person = pair.judgement !== null && isPersons(pair.judgement) ? pair.judgement : explained.reason === 'PERSON_ABOUT_OTHERS' ? others : null;
  const masker = maskerFor(pool, known);
  return {
    ...explained, comparisons: explained.comparisons.map((comparison) => shown(masker, type.name, comparison)),
    type: type.name, recordA: pair.a.id, recordB: pair.b.id, goldenA: pair.a.goldenId, goldenB: pair.b.goldenId, decisionId: person?.decisionId ?? null,
  };
}

/** The source records that a caller means: one, those of a golden record, or those that were of one when it was merged away. */
async function recordsOf(pool: Pool, tx: Tx, type: EntityType, name: string): Promise<StoredSourceRecord[]> {
  const goldenId = await goldenIdOfKey(pool, { type: type.name, key: name });
  if (goldenId !== null) {
    let [view] = await viewsByIds(tx, [goldenId], null);
    for (let merges = 0; view?.mergedInto && merges < MAX_MERGES; merges += 1) [view] = await viewsByIds(tx, [view.mergedInto], null);
    const members = view?.type === type.name ? (await membersOf(tx, [view.id])).sort(byNaturalOrder).slice(0, MAX_MEMBERS) : [];
    const own = view?.id === goldenId ? members : await formerMembers(tx, goldenId, members);
    if (own.length > 0) return own;
  }
  const [record] = /^\d{1,18}$/.test(name) ? await sourceRecordsByIds(tx, [name]) : [];
  if (record?.type !== type.name) throw notFound(`the ${type.name} ${name}`, 'Give a golden id, a golden key, or the id of a source record.');
  return [record];
}

async function formerMembers(tx: Tx, goldenId: string, members: readonly StoredSourceRecord[]): Promise<StoredSourceRecord[]> {
  const decisions = await decisionsAbout(tx, goldenId, null, 1);
  const then = new Set(decisions[0]?.before[goldenId] ?? []);
  const own = members.filter(({ id, homeGoldenId }) => homeGoldenId === goldenId || then.has(id));
  return own.length > 0 ? own : [...members];
}

interface Found { readonly a: StoredSourceRecord; readonly b: StoredSourceRecord; readonly judgement: JudgedPair | PersonJudgement | null }

/** The pair that says most: what a person judged, then what a machine did, the strongest first; else the first in natural order. */
function strongest(left: readonly StoredSourceRecord[], right: readonly StoredSourceRecord[], judgements: readonly (JudgedPair | PersonJudgement)[]): Found | null {
  const [own, other] = [new Map(left.map((record) => [record.id, record])), new Map(right.map((record) => [record.id, record]))];
  const across = judgements.flatMap((judgement): (Found & { readonly judgement: JudgedPair })[] => {
    const [a, b] = own.has(judgement.a) && other.has(judgement.b) ? [own.get(judgement.a), other.get(judgement.b)] : [own.get(judgement.b), other.get(judgement.a)];
    return a === undefined || b === undefined ? [] : [{ a, b, judgement }];
  });
  const weight = (pair: JudgedPair): number => (pair.judge === 'PERSON' ? Infinity : pair.score ?? 1_000 - pair.rank);
  const [best] = across.sort((x, y) => (weight(x.judgement) === weight(y.judgement) ? 0 : weight(y.judgement) - weight(x.judgement)));
  if (best !== undefined) return best;
  const a = left.find((one) => right.some((two) => two.id !== one.id));
  const b = right.find((two) => two.id !== a?.id);
  return a === undefined || b === undefined ? null : { a, b, judgement: null };
}

/** What a person holds about other source records of the two golden records. */
async function personAbout(tx: Tx, { a, b }: Found): Promise<PersonJudgement | null> {
  if (a.goldenId === null || b.goldenId === null || a.goldenId === b.goldenId) return null;
  const members = await membersOf(tx, [a.goldenId, b.goldenId]);
  const goldenOf = new Map(members.map(({ id, goldenId }) => [id, goldenId]));
  const between = (one: PersonJudgement): boolean => goldenOf.has(one.a) && goldenOf.has(one.b) && goldenOf.get(one.a) !== goldenOf.get(one.b);
  return (await judgementsAbout(tx, members.map(({ id }) => id))).filter(isPersons).find(between) ?? null;
}

/** Values as the reader may see them; a term only to those who see the attributes that it is of. */
function shown(masker: Masker, type: string, comparison: ExplainedComparison): ExplainedComparison {
  const { values, term, attributes: [attribute = ''] } = comparison;
  const mask = (value: JsonValue): JsonValue => masker.sourceValues(type, { [attribute]: [{ value, raw: '' }] })[attribute]?.[0]?.value ?? null;
  return {
    ...comparison, values: values === null ? null : { a: mask(values.a), b: mask(values.b) },
    term: comparison.attributes.every((name) => masker.seesAttribute(type, name)) ? term : null,
  };
}
