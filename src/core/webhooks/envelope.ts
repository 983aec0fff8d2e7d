import type { GoldenChange } from '../model/change';
import type { JsonObject } from '../model/json';

/** What names an event wherever it is delivered. */
export interface EventNames {
  /** Of the pool. */
  readonly source: string;
  /** Unique within the source, also after a restore. */
  readonly id: string;
  readonly changeId: string;
  readonly cursor: string;
}

/** CloudEvents 1.0, structured mode. */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';

/** A change, already masked for whom it goes to, as a CloudEvent (CloudEvents 1.0.2, section 3). */
export function changeEvent(change: GoldenChange, { source, id, changeId, cursor }: EventNames): JsonObject {
  const { type, goldenId, goldenKey, kind, version, previousVersion, changed, before, after, cause, actor, at } = change;
  return {
    specversion: '1.0', id, source, type: `mooring.${type}.${kind.toLowerCase()}`, subject: `${type}/${goldenKey}`,
    time: new Date(at).toISOString(), datacontenttype: 'application/json',
    // Extensions: where to go on in the log, and what stays in order (partitioning extension).
    cursor, partitionkey: goldenId,
    data: { id: changeId, cursor, type, goldenId, goldenKey, kind, version, previousVersion, changed, before, after, cause, actor, at: new Date(at).toISOString() },
  };
}
