import { byCodeUnit } from '../../core/model/naturalOrder';
import type { EntityType } from '../../core/model/entityType';
import type { GoldenRecordState, GoldenStatus } from '../../core/model/goldenRecord';
import { entityType } from '../../core/model/model';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { fitsKeys, poolKey } from './goldenKeys';
import type { Relinked } from './relinked';

/** A golden record that is to be computed anew. */
export interface Target {
  readonly id: string;
  readonly type: EntityType;
  readonly key: string;
  /** As it stands; null when it is new. */
  readonly before: GoldenRecordState | null;
  readonly status: GoldenStatus;
  readonly mergedInto: string | null;
  readonly members: readonly StoredSourceRecord[];
}

/** The golden records that a relinking touches: made, gained or lost a member, or have a changed member. */
export async function targetsOf(pool: Pool, tx: Tx, relinked: Relinked, changedIds: ReadonlySet<string>): Promise<Target[]> {
  const { assignments, goldens, formerGoldenIds } = relinked;
  const records = new Map(relinked.records.map((record) => [record.id, record]));
  const left = new Set(relinked.records.flatMap((record) => {
    const former = formerGoldenIds.get(record.id) ?? null;
    return former === null || former === record.goldenId ? [] : [former];
  }));
  const touched = assignments.filter(({ goldenId, members, minted }) => minted || left.has(goldenId) || goldens.get(goldenId)?.status !== 'ACTIVE'
    || members.some((id) => changedIds.has(id) || formerGoldenIds.get(id) !== goldenId));
  const fromPool = touched.filter(({ minted, type }) => minted && type.key.from === 'POOL');
  const numbers = await pool.numbers.goldenKeys.take(tx, fromPool.length);
  const poolNumbers = new Map(fromPool.map(({ goldenId }, index) => [goldenId, numbers[index] ?? '']));
  const taken = new Set([...goldens.values()].map((state) => `${state.type}|${state.key}`));
  const newKey = (type: EntityType, goldenId: string, ownKeys: ReadonlySet<string>): string => {
    if (type.key.from === 'POOL') return poolKey(type.key.prefix, poolNumbers.get(goldenId) ?? '');
    const key = [...ownKeys].sort(byCodeUnit).find((own) => !taken.has(`${type.name}|${own}`)) ?? goldenId;
    taken.add(`${type.name}|${key}`);
    return key;
  };
  const living = touched.map(({ goldenId, members, type, ownKeys }): Target => {
    const before = goldens.get(goldenId) ?? null;
    const key = before?.key ?? newKey(type, goldenId, ownKeys);
    return { id: goldenId, type, key, before, status: 'ACTIVE', mergedInto: null, members: members.flatMap((id) => records.get(id) ?? []) };
  });
  return [...living, ...lostTargets(pool, relinked, left)];
}

/** Active golden records that nobody belongs to any more: merged into where their members went, or retired. */
function lostTargets(pool: Pool, { assignments, goldens, records, formerGoldenIds }: Relinked, left: ReadonlySet<string>): Target[] {
  const assigned = new Map(assignments.map((assignment) => [assignment.goldenId, assignment]));
  return [...left].flatMap((id): Target[] => {
    const before = goldens.get(id);
    if (assigned.has(id) || before?.status !== 'ACTIVE') return [];
    const type = entityType(pool.model, before.type);
    const heirs = records.filter((record) => record.goldenId !== null && formerGoldenIds.get(record.id) === id)
      // A record whose own serial number has changed does not take the old device with it.
      .filter((record) => fitsKeys(type, before, assigned.get(record.goldenId ?? '')?.ownKeys));
    const heir = heirs.find((record) => record.homeGoldenId === id) ?? heirs[0];
    const survivor = heir?.goldenId ?? null;
    return [{ id, type, key: before.key, before, status: survivor === null ? 'RETIRED' : 'MERGED', mergedInto: survivor, members: [] }];
  });
}
