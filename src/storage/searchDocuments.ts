import type { SearchDocument } from '../core/search/document';
import type { Tx } from './transaction';

export interface SearchDifference { readonly gone: readonly string[]; readonly come: readonly SearchDocument[] }

/** Takes documents out by golden id and puts others in, or in the place of those that are there. */
export async function changeSearchDocuments(tx: Tx, { gone, come }: SearchDifference): Promise<void> {
  await Promise.all([takeOut(tx, gone), putIn(tx, come)]);
}

async function takeOut(tx: Tx, gone: readonly string[]): Promise<void> {
  if (gone.length > 0) await tx.query('delete from search_document where golden_id = any($1::uuid[])', [gone]);
}

async function putIn(tx: Tx, come: readonly SearchDocument[]): Promise<void> {
  if (come.length === 0) return;
  // Tokens are letters, digits and ^: as text they are a tsvector as they stand.
  await tx.query(
    `insert into search_document (golden_id, type, forms, tokens)
     select golden_id, type, forms, tokens::tsvector from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as row (golden_id, type, forms, tokens)
     on conflict (golden_id) do update set forms = excluded.forms, tokens = excluded.tokens
      where search_document.forms <> excluded.forms or search_document.tokens <> excluded.tokens`,
    [come.map((d) => d.goldenId), come.map((d) => d.type), come.map((d) => d.forms), come.map((d) => d.tokens.join(' '))]);
}

/** Documents as they are stored, their tokens in the database's order. */
export async function searchDocumentsOf(tx: Tx, goldenIds: readonly string[]): Promise<SearchDocument[]> {
  return tx.query<SearchDocument[]>(
    `select golden_id as "goldenId", type, forms, tsvector_to_array(tokens) as tokens from search_document where golden_id = any($1::uuid[])`, [goldenIds]);
}

/** Where a build stands; `afterId` is null before the first page. Null when it was never begun. */
export interface SearchBuild { readonly afterId: string | null; readonly finished: boolean }

export async function searchBuild(tx: Tx, scheme: string): Promise<SearchBuild | null> {
  const [row] = await tx.query<SearchBuild[]>('select after_id as "afterId", finished_at is not null as finished from search_build where scheme = $1', [scheme]);
  return row ?? null;
}

/** Of any number of builders on any number of nodes one works at a time; the others see what it has left. */
const BUILD_LOCK = 0x4d4f4253;

/** The build of this scheme, begun if need be and held until the end of the transaction; those of other schemes are forgotten. */
export async function holdSearchBuild(tx: Tx, scheme: string): Promise<SearchBuild> {
  await tx.query('select pg_advisory_xact_lock($1)', [BUILD_LOCK]);
  await tx.query('delete from search_build where scheme <> $1', [scheme]);
  await tx.query('insert into search_build (scheme) values ($1) on conflict do nothing', [scheme]);
  return await searchBuild(tx, scheme) ?? { afterId: null, finished: false };
}

/** `finishedAt`: an ISO moment, or null while pages are left. */
export async function markSearchBuild(tx: Tx, scheme: string, afterId: string | null, finishedAt: string | null): Promise<void> {
  await tx.query('update search_build set after_id = $2::uuid, finished_at = $3::timestamptz where scheme = $1', [scheme, afterId, finishedAt]);
}

/** The ids of the next golden records in their order, whatever their status. */
export async function nextGoldenIds(tx: Tx, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>('select id from golden_record where $1::uuid is null or id > $1 order by id limit $2', [afterId, limit]);
  return rows.map((row) => row.id);
}
