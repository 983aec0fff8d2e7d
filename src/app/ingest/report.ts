import { goldenRecordsByIds } from '../../storage/goldenRecords';
import type { Tx } from '../../storage/transaction';
import type { Relinked } from '../pool/relinked';
import type { SurvivedTarget } from '../pool/surviveTargets';
import { nameOf } from './foldRecords';
import type { FoldedBatch } from './foldRecords';
import type { MappingInForce } from './mappingFor';
import type { UpsertReport, UpsertResult, UpsertStatus } from './types';

/** What the caller is told, one result for each input, in its order. */
export async function resultsOf(tx: Tx, work: {
  readonly mapping: MappingInForce;
  readonly batch: FoldedBatch;
  readonly relinked: Relinked | null;
  readonly survived: readonly SurvivedTarget[];
}): Promise<UpsertResult[]> {
  const { mapping, batch, relinked, survived } = work;
  const { system, type } = mapping.mapping.spec;
  // What did not change stands as it was held; what was linked, where it belongs now.
  const linked = new Map([...batch.held, ...relinked?.records ?? []].map((record) => [nameOf(record), record]));
  const keys = new Map(survived.map(({ after }) => [after.id, after.key]));
  const unknown = batch.inputs.flatMap(({ sourceKey }) => {
    const goldenId = linked.get(nameOf({ system, type, sourceKey }))?.goldenId ?? null;
    return goldenId === null || keys.has(goldenId) ? [] : [goldenId];
  });
  for (const state of await goldenRecordsByIds(tx, unknown)) keys.set(state.id, state.key);
  return batch.inputs.map((input): UpsertResult => {
    const record = linked.get(nameOf({ system, type, sourceKey: input.sourceKey }));
    const goldenId = input.decision === 'REJECTED' ? null : record?.goldenId ?? null;
    const waits = record !== undefined && (relinked?.waiting.has(record.id) ?? false);
    const status: UpsertStatus = waits && (input.decision === 'CREATED' || input.decision === 'UPDATED') ? 'PENDING' : input.decision;
    return { sourceKey: input.sourceKey, status, goldenId, goldenKey: goldenId === null ? null : keys.get(goldenId) ?? null, errors: input.errors };
  });
}

/** The report of a request that brought nothing. */
export const NOTHING: UpsertReport = { accepted: 0, unchanged: 0, rejected: 0, results: [] };

/** Results of several requests that were taken together, each with its own; `sizes`: how many records each had. */
export function reportsOf(all: readonly UpsertResult[], sizes: readonly number[]): UpsertReport[] {
  let from = 0;
  return sizes.map((size) => {
    const results = all.slice(from, from + size);
    from += size;
    const count = (...statuses: UpsertStatus[]): number => results.filter((result) => statuses.includes(result.status)).length;
    return { accepted: count('CREATED', 'UPDATED', 'STALE', 'PENDING'), unchanged: count('UNCHANGED'), rejected: count('REJECTED'), results };
  });
}
