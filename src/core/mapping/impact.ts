import type { GoldenChange } from '../model/change';

/** What a published mapping has done to the records that were there: numbers, names and keys; no values. */
export interface MappingImpact {
  /** Source records that it makes something else of. */
  readonly changedRecords: number;
  /** Those that it can't take in, for their key has no usable value; they stay as they were. */
  readonly unmappable: number;
  readonly unmappableKeys: readonly string[];
  /** Golden records by what became of them: "UPDATED": 12. */
  readonly goldenRecords: Readonly<Record<string, number>>;
  /** Changes of golden values by attribute: "customer.name": 12. */
  readonly attributes: Readonly<Record<string, number>>;
  /** Values that were refused, by attribute and reason: "customer.phones MASKED": 3. */
  readonly rejections: Readonly<Record<string, number>>;
  /** Some of the golden records that changed. */
  readonly goldenIds: readonly string[];
}

export const NO_IMPACT: MappingImpact = { changedRecords: 0, unmappable: 0, unmappableKeys: [], goldenRecords: {}, attributes: {}, rejections: {}, goldenIds: [] };

const MAX_NAMED = 50;

/** What one page of records adds. */
export interface PageImpact {
  readonly changedRecords: number;
  readonly unmappableKeys: readonly string[];
  readonly changes: readonly GoldenChange[];
  readonly rejections: readonly { readonly type: string; readonly attribute: string; readonly code: string }[];
}

export function addImpact(sum: MappingImpact, page: PageImpact): MappingImpact {
  return {
    changedRecords: sum.changedRecords + page.changedRecords,
    unmappable: sum.unmappable + page.unmappableKeys.length,
    unmappableKeys: [...sum.unmappableKeys, ...page.unmappableKeys].slice(0, MAX_NAMED),
    goldenRecords: counted(sum.goldenRecords, page.changes.map(({ kind }) => kind)),
    attributes: counted(sum.attributes, page.changes.flatMap(({ type, changed }) => changed.map((attribute) => `${type}.${attribute}`))),
    rejections: counted(sum.rejections, page.rejections.map(({ type, attribute, code }) => `${type}.${attribute} ${code}`)),
    goldenIds: [...new Set([...sum.goldenIds, ...page.changes.map(({ goldenId }) => goldenId)])].slice(0, MAX_NAMED),
  };
}

export function counted(before: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> {
  const counts = { ...before };
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
