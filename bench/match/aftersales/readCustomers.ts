import path from 'node:path';
import { seedMappings } from '../../../seeds/seedFiles';
import { apply } from '../../../src/core/mapping/apply';
import type { CompiledMapping } from '../../../src/core/mapping/compile';
import { compile } from '../../../src/core/mapping/compile';
import type { RecordSet, InternedColumn } from '../../../src/core/matching/bulk/recordTable';
import type { RecordValues } from '../../../src/core/matching/compiledModel';
import type { JsonValue } from '../../../src/core/model/json';
import { standardModel } from '../../../src/core/model/standardModel';
import { readCsvFile } from '../../support/csv';
import { SOURCES } from '../../aftersales/sources';

/** One row of a customer-bearing file, through the published mapping. */
export interface CustomerRow {
  /** "system|source key": unique, and in natural order when sorted. */
  readonly id: string;
  readonly file: string;
  readonly sourceKey: string;
  readonly values: RecordValues;
  /** The true customer; "" where the truth does not know the row. */
  readonly truth: string;
  readonly scene: string;
}

function mappingOf(system: string, type: string): CompiledMapping {
  const spec = seedMappings().find((one) => one.system === system && one.type === type);
  const compiled = spec === undefined ? undefined : compile(spec, standardModel);
  if (compiled?.ok !== true) throw new Error(`expected a published mapping of ${system}, ${type}`);
  return compiled.mapping;
}

const context = { timeZone: 'Asia/Shanghai', keyedHash: (text: string): string => `hash of ${text}` };

/** All customers of a directory of extracts with its truth, in natural order. */
export function readCustomers(dir: string): CustomerRow[] {
  const truth = new Map((readCsvFile(path.join(dir, 'truth', 'customers.csv')) ?? []).map((row) => [`${row['file'] ?? ''}|${row['source_key'] ?? ''}`, row['true_customer_id'] ?? '']));
  const scenes = new Map((readCsvFile(path.join(dir, 'truth', 'golden.csv')) ?? []).map((row) => [row['true_customer_id'] ?? '', row['scene'] ?? '']));
  const rows = SOURCES.filter(({ hasCustomer }) => hasCustomer).flatMap(({ file, system, type }): CustomerRow[] => {
    const mapping = mappingOf(system, type);
    const key = typeof mapping.spec.key === 'string' ? mapping.spec.key : '';
    return (readCsvFile(path.join(dir, file)) ?? []).map((row) => {
      const sourceKey = row[key] ?? '';
      const record = apply(mapping, row, standardModel, context).records.find((one) => one.type.name === 'customer');
      const customer = truth.get(`${file}|${sourceKey}`) ?? '';
      const values = Object.fromEntries(Object.entries(record?.values ?? {}).map(([name, found]): [string, JsonValue[]] => [name, found.map(({ value }) => value)]));
      return { id: `${system}|${sourceKey}`, file, sourceKey, values, truth: customer, scene: scenes.get(customer) ?? '' };
    });
  });
  return rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The rows as the matcher takes many at once. */
export function recordSetOf(rows: readonly CustomerRow[]): RecordSet {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const columns = names.map((name): [string, InternedColumn] => {
    const known = new Map<string, number>();
    const values: (readonly JsonValue[])[] = [];
    const ids = Int32Array.from(rows, (row) => {
      const own = row.values[name] ?? [];
      const text = JSON.stringify(own);
      let id = known.get(text);
      if (id === undefined) { id = values.push(own) - 1; known.set(text, id); }
      return id;
    });
    return [name, { ids, values }];
  });
  return { size: rows.length, files: null, columns: new Map(columns) };
}
