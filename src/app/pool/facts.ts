import type { ReferenceValue } from '../../core/attributes/reference';
import type { EntityType } from '../../core/model/entityType';
import type { SourceFacts } from '../../core/model/sourceFacts';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { ReferenceName, SourceReferenceRow } from '../../storage/sourceReferences';

/** What linking may know of a stored record. */
export function factsOf(record: StoredSourceRecord): SourceFacts {
  const { id, system, type, sourceKey, updatedAt, values } = record;
  return { id, system, type, sourceKey, updatedAt, values };
}

/** The references that a record's values make, in the order in which the values stand. */
export function referencesIn(type: EntityType, record: StoredSourceRecord): SourceReferenceRow[] {
  return type.attributes.filter((attribute) => attribute.kind === 'reference').flatMap((attribute) =>
    (record.values[attribute.name] ?? []).map(({ value }, position) => {
      const reference = value as ReferenceValue;
      return {
        sourceRecordId: record.id, attribute: attribute.name, position,
        targetType: reference.type, targetSystem: reference.system, targetKey: reference.key,
      };
    }));
}

export const referenceName = (name: ReferenceName): string => JSON.stringify([name.targetType, name.targetSystem, name.targetKey]);

/** The facts for survivorship: references replaced by the golden records they lead to, dangling ones left out. */
export function resolvedFactsOf(type: EntityType, record: StoredSourceRecord, resolved: ReadonlyMap<string, string>): SourceFacts {
  const references = referencesIn(type, record);
  if (references.length === 0) return factsOf(record);
  const values = { ...record.values };
  for (const attribute of new Set(references.map((reference) => reference.attribute))) {
    values[attribute] = references.filter((reference) => reference.attribute === attribute).flatMap((reference) => {
      const goldenId = resolved.get(referenceName(reference));
      return goldenId === undefined ? [] : [{ value: { type: reference.targetType, id: goldenId }, raw: reference.targetKey }];
    });
  }
  return { ...factsOf(record), values };
}
