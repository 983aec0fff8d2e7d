import type { MappedRecord } from './apply';
import { pathName } from './paths';
import type { SampleSchema } from './sample';
import type { CompiledMapping } from './compile';

/** How one attribute fares over a sample. */
export interface AttributeCoverage {
  readonly type: string;
  readonly attribute: string;
  /** Records of the sample that feed the type. */
  readonly records: number;
  /** Those that have a value of it. */
  readonly filled: number;
  /** Those of which something was refused. */
  readonly refused: number;
}

/** A value that was refused, as it came, with how often. */
export interface RefusedValue {
  readonly type: string;
  readonly attribute: string;
  readonly code: string;
  readonly got: string;
  readonly count: number;
}

/** A field of the source that the mapping does not read. */
export interface UnreadField { readonly field: string; readonly filled: number }

export interface Coverage {
  readonly records: number;
  readonly attributes: readonly AttributeCoverage[];
  /** Codes that no code table knows, the most frequent first. */
  readonly unmapped: readonly RefusedValue[];
  /** Values that could not be read, the most frequent first. */
  readonly failures: readonly RefusedValue[];
  readonly unreadFields: readonly UnreadField[];
}

const MAX_VALUES = 100;

/** How a mapping fares over a sample: `mapped` is what it made of each record. */
export function coverageOf(mapping: CompiledMapping, mapped: readonly (readonly MappedRecord[])[], sample: SampleSchema): Coverage {
  const attributes = mapping.outputs.flatMap(({ type, attributes: entries }) => {
    const fed = mapped.flatMap((records) => records.filter((record) => record.type.name === type.name));
    return entries.map(({ attribute: { name } }): AttributeCoverage => ({
      type: type.name, attribute: name, records: fed.length,
      filled: fed.filter(({ values }) => values[name] !== undefined).length,
      refused: fed.filter(({ rejections }) => rejections.some((rejection) => rejection.attribute === name)).length,
    }));
  });
  const refused = refusedValues(mapped.flat());
  return {
    records: mapped.length, attributes,
    unmapped: refused.filter(({ code }) => code === 'UNKNOWN_CODE').slice(0, MAX_VALUES),
    failures: refused.filter(({ code }) => code !== 'UNKNOWN_CODE').slice(0, MAX_VALUES),
    unreadFields: unreadFields(mapping, sample),
  };
}

function refusedValues(records: readonly MappedRecord[]): RefusedValue[] {
  const counts = new Map<string, RefusedValue>();
  for (const { type, rejections } of records) {
    for (const { attribute, code, got } of rejections) {
      const name = JSON.stringify([type.name, attribute, code, got]);
      counts.set(name, { type: type.name, attribute, code, got, count: (counts.get(name)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((x, y) => y.count - x.count);
}

function unreadFields({ outputs, spec }: CompiledMapping, sample: SampleSchema): UnreadField[] {
  const read = new Set([
    ...outputs.flatMap(({ attributes, whenAnyOf }) => [...attributes.flatMap(({ fields }) => fields), ...whenAnyOf ?? []]),
    ...(spec.key === undefined ? [] : [spec.key]),
  ].map((path) => (typeof path === 'string' ? path : path[0] ?? '')));
  const time = JSON.stringify(spec.updatedAt ?? null);
  return sample.fields.filter(({ path }) => {
    const top = typeof path === 'string' ? path : path[0] ?? '';
    return !read.has(top) && !time.includes(JSON.stringify(top));
  }).map(({ path, filled }) => ({ field: pathName(path), filled }));
}
