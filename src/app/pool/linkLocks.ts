import { entityType } from '../../core/model/model';
import type { KeyLock } from '../../storage/locks';
import type { MatchKeyRow } from '../../storage/matchKeys';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { ReferenceName } from '../../storage/sourceReferences';
import type { Pool } from '../poolContext';
import { referenceName, referencesIn } from './facts';
import { ownGoldenKey } from './goldenKeys';
import type { Relinked } from './relinked';

const lockOn = (name: ReferenceName, mode: KeyLock['mode']): KeyLock => ({ key: `reference|${referenceName(name)}`, mode });

/**
 * What must stand still while these records are linked: whoever shares a match key, whoever refers to one of
 * them (a device that comes while its customer is being made must find it, or be found by it), and whatever
 * they refer to.
 */
export function locksFor(pool: Pool, changed: readonly StoredSourceRecord[], matchKeys: readonly MatchKeyRow[]): KeyLock[] {
  return [
    ...matchKeys.map(({ type, key }): KeyLock => ({ key: `match|${type}|${key}`, mode: 'EXCLUSIVE' })),
    ...changed.flatMap((record) => {
      const type = entityType(pool.model, record.type);
      const key = ownGoldenKey(type, record);
      return [
        lockOn({ targetType: record.type, targetSystem: record.system, targetKey: record.sourceKey }, 'EXCLUSIVE'),
        ...(key === null ? [] : [lockOn({ targetType: record.type, targetSystem: null, targetKey: key }, 'EXCLUSIVE')]),
        ...referencesIn(type, record).map((reference) => lockOn(reference, 'SHARED')),
      ];
    }),
  ];
}

/** The same for records that move although they did not change, and for golden records that lose theirs: rare. */
export function locksForMoved(relinked: Relinked, changedIds: ReadonlySet<string>): KeyLock[] {
  return relinked.records.flatMap((record) => {
    const former = relinked.formerGoldenIds.get(record.id) ?? null;
    if (former === record.goldenId) return [];
    const left = former === null ? undefined : relinked.goldens.get(former);
    return [
      ...(changedIds.has(record.id) ? [] : [lockOn({ targetType: record.type, targetSystem: record.system, targetKey: record.sourceKey }, 'EXCLUSIVE')]),
      ...(left === undefined ? [] : [lockOn({ targetType: left.type, targetSystem: null, targetKey: left.key }, 'EXCLUSIVE')]),
    ];
  });
}
