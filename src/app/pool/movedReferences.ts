import type { ReferenceName } from '../../storage/sourceReferences';
import { referenceName } from './facts';
import type { Relinked } from './relinked';
import type { Target } from './targets';

/**
 * The references whose answer a relinking changes: by source key, to every record that has moved; by golden
 * key, to every golden record that comes, goes or is merged. The database does not know these answers yet.
 */
export function movedReferences(
  relinked: Relinked, targets: readonly Target[],
): Map<string, { readonly name: ReferenceName; readonly goldenId: string | null }> {
  const overlay = new Map<string, { name: ReferenceName; goldenId: string | null }>();
  const put = (name: ReferenceName, goldenId: string | null): void => { overlay.set(referenceName(name), { name, goldenId }); };
  for (const record of relinked.records) {
    if (record.goldenId === (relinked.formerGoldenIds.get(record.id) ?? null)) continue;
    put({ targetType: record.type, targetSystem: record.system, targetKey: record.sourceKey }, record.goldenId);
  }
  for (const { type, key, id, before, status, mergedInto } of targets) {
    if (type.key.from !== 'ATTRIBUTE' || (before?.status === status && before.mergedInto === mergedInto)) continue;
    put({ targetType: type.name, targetSystem: null, targetKey: key }, status === 'ACTIVE' ? id : mergedInto);
  }
  return overlay;
}
