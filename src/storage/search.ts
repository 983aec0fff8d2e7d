import type { Alternative, Tokens } from '../core/search/condition';
import { LAYERS, layerPrefix } from '../core/search/layers';
import { readPrepared } from './prepared';
import type { Database, Tx } from './transaction';

/** A document that has the tokens that were asked for. */
export interface FoundDocument { readonly goldenId: string; readonly type: string; readonly forms: string }

export interface FoundDocuments {
  readonly documents: readonly FoundDocument[];
  /** The layer they are from; 0 when they are all that there are. */
  readonly layer: number;
}

export interface SearchBounds {
  /** A layer with so many documents is enough. */
  readonly enough: number;
  /** At most so many are read, in the order of their golden ids. */
  readonly most: number;
}

/** Tokens hold letters, digits and ^ alone, so nothing in them has to be escaped. */
function queryOf({ tokens, also }: Alternative, prefix: string): string {
  const all = (list: Tokens): string => list.map((token) => `'${prefix}${token}'`).join(' & ');
  return [...(tokens.length === 0 ? [] : [all(tokens)]), ...also.map((choices) => `(${choices.map((one) => `(${all(one)})`).join(' | ')})`)].join(' & ');
}

const THINNEST_FIRST = Array.from({ length: LAYERS }, (_none, index) => LAYERS - 1 - index);

/**
 * One look at each layer from the thinnest on, until one holds enough: the looks behind it are never made, because
 * each is bound to the number found by the one before. MATERIALIZED, and the bound outside it, and each alternative a
 * look of its own (LATERAL, OFFSET 0): planned as walks through the index, whatever the statistics say of the tokens;
 * as one condition, many alternatives are estimated at half the table, and scanned by workers that cost more to start
 * than all of the search.
 */
const STATEMENT = { name: 'findDocuments', text: `with ${THINNEST_FIRST.map((layer, index) => {
  const thinner = THINNEST_FIRST[index - 1];
  return `hit${layer} as materialized (
      select distinct on (golden_id) golden_id, type, forms from unnest($${layer + 1}::tsquery[]) as wanted (query)
       cross join lateral (select golden_id, type, forms from search_document where tokens @@ wanted.query offset 0) hit order by golden_id),
    found${layer} as materialized (select * from hit${layer} ${thinner === undefined ? '' : `where (select not enough from count${thinner})`} order by golden_id limit $${LAYERS + 2}),
    count${layer} as materialized (select ${thinner === undefined ? 'false' : `(select enough from count${thinner})`} or count(*) >= $${LAYERS + 1} as enough, count(*) as found from found${layer})`;
}).join(',\n')}
${THINNEST_FIRST.map((layer, index) => {
  const thinner = THINNEST_FIRST[index - 1];
  return `select ${layer} as layer, golden_id as "goldenId", type, forms from found${layer} where ${layer === 0 ? 'true' : `(select enough from count${layer})`} ${thinner === undefined ? '' : `and (select not enough from count${thinner})`}`;
}).join('\nunion all\n')}` };

/**
 * The documents that fulfil one of several alternatives: all of them, or a fixed sample where they are too many to
 * compare. One statement, in which each alternative is a look into the index of its own.
 */
export async function findDocuments(database: Database, alternatives: readonly Alternative[], { enough, most }: SearchBounds): Promise<FoundDocuments> {
  const queries = Array.from({ length: LAYERS }, (_none, layer) => alternatives.map((one) => queryOf(one, layerPrefix(layer))));
  const rows = await readPrepared<FoundDocument & { readonly layer: number }>(database, STATEMENT, [...queries, enough, most]);
  return { documents: rows, layer: rows[0]?.layer ?? 0 };
}

/** A look-up key that somebody may have typed: of an attribute, or (without one) a golden key. */
export interface TypedKey { readonly type: string; readonly attribute: string | null; readonly key: string }
export interface KeyHit extends TypedKey { readonly goldenId: string }

/** The active golden records with these keys, at most `limit` for each key, the oldest first. One statement of index look-ups. */
export async function findByKeys(tx: Tx, keys: readonly TypedKey[], limit: number): Promise<KeyHit[]> {
  if (keys.length === 0) return [];
  return tx.query<KeyHit[]>(
    `select wanted.type, wanted.attribute, wanted.key, hit.golden_id as "goldenId"
       from unnest($1::text[], $2::text[], $3::text[]) as wanted (type, attribute, key) cross join lateral (
         select k.golden_id from golden_key k where (k.type, k.attribute, k.key) = (wanted.type, wanted.attribute, wanted.key) order by k.golden_id limit $4) hit
      where wanted.attribute is not null
     union all
     select wanted.type, null, wanted.key, g.id from unnest($1::text[], $2::text[], $3::text[]) as wanted (type, attribute, key)
       join golden_record g on (g.type, g.key) = (wanted.type, wanted.key) and g.status = 'ACTIVE'
      where wanted.attribute is null`,
    [keys.map((k) => k.type), keys.map((k) => k.attribute), keys.map((k) => k.key), limit]);
}
