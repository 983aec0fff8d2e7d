import { kindOf } from '../core/attributes/kindOf';
import { badInput } from '../core/model/errors';
import type { GoldenView } from '../core/model/goldenView';
import { attributeOf } from '../core/model/model';
import { isStorableTime } from '../core/model/times';
import { idsByKeys, viewsByIds } from '../storage/goldenViews';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import { isGoldenId } from './ids';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

const MAX_KEY_CHARS = 500;
/** A merged golden record leads to its survivor, which may have been merged since: so many times at most. */
const MAX_MERGES = 20;

export interface GoldenQuestion {
  readonly type: string;
  /** A golden id, or the golden key in any notation: SN, contract number, customer ID. */
  readonly key: string;
  /** What we believed at this moment, ms since the epoch; null for now. */
  readonly asOf?: number | null;
}

/**
 * A golden record by id or key; null when there is none. An id or key that was merged away leads to the
 * survivor: an old reference never dangles.
 */
export async function readGoldenRecord(pool: Pool, caller: Caller | null, question: GoldenQuestion): Promise<GoldenView | null> {
  const known = authorise(caller, 'readRecords');
  const asOf = question.asOf ?? null;
  if (asOf !== null && !isStorableTime(asOf)) throw badInput('a moment in the years 1000 to 9999', String(asOf), 'Ask for a moment at which the pool existed.');
  const id = await goldenIdOfKey(pool, question);
  if (id === null) return null;
  let [view] = await viewsByIds(readerOf(pool.dataSource), [id], asOf);
  for (let merges = 0; view?.mergedInto && merges < MAX_MERGES; merges += 1) {
    [view] = await viewsByIds(readerOf(pool.dataSource), [view.mergedInto], asOf);
  }
  return view?.type === question.type ? maskerFor(pool, known).view(view) : null;
}

/** The golden id behind an id or a key, as given or in the pool's own notation; null when there is none. An id need not exist. */
export async function goldenIdOfKey(pool: Pool, { type: typeName, key }: Pick<GoldenQuestion, 'type' | 'key'>): Promise<string | null> {
  const type = pool.model.types.get(typeName);
  if (type === undefined) throw badInput(`one of the types ${[...pool.model.types.keys()].join(', ')}`, typeName, 'Ask for a type that the model has.');
  if (key.trim() === '' || key.length > MAX_KEY_CHARS) throw badInput(`a key of 1 to ${MAX_KEY_CHARS} characters`, key.slice(0, 40), 'Give a golden id or a golden key.');
  if (isGoldenId(key)) return key.toLowerCase();
  const keys = new Set([key, key.trim().toUpperCase()]);
  const attribute = type.key.from === 'ATTRIBUTE' ? attributeOf(type, type.key.attribute) : undefined;
  if (attribute !== undefined) {
    const kind = kindOf(attribute);
    for (const { value } of kind.normalise(key, { timeZone: 'UTC' }).values) keys.add(kind.identity(value));
  }
  const found = await idsByKeys(readerOf(pool.dataSource), typeName, [...keys]);
  return (found.find((one) => one.key === key) ?? found[0])?.id ?? null;
}
