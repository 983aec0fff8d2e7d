import type { GoldenView } from '../core/model/goldenView';
import type { Provenance } from '../core/survivorship/provenance';
import { provenanceOf } from '../storage/goldenViews';
import { authorise } from './access';
import type { Caller } from './access';
import type { Pool } from './poolContext';

/** Where each value of these records comes from, in the order of the records; of the version that was read. */
export async function readProvenance(pool: Pool, caller: Caller | null, views: readonly Pick<GoldenView, 'id' | 'version'>[]): Promise<(readonly Provenance[])[]> {
  authorise(caller, 'readRecords');
  const name = (view: Pick<GoldenView, 'id' | 'version'>): string => `${view.id} ${view.version}`;
  const found = new Map((await provenanceOf(pool.dataSource.manager, views)).map((row) => [name(row), row.provenance]));
  return views.map((view) => found.get(name(view)) ?? []);
}
