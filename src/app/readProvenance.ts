import type { GoldenView } from '../core/model/goldenView';
import type { Provenance } from '../core/survivorship/provenance';
import { provenanceOf } from '../storage/goldenViews';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

/** One version of one golden record. */
export type ProvenanceQuestion = Pick<GoldenView, 'id' | 'type' | 'version'>;

/** Where each value of these records comes from, in the order of the records; of the version that was read. */
export async function readProvenance(pool: Pool, caller: Caller | null, views: readonly ProvenanceQuestion[]): Promise<(readonly Provenance[])[]> {
  const masker = maskerFor(pool, authorise(caller, 'readRecords'));
  const name = (view: Pick<GoldenView, 'id' | 'version'>): string => `${view.id} ${view.version}`;
  const found = new Map((await provenanceOf(readerOf(pool.dataSource), views)).map((row) => [name(row), row.provenance]));
  return views.map((view) => masker.provenance(view.type, found.get(name(view)) ?? []));
}
