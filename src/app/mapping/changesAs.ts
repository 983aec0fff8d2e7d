import type { GoldenChange } from '../../core/model/change';
import type { JsonObject } from '../../core/model/json';
import type { Pool } from '../poolContext';
import { languageOf } from './inSystem';
import type { GoldenFacts, SystemLanguage } from './inSystem';

/** Steps of golden records, masked already, with what they changed in a system's own field names and codes. */
export async function changesAs<C extends GoldenChange>(pool: Pool, changes: readonly C[], system: string): Promise<(C & { readonly payload: JsonObject })[]> {
  const facts = changes.flatMap((change) => [factsOf(change, 'before'), factsOf(change, 'after')]);
  const language = await languageOf(pool, pool.dataSource.manager, system, facts);
  return changes.map((change) => ({ ...change, payload: payloadOf(language, change) }));
}

const factsOf = (change: GoldenChange, side: 'before' | 'after'): GoldenFacts => ({ type: change.type, goldenId: change.goldenId, values: change[side] ?? {} });

/** The fields as they are now; what was said before and is no longer is null. */
function payloadOf({ say }: SystemLanguage, change: GoldenChange): JsonObject {
  const [before, after] = [say([factsOf(change, 'before')]).payload, say([factsOf(change, 'after')]).payload];
  return { ...Object.fromEntries(Object.keys(before).map((field) => [field, null])), ...after };
}
