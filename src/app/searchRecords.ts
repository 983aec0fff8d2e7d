import { badInput } from '../core/model/errors';
import type { Masker } from '../core/masking/masker';
import type { EntityType } from '../core/model/entityType';
import type { GoldenView } from '../core/model/goldenView';
import { byCodeUnit } from '../core/model/naturalOrder';
import { conditionOf, searchedClasses } from '../core/search/condition';
import type { Manner } from '../core/search/condition';
import { readForms } from '../core/search/document';
import { typeToken } from '../core/search/form';
import { readQuestion } from '../core/search/question';
import type { Question } from '../core/search/question';
import { rankForms, TIERS } from '../core/search/rank';
import type { RecordFit } from '../core/search/rank';
import { nearKeys, typedKeys } from '../core/search/typedKeys';
import { visibleForms } from '../core/search/visible';
import { viewsByIds } from '../storage/goldenViews';
import { readerOf } from '../storage/database';
import { findByKeys, findDocuments } from '../storage/search';
import type { Database } from '../storage/transaction';
import { authorise } from './access';
import type { Caller } from './access';
import { isGoldenId } from './ids';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';
import { cursorOf, placeOf } from './searchCursor';
import type { Place } from './searchCursor';

export const MAX_SEARCH_CHARS = 100;

/**
 * Of what fits, so many are compared at most. A layer of the index with `enough` documents is taken as it is;
 * `perKey`: owners of one key, such as all who bear one name.
 */
const BOUNDS = { enough: 40, most: 400, perKey: 100 } as const;
/** Of what may be mistyped more has to be looked through: most of what its grams find is somebody else. */
const SLIP_BOUNDS = { enough: 125, most: 1_000 } as const;
/** With fewer found than this, what only sounds alike is looked for, too; and with none, what is nearly the same. */
const FEW = 5;

export interface SearchRecords {
  /** Name of a declared type; all types when null. */
  readonly type?: string | null;
  /** As typed, at most {@link MAX_SEARCH_CHARS} characters. */
  readonly text: string;
  readonly first: number;
  readonly after?: string | null;
}

export interface SearchHit {
  readonly view: GoldenView;
  readonly cursor: string;
  /** Names of the attributes in which it was found, "key" for the golden key. */
  readonly matchedOn: readonly string[];
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  /** More fit than were compared: the best of a fixed sample follow upon those that have it as a key or begin with it. */
  readonly truncated: boolean;
}

interface Ranked extends Place { readonly attributes: readonly string[] }

/**
 * Golden records by what people type: parts of names in Chinese, pinyin or initials, of phone numbers, serial
 * numbers, contract numbers, model codes, addresses, right or nearly right. Best first; ties in the order in which
 * the golden records were made. By an attribute that the caller sees masked, only its very value and what its mask
 * shows are found. Cost: three to six statements and at most some thousand comparisons, whatever is typed.
 */
export async function searchRecords(pool: Pool, caller: Caller | null, request: SearchRecords): Promise<SearchPage> {
  const masker = maskerFor(pool, authorise(caller, 'searchRecords'));
  const types = typesOf(pool, request.type ?? null);
  const text = checkText(request.text);
  const after = request.after === undefined || request.after === null ? null : placeOf(request.after);
  const database = pool.dataSource;
  const { ranked, truncated } = await rankedHits(database, { types, question: readQuestion(text), masker });
  const rest = after === null ? ranked : ranked.filter((one) => byPlace(after, one) < 0);
  const page = rest.slice(0, request.first);
  // What has been merged away or retired since the index was read is left out.
  const views = new Map((await viewsByIds(readerOf(database), page.map(({ goldenId }) => goldenId), null)).map((view) => [view.id, view]));
  const hits = page.flatMap((one): SearchHit[] => {
    const view = views.get(one.goldenId);
    return view?.status !== 'ACTIVE' ? [] : [{ view: masker.view(view), cursor: cursorOf(one), matchedOn: one.attributes }];
  });
  return { hits, hasNextPage: rest.length > page.length, truncated };
}

function typesOf(pool: Pool, name: string | null): readonly EntityType[] {
  if (name === null) return [...pool.model.types.values()];
  const type = pool.model.types.get(name);
  if (type === undefined) throw badInput(`one of the types ${[...pool.model.types.keys()].join(', ')}`, name, 'Search a type that the model has, or all of them.');
  return [type];
}

/** Half-typed words are no mistakes; only what no search can be meant by is refused. */
function checkText(text: string): string {
  if (text.length > MAX_SEARCH_CHARS) throw badInput(`a text of at most ${MAX_SEARCH_CHARS} characters`, `${text.length} characters`, 'Search for a part of it.');
  if (text.includes('\0')) throw badInput('text without NUL characters', 'text with one', 'Remove the character U+0000.');
  return text;
}

/** Best first; of equal fit the older golden record, whose id is the lower one. */
function byPlace(a: Place, b: Place): number {
  return b.rank - a.rank || byCodeUnit(a.goldenId, b.goldenId);
}

interface Search { readonly types: readonly EntityType[]; readonly question: Question; readonly masker: Masker }

/** Collects hits, each with its best fit. */
class Hits {
  private readonly byId = new Map<string, RecordFit>();
  add(goldenId: string, fit: RecordFit): void {
    if (fit.rank > (this.byId.get(goldenId)?.rank ?? 0)) this.byId.set(goldenId, fit);
  }
  /** Those that fit better than by a likeness of names: with enough of them nothing further is looked for. */
  get good(): number { return [...this.byId.values()].filter(({ rank }) => rank > TIERS.SAME_CORE).length; }
  get size(): number { return this.byId.size; }
  get best(): number { return Math.max(0, ...[...this.byId.values()].map(({ rank }) => rank)); }
  inOrder(): Ranked[] {
    return [...this.byId].map(([goldenId, { rank, attributes }]) => ({ goldenId, rank, attributes })).sort(byPlace);
  }
}

async function rankedHits(database: Database, search: Search): Promise<{ ranked: Ranked[]; truncated: boolean }> {
  const hits = new Hits();
  const { words } = search.question;
  let truncated = await addByKeys(database, search, hits);
  // A whole phone number, serial number or contract number that somebody has: nothing else is meant.
  if (hits.best >= TIERS.IDENTIFIER) return { ranked: hits.inOrder(), truncated };
  const within = await addByTokens(database, search, 'WITHIN', hits);
  truncated ||= within;
  if (within) await addByTokens(database, search, 'BEGINNING', hits);
  const isHan = words.some(({ script }) => script === 'HAN' || script === 'MIXED');
  if (hits.good < FEW && isHan && await addByTokens(database, search, 'LOOSE', hits)) truncated = true;
  if (hits.good > 0) return { ranked: hits.inOrder(), truncated };
  await addByNearKeys(database, search, hits);
  if (hits.size > 0) return { ranked: hits.inOrder(), truncated };
  if (words.some(({ script }) => script === 'LETTERS') && await addByTokens(database, search, 'FRAMED', hits)) truncated = true;
  if (hits.size < FEW && await addByTokens(database, search, 'TYPO', hits)) truncated = true;
  return { ranked: hits.inOrder(), truncated };
}

/** Those that have it as a key, whatever else is found: they must never be outside a sample. */
async function addByKeys(database: Database, { types, question, masker }: Search, hits: Hits): Promise<boolean> {
  const raw = question.raw.trim();
  if (isGoldenId(raw)) hits.add(raw.toLowerCase(), { rank: TIERS.IDENTIFIER, attributes: ['id'] });
  const keys = typedKeys(types, raw, masker.sees);
  const found = await findByKeys(readerOf(database), keys, BOUNDS.perKey);
  const perKey = new Map<string, number>();
  for (const { goldenId, type, attribute, key } of found) {
    const fit = keys.find((one) => one.type === type && one.attribute === attribute && one.key === key);
    if (fit !== undefined) hits.add(goldenId, { rank: fit.rank, attributes: [attribute ?? 'key'] });
    const name = JSON.stringify([type, attribute, key]);
    perKey.set(name, (perKey.get(name) ?? 0) + 1);
  }
  return [...perKey.values()].some((count) => count >= BOUNDS.perKey);
}

/** Those that have a key but for a slip: a whole phone number or serial number with one character wrong. */
async function addByNearKeys(database: Database, { types, question, masker }: Search, hits: Hits): Promise<void> {
  const keys = nearKeys(types, question.raw, masker.sees);
  for (const { goldenId, attribute } of await findByKeys(readerOf(database), keys, BOUNDS.perKey)) {
    hits.add(goldenId, { rank: TIERS.ONE_EDIT, attributes: [attribute ?? 'key'] });
  }
}

/** Those whose forms it fits; true when only a sample of the candidates was looked at. */
async function addByTokens(database: Database, { types, question, masker }: Search, manner: Manner, hits: Hits): Promise<boolean> {
  const alternatives = conditionOf(question, searchedClasses(types, masker.sees), manner);
  if (alternatives.length === 0) return false;
  const [only, ...others] = types;
  const wanted = only === undefined || others.length > 0 ? alternatives : alternatives.map((one) => ({ ...one, tokens: [...one.tokens, typeToken(only.name)] }));
  const slips = manner === 'TYPO' || manner === 'FRAMED';
  const bounds = slips ? SLIP_BOUNDS : BOUNDS;
  const { documents, layer } = await findDocuments(database, wanted, bounds);
  for (const { goldenId, type, forms } of documents) {
    const visible = visibleForms(readForms(forms), (attribute) => masker.seesAttribute(type, attribute));
    const fit = rankForms(question, visible, slips);
    if (fit !== null) hits.add(goldenId, fit);
  }
  return layer > 0 || documents.length >= bounds.most;
}
