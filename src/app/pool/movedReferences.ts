import { mergedAwayInto } from '../../storage/goldenRecords';
import type { ReferenceName } from '../../storage/sourceReferences';
import type { Tx } from '../../storage/transaction';
import { referenceName } from './facts';
import type { Relinked } from './relinked';
import type { Target } from './targets';

/**
 * The references whose answer a relinking changes: by source key, to every record that has moved; by golden
 * key, to every golden record that comes, goes or is merged, and to all that were merged into it before: a chain of
 * merges leads to its end. The database does not know these answers yet.
 */
export async function movedReferences(
  tx: Tx, relinked: Relinked, targets: readonly Target[],
): Promise<Map<string, { readonly name: ReferenceName; readonly goldenId: string | null }>> {
  const overlay = new Map<string, { name: ReferenceName; goldenId: string | null }>();
  const put = (name: ReferenceName, goldenId: string | null): void => { overlay.set(referenceName(name), { name, goldenId }); };
  for (const record of relinked.records) {
    if (record.goldenId === (relinked.formerGoldenIds.get(record.id) ?? null)) continue;
    put({ targetType: record.type, targetSystem: record.system, targetKey: record.sourceKey }, record.goldenId);
  }
  const moved = targets.filter(({ type, before, status, mergedInto }) => type.key.from === 'ATTRIBUTE' && !(before?.status === status && before.mergedInto === mergedInto));
  const byId = new Map(moved.map((target) => [target.id, target]));
  const leadsTo = ({ id, status, mergedInto }: Target): string | null => (status === 'ACTIVE' ? id : mergedInto);
  for (const { key, type, into } of await mergedAwayInto(tx, moved.flatMap(({ id, before }) => (before === null ? [] : [id])))) {
    const target = byId.get(into);
    if (target !== undefined) put({ targetType: type, targetSystem: null, targetKey: key }, leadsTo(target));
  }
  // What this transaction moves itself goes before what it was merged into.
  for (const target of moved) put({ targetType: target.type.name, targetSystem: null, targetKey: target.key }, leadsTo(target));
  return overlay;
}
