import { createHmac } from 'node:crypto';
import { compile } from '../../core/mapping/compile';
import type { MappingSpec } from '../../core/mapping/spec';
import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import { compileModel } from '../../core/matching/compiledModel';
import type { MatchModel } from '../../core/matching/matchModel';
import type { Model } from '../../core/model/model';
import type { SourceSystem } from '../../storage/sourceSystems';
import type { MappingInForce } from '../ingest/mappingFor';
import type { IngestBounds, Pool } from '../poolContext';

/** What a thread needs to know of the pool, as data that can be handed to it. */
export interface LoadRecipe {
  readonly model: Model;
  readonly matchModels: readonly MatchModel[];
  readonly hashKey: string | Uint8Array;
  readonly bounds: IngestBounds;
  readonly systems: readonly SourceSystem[];
  readonly system: SourceSystem;
  readonly version: number;
  readonly spec: MappingSpec;
  /** One file for each thread. */
  readonly handles: readonly number[];
}

/** The same, ready to be used: of the pool what does without a database. */
export interface LoadContext extends Pick<Pool, 'model' | 'matchModels' | 'keyedHash' | 'bounds'> {
  readonly mapping: MappingInForce;
  readonly handles: readonly number[];
}

export function recipeOf(pool: Pool, mapping: MappingInForce, handles: readonly number[]): LoadRecipe {
  return {
    model: pool.model, matchModels: [...pool.matchModels.values()].map(({ model }) => model), hashKey: pool.hashKey, bounds: pool.bounds,
    systems: mapping.systems, system: mapping.system, version: mapping.version, spec: mapping.mapping.spec, handles,
  };
}

export function contextOf(recipe: LoadRecipe): LoadContext {
  const { model, hashKey, systems, system, version } = recipe;
  const compiled = compile(recipe.spec, model);
  if (!compiled.ok) throw new Error('a mapping in force fits the model');
  return {
    model, bounds: recipe.bounds, handles: recipe.handles, mapping: { system, systems, version, mapping: compiled.mapping },
    matchModels: new Map(recipe.matchModels.map((one) => [one.type, compileModel(one, MATCH_COMPARISONS)])),
    keyedHash: (text) => createHmac('sha256', hashKey).update(text).digest('hex'),
  };
}
