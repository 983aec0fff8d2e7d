import { goldenRecordsByIds } from '../../storage/goldenRecords';
import { lockSourceRecords } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import type { Relinked } from '../pool/relinked';
import type { SurvivedTarget } from '../pool/surviveTargets';
import { nameOf } from './foldRecords';
import type { FoldedBatch } from './foldRecords';
import type { MappingInForce } from './mappingFor';
import type { UpsertReport, UpsertResult, UpsertStatus } from './types';

/** What the caller is told, one result for each input, in its order. */
export async function reportOf(_pool: Pool, tx: Tx, work: {
  readonly mapping: MappingInForce;
  readonly batch: FoldedBatch;
  readonly relinked: Relinked | null;
  readonly survived: readonly SurvivedTarget[];
}): Promise<UpsertReport> {
  const { mapping, batch, relinked, survived } = work;
  const { system, type } = mapping.mapping.spec;
  const linked = new Map(relinked?.records.map((record) => [nameOf(record), record]));
  const untouched = batch.inputs.filter((input) => input.decision !== 'REJECTED')
    .map((input) => ({ system, type, sourceKey: input.sourceKey })).filter((name) => !linked.has(nameOf(name)));
  for (const record of untouched.length === 0 ? [] : await lockSourceRecords(tx, untouched)) linked.set(nameOf(record), record);
  const keys = new Map(survived.map(({ after }) => [after.id, after.key]));
  const unknown = [...linked.values()].flatMap((record) => (record.goldenId !== null && !keys.has(record.goldenId) ? [record.goldenId] : []));
  for (const state of await goldenRecordsByIds(tx, unknown)) keys.set(state.id, state.key);
  const results = batch.inputs.map((input): UpsertResult => {
    const record = linked.get(nameOf({ system, type, sourceKey: input.sourceKey }));
    const goldenId = input.decision === 'REJECTED' ? null : record?.goldenId ?? null;
    const waits = record !== undefined && (relinked?.waiting.has(record.id) ?? false);
    const status: UpsertStatus = waits && (input.decision === 'CREATED' || input.decision === 'UPDATED') ? 'PENDING' : input.decision;
    return { sourceKey: input.sourceKey, status, goldenId, goldenKey: goldenId === null ? null : keys.get(goldenId) ?? null, errors: input.errors };
  });
  const count = (...statuses: UpsertStatus[]): number => results.filter((result) => statuses.includes(result.status)).length;
  return { accepted: count('CREATED', 'UPDATED', 'STALE', 'PENDING'), unchanged: count('UNCHANGED'), rejected: count('REJECTED'), results };
}
