import { badInput } from '../../core/model/errors';
import { compile } from '../../core/mapping/compile';
import type { MappingSpec } from '../../core/mapping/spec';
import type { MatchModel } from '../../core/matching/matchModel';
import type { Model } from '../../core/model/model';
import type { Database } from '../../storage/database';
import { trustTableOf } from '../../storage/sourceSystems';
import type { SystemInForce } from '../../storage/sourceSystems';
import { createPool } from '../createPool';
import type { MappingInForce } from '../ingest/mappingFor';
import type { IngestBounds, Pool } from '../poolContext';

/** What a thread needs to know of the pool, as data that can be handed to it. */
export interface LoadRecipe {
  readonly model: Model;
  readonly matchModels: readonly MatchModel[];
  readonly hashKey: string | Uint8Array;
  readonly bounds: IngestBounds;
  readonly systems: readonly SystemInForce[];
  readonly revision: string;
  readonly system: SystemInForce;
  /** The import that rows come with. */
  readonly importId: string | null;
  readonly version: number;
  readonly spec: MappingSpec;
  /** One file for each thread. */
  readonly handles: readonly number[];
}

/** The same, ready to be used. */
export interface LoadContext {
  /** Without a database: what threads do is reckoning. */
  readonly pool: Pool;
  readonly mapping: MappingInForce;
  readonly importId: string | null;
  readonly handles: readonly number[];
}

/** `hashKey`: the secret of the pool's keyed hash, which threads reckon themselves. */
export function recipeOf(pool: Pool, mapping: MappingInForce, { hashKey, handles, importId }: Pick<LoadRecipe, 'handles' | 'importId'> & { readonly hashKey: string | Buffer }): LoadRecipe {
  const matchModels = [...mapping.pool.matchModels.values()].map(({ model }) => model);
  return { model: mapping.pool.model, matchModels, hashKey, bounds: pool.bounds, systems: mapping.systems, revision: mapping.revision, system: mapping.system, importId, version: mapping.version, spec: mapping.mapping.spec, handles };
}

const PROBE = 'the keys of two threads must make the same hash';

/** Refuses a key that is not the pool's: identity numbers would be sealed so that they match nothing that comes later. */
export function refuseOtherKey(pool: Pool, recipe: LoadRecipe): void {
  if (contextOf(recipe).pool.keyedHash(PROBE) === pool.keyedHash(PROBE)) return;
  throw badInput('the hash key of the pool', 'another one', 'Give the key that the pool was made with.');
}

const away = async (): Promise<never> => Promise.reject(new Error('a thread of a load has no database'));
const NO_DATABASE: Database = { query: away, manager: { query: away }, transaction: away };

export function contextOf(recipe: LoadRecipe): LoadContext {
  const { model, matchModels, hashKey, bounds, systems, revision, system, version } = recipe;
  const compiled = compile(recipe.spec, model);
  if (!compiled.ok) throw new Error('a mapping in force fits the model');
  const key = typeof hashKey === 'string' ? hashKey : Buffer.from(hashKey);
  const pool = createPool({ dataSource: NO_DATABASE, model, matchModels, hashKey: key, bounds });
  return { pool, handles: recipe.handles, importId: recipe.importId, mapping: { pool, system, systems, trust: trustTableOf(systems), revision, version, mapping: compiled.mapping } };
}
