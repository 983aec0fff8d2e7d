import { maskPayload } from '../../core/masking/maskPayload';
import { sampleSchema } from '../../core/mapping/sample';
import type { JsonObject } from '../../core/model/json';
import { recentSentPayloads } from '../../storage/mappingRuns';
import type { MappingName } from '../../storage/mappingDrafts';
import { authorise } from '../access';
import type { Caller } from '../access';
import { inForce } from '../configuration/inForce';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { SAMPLE } from './recentSample';
import { mappingNow } from './trial';

export interface ShownSampleField {
  readonly path: readonly string[];
  readonly filled: number;
  readonly share: number;
  readonly isList: boolean;
  readonly distinct: number;
  readonly examples: readonly string[];
}
export interface ShownSample {
  readonly records: number;
  readonly fields: readonly ShownSampleField[];
  /** Some of the records themselves, the latest first. */
  readonly payloads: readonly JsonObject[];
}

const MAX_EXAMPLES = 5;
const MAX_PAYLOADS = 30;

/** The fields that a system's records have, with examples: those that were sent last. */
export async function readMappingSample(pool: Pool, caller: Caller | null, name: MappingName): Promise<ShownSample> {
  const known = authorise(caller, 'readMappings');
  const tx = pool.dataSource.manager;
  const mapping = await mappingNow(await inForce(pool, tx), tx, name);
  const masker = maskerFor(pool, known);
  const payloads = (await recentSentPayloads(tx, name, SAMPLE)).map((payload) => maskPayload(mapping, payload, masker));
  const { records, fields } = sampleSchema(payloads);
  return {
    records, payloads: payloads.slice(0, MAX_PAYLOADS),
    fields: fields.map(({ path, filled, values, counts, isList }) => {
      const ranked = values.map((value, index) => ({ value, count: counts[index] ?? 0 })).sort((x, y) => y.count - x.count);
      return {
        path: typeof path === 'string' ? [path] : path, filled, share: records === 0 ? 0 : filled / records, isList, distinct: values.length,
        examples: ranked.slice(0, MAX_EXAMPLES).map(({ value }) => value),
      };
    }),
  };
}
