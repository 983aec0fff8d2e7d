import { sampleSchema } from '../../core/mapping/sample';
import type { SampleSchema } from '../../core/mapping/sample';
import type { JsonObject } from '../../core/model/json';
import type { MappingName } from '../../storage/mappingDrafts';
import { recentSentPayloads } from '../../storage/mappingRuns';
import type { Tx } from '../../storage/transaction';

/** So many of the records that were sent last say what a system's fields are. */
export const SAMPLE = 200;

export async function recentSample(tx: Tx, name: MappingName): Promise<SampleSchema> {
  const payloads: readonly JsonObject[] = await recentSentPayloads(tx, name, SAMPLE);
  return sampleSchema(payloads);
}
