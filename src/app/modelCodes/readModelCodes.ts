import { makersOf, minePatterns, resolve } from '../../core/modelCodes';
import type { CodePattern, ModelOutcome } from '../../core/modelCodes';
import { badInput } from '../../core/model/errors';
import { modelPage } from '../../storage/deviceModels';
import type { DeviceModel } from '../../storage/deviceModels';
import { aliasesInForce, aliasPage, rulesInForce } from '../../storage/modelAliases';
import type { StoredAlias, StoredRule } from '../../storage/modelAliases';
import { unfinishedRecodes, waitingCodes, waitingTotals } from '../../storage/sourceModelCodes';
import type { WaitingCode } from '../../storage/sourceModelCodes';
import { foldCode } from '../../core/modelCodes';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { modelIndex } from './catalogueCache';
import { shownAnswers } from './resolveModelCode';
import type { SuggestedModel } from './resolveModelCode';

export type { StoredAlias } from '../../storage/modelAliases';

/** A page of a list: `cursor` of each entry says where to go on. */
export interface CodePage<T> { readonly entries: readonly { readonly cursor: string; readonly node: T }[]; readonly hasNextPage: boolean }

/** A code that came with devices and does not resolve by itself. */
export interface ModelCodeItem extends Omit<WaitingCode, 'code' | 'written'> {
  /** As it was written. */
  readonly code: string;
  /** Whose brand stands with it, where the catalogue knows one. */
  readonly manufacturer: string | null;
  readonly suggestions: readonly SuggestedModel[];
}

/** Where an entry stands: a JSON list, opaque to callers. */
const cursorOf = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function placeOf(cursor: string | null, shape: readonly ('string' | 'number')[]): (string | number)[] | null {
  if (cursor === null) return null;
  let place: unknown = null;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch { /* refused below */ }
  if (Array.isArray(place) && place.length === shape.length && place.every((part, at) => typeof part === shape[at])) return place as (string | number)[];
  throw badInput('a cursor from an earlier page of this list', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the first.');
}

function pageOf<T>(rows: readonly T[], first: number, place: (row: T) => readonly (string | number)[]): CodePage<T> {
  return { entries: rows.slice(0, first).map((node) => ({ cursor: cursorOf(place(node)), node })), hasNextPage: rows.length > first };
}

/** Codes that wait for a person, most frequent first, each with its ranked suggestions. */
export async function readModelCodeQueue(pool: Pool, caller: Caller | null, question: {
  readonly status: ModelOutcome | null; readonly system: string | null; readonly after: string | null; readonly first: number;
}): Promise<CodePage<ModelCodeItem>> {
  authorise(caller, 'readModelCodes');
  const { status, system, first } = question;
  const place = placeOf(question.after, ['number', 'string', 'string']);
  const tx = pool.dataSource.manager;
  const rows = await waitingCodes(tx, {
    outcome: status, system, limit: first + 1, after: place === null ? null : { count: Number(place[0]), system: String(place[1]), code: String(place[2]) },
  });
  const index = await modelIndex(pool, tx, 'SEEN');
  const shown = rows.slice(0, first);
  const answers = await shownAnswers(tx, shown.map(({ written, system: from }) => ({ input: written, answer: resolve(index, { code: written, system: from }) })));
  const entries = shown.map(({ code, written, ...item }, at) => {
    const makers = makersOf(index, { code: written });
    return { cursor: cursorOf([item.count, item.system, code]), node: { ...item, code: written, manufacturer: makers.length === 1 ? makers[0] ?? null : null, suggestions: answers[at]?.suggestions ?? [] } };
  });
  return { entries, hasNextPage: rows.length > first };
}

/** How many codes wait and on how many source records, by outcome; and what is being resolved anew. */
export async function readModelCodeTotals(pool: Pool, caller: Caller | null): Promise<{ readonly waiting: readonly { outcome: ModelOutcome; codes: number; records: number }[]; readonly recoding: number }> {
  authorise(caller, 'readModelCodes');
  const tx = pool.dataSource.manager;
  return { waiting: await waitingTotals(tx), recoding: await unfinishedRecodes(tx) };
}

/** The catalogue, by manufacturer and code. */
export async function readModelCatalogue(pool: Pool, caller: Caller | null, question: { readonly search: string | null; readonly after: string | null; readonly first: number }): Promise<CodePage<DeviceModel>> {
  authorise(caller, 'readModelCodes');
  const place = placeOf(question.after, ['string', 'string', 'string']);
  const rows = await modelPage(pool.dataSource.manager, {
    search: question.search, limit: question.first + 1, after: place === null ? null : { manufacturer: String(place[0]), code: String(place[1]), id: String(place[2]) },
  });
  return pageOf(rows, question.first, ({ manufacturer, code, id }) => [manufacturer, code, id]);
}

/** Aliases, the latest first; those that have ended too, if asked. */
export async function readAliases(pool: Pool, caller: Caller | null, question: {
  readonly modelId: string | null; readonly code: string | null; readonly includeEnded: boolean; readonly after: string | null; readonly first: number;
}): Promise<CodePage<StoredAlias>> {
  authorise(caller, 'readModelCodes');
  const place = placeOf(question.after, ['string']);
  if (place !== null && !/^\d{1,18}$/.test(String(place[0]))) throw badInput('a cursor from an earlier page of this list', question.after ?? '', 'Pass on a cursor unchanged.');
  const rows = await aliasPage(pool.dataSource.manager, {
    modelId: question.modelId, code: question.code === null ? null : foldCode(question.code), isInForce: !question.includeEnded, before: place === null ? null : String(place[0]), limit: question.first + 1,
  });
  return pageOf(rows, question.first, ({ id }) => [id]);
}

/** A pattern that is offered, or in force, with what speaks for and against it. */
export interface OfferedRule extends CodePattern {
  /** Null while it is only offered. */
  readonly confirmed: StoredRule | null;
}

/** Patterns that stewards have confirmed repeatedly, and rules in force. */
export async function readModelCodeRules(pool: Pool, caller: Caller | null): Promise<OfferedRule[]> {
  authorise(caller, 'readModelCodes');
  const tx = pool.dataSource.manager;
  const index = await modelIndex(pool, tx, 'SEEN');
  const offered = minePatterns(index, (await aliasesInForce(tx)).map((alias) => ({ ...alias, code: alias.written })));
  const rules = await rulesInForce(tx);
  const nameOf = ({ kind, text, manufacturer }: Pick<CodePattern, 'kind' | 'text' | 'manufacturer'>): string => JSON.stringify([kind, text, manufacturer]);
  const byName = new Map(rules.map((rule) => [nameOf(rule), rule]));
  const mined = new Set(offered.map(nameOf));
  return [
    ...offered.map((pattern) => ({ ...pattern, confirmed: byName.get(nameOf(pattern)) ?? null })),
    ...rules.filter((rule) => !mined.has(nameOf(rule))).map((rule) => ({ ...rule, hits: 0, misses: 0, samples: [], confirmed: rule })),
  ];
}
