import { kindOf } from '../../core/attributes/kindOf';
import type { EntityType } from '../../core/model/entityType';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import type { JsonValue } from '../../core/model/json';
import { attributeOf } from '../../core/model/model';
import type { GoldenKeyRow, GoldenReferenceRow } from '../../storage/goldenIndex';
import type { StoredSourceRecord } from '../../storage/sourceRecords';

/** The golden key that a record claims by itself; null where the pool hands keys out. */
export function ownGoldenKey(type: EntityType, record: StoredSourceRecord): string | null {
  switch (type.key.from) {
    case 'POOL': return null;
    case 'SOURCE': return `${record.system}:${record.sourceKey}`;
    case 'ATTRIBUTE': {
      const attribute = attributeOf(type, type.key.attribute);
      const [first] = record.values[type.key.attribute] ?? [];
      return attribute === undefined || first === undefined ? null : kindOf(attribute).identity(first.value);
    }
  }
}

/**
 * Whether a golden record can be that of records with these keys of their own. One whose key was taken (two
 * machines under one serial number, kept apart by a steward) goes by its id, which fits everybody.
 */
export function fitsKeys(type: EntityType, state: Pick<GoldenRecordState, 'id' | 'key'>, keys: ReadonlySet<string> | undefined): boolean {
  return type.key.from === 'POOL' || state.key === state.id || keys?.has(state.key) === true;
}

const KEY_DIGITS = 8;

/** CU00000042 */
export function poolKey(prefix: string, number: string): string {
  return prefix + number.padStart(KEY_DIGITS, '0');
}

function listOf(values: GoldenRecordState['values'], attribute: string): readonly JsonValue[] {
  const value = values[attribute];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

/** Under what an active golden record is found. A pure function of its values, so that changes need no look-up. */
export function lookupKeysOf(type: EntityType, state: GoldenRecordState | null): GoldenKeyRow[] {
  if (state?.status !== 'ACTIVE') return [];
  return type.attributes.filter((attribute) => attribute.lookup === true && attribute.kind !== 'reference').flatMap((attribute) => {
    const kind = kindOf(attribute);
    const keys = new Set(listOf(state.values, attribute.name).flatMap((value) => kind.matchKeys(value)));
    return [...keys].map((key) => ({ type: type.name, attribute: attribute.name, key, goldenId: state.id }));
  });
}

/** What an active golden record points to. */
export function goldenReferencesOf(type: EntityType, state: GoldenRecordState | null): GoldenReferenceRow[] {
  if (state?.status !== 'ACTIVE') return [];
  return type.attributes.filter((attribute) => attribute.kind === 'reference').flatMap((attribute) =>
    listOf(state.values, attribute.name).flatMap((value) => {
      const target = typeof value === 'object' && value !== null && 'id' in value ? value['id'] : undefined;
      return typeof target === 'string' ? [{ goldenId: state.id, attribute: attribute.name, targetId: target, fromType: type.name }] : [];
    }));
}

/** What has to go and what has to come for `before` to become `after`. */
export function difference<Row extends object>(before: readonly Row[], after: readonly Row[]): { gone: Row[]; come: Row[] } {
  const name = (row: Row): string => JSON.stringify(Object.values(row));
  const [old, now] = [new Set(before.map(name)), new Set(after.map(name))];
  return { gone: before.filter((row) => !now.has(name(row))), come: after.filter((row) => !old.has(name(row))) };
}
