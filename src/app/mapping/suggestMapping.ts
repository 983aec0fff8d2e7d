import { readSpec } from '../../core/mapping/readSpec';
import { sampleSchema } from '../../core/mapping/sample';
import type { MappingSpec } from '../../core/mapping/spec';
import { suggest } from '../../core/mapping/suggest/suggest';
import type { MappingSuggestion } from '../../core/mapping/suggest/suggest';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { mappingsInForce } from '../../storage/mappingVersions';
import type { MappingName } from '../../storage/mappingDrafts';
import { authorise } from '../access';
import type { Caller } from '../access';
import { inForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { mappingDraftById } from './drafts';
import { recentSample } from './recentSample';

export interface SuggestedField { readonly path: readonly string[]; readonly suggestions: readonly MappingSuggestion[] }
export interface SuggestMapping extends MappingName {
  /** Payloads of the system; null for the records that it has sent last. */
  readonly samples: readonly unknown[] | null;
  /** What is drawn already is left as it is. */
  readonly draftId: string | null;
}

const MAX_SAMPLES = 1_000;

/** What the fields of a system may be: by their names, their values, and what other systems map. NOT_FOUND for a draft that is not there. */
export async function suggestMapping(pool: Pool, caller: Caller | null, { system, type, samples, draftId }: SuggestMapping): Promise<SuggestedField[]> {
  authorise(caller, 'editMappings');
  if (samples !== null && samples.length > MAX_SAMPLES) throw badInput(`at most ${MAX_SAMPLES} samples`, `${samples.length} samples`, 'Send fewer.');
  const wrong = samples?.find((sample) => typeof sample !== 'object' || sample === null || Array.isArray(sample));
  if (wrong !== undefined) throw badInput('samples that are payloads: objects of fields', JSON.stringify(wrong).slice(0, 40), 'Send each as its system would.');
  const tx = pool.dataSource.manager;
  const configured = await inForce(pool, tx);
  const { model } = configured.pool;
  if (!model.types.has(type)) throw badInput(`one of the types ${[...model.types.keys()].join(', ')}`, type, 'Name the type of the records.');
  const others = (await mappingsInForce(tx, { system: null, type: null })).map(({ spec }) => spec).filter((spec) => spec.system !== system || spec.type !== type);
  const existing: MappingSpec | null = draftId === null ? null : await drawnSoFar(pool, draftId);
  const sample = samples === null ? await recentSample(tx, { system, type }) : sampleSchema(samples as readonly JsonObject[]);
  return suggest({ system, type, sample, model, others, existing })
    .map(({ field, suggestions }) => ({ path: typeof field === 'string' ? [field] : field, suggestions }));
}

async function drawnSoFar(pool: Pool, draftId: string): Promise<MappingSpec | null> {
  const read = readSpec((await mappingDraftById(pool.dataSource.manager, draftId, false)).spec);
  return read.ok ? read.spec : null;
}
