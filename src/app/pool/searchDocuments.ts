import type { EntityType } from '../../core/model/entityType';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import { sameJson } from '../../core/model/json';
import { documentOf, searchableAttributes } from '../../core/search/document';
import type { SearchDifference } from '../../storage/searchDocuments';

type Change = { readonly type: EntityType; readonly before: GoldenRecordState | null; readonly after: GoldenRecordState };

/** What has to go and to come among search documents; nothing for a golden record that is found by the same things as before. */
export function searchDifference(changes: readonly Change[]): SearchDifference {
  const gone = changes.filter(({ before, after }) => before?.status === 'ACTIVE' && after.status !== 'ACTIVE').map(({ after }) => after.id);
  const come = changes.filter(({ type, before, after }) => after.status === 'ACTIVE' && !(before?.status === 'ACTIVE' && sameSearched(type, before, after)));
  return { gone, come: come.map(({ type, after }) => documentOf(type, after)) };
}

function sameSearched(type: EntityType, before: GoldenRecordState, after: GoldenRecordState): boolean {
  return searchableAttributes(type).every(({ name }) => sameJson(before.values[name], after.values[name]));
}
