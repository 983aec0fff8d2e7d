import path from 'node:path';
import { serialNumberKind } from '../../src/core/attributes/serialNumber';
import type { Pool } from '../../src/app/poolContext';
import { readCsvFile } from '../support/csv';
import { scorePairs } from '../support/pairs';
import type { PairScore } from '../support/pairs';
import { SOURCES } from './sources';
import type { SourceFile } from './sources';

export interface ClusterRow { readonly file: string; readonly sourceKey: string; readonly clusterId: string }

export const nameOf = (file: string, key: string): string => JSON.stringify([file, key]);

/** The customer that every row of a customer-bearing file gives; a row that gives none is alone under its own name. */
export async function clusterRows(pool: Pool, sources: readonly SourceFile[]): Promise<ClusterRow[]> {
  const rows: ClusterRow[] = [];
  for (const { file, system, type } of sources.filter((source) => source.hasCustomer)) {
    const found = await pool.dataSource.query<{ source_key: string; golden_id: string | null }[]>(
      `select r.source_key, c.golden_id from source_record r
         left join source_record c on c.system = r.system and c.type = 'customer' and c.source_key = r.source_key
        where r.system = $1 and r.type = $2 order by r.id`, [system, type]);
    rows.push(...found.map((row) => ({ file, sourceKey: row.source_key, clusterId: row.golden_id ?? `none:${file}:${row.source_key}` })));
  }
  return rows;
}

export function linkingScore(truthDir: string, clusters: readonly ClusterRow[]): PairScore | null {
  const truth = readCsvFile(path.join(truthDir, 'customers.csv'));
  if (truth === null) return null;
  const found = new Map(clusters.map((row) => [nameOf(row.file, row.sourceKey), row.clusterId]));
  return scorePairs(truth.map((row) => {
    const name = nameOf(row['file'] ?? '', row['source_key'] ?? '');
    return { truth: row['true_customer_id'] ?? '', found: found.get(name) ?? name };
  }));
}

/** Every writing of a serial number against the golden device it leads to; one that leads to none yet waits under its key. */
export async function deviceScore(pool: Pool, truthDir: string): Promise<(PairScore & { readonly waiting: number }) | null> {
  const truth = readCsvFile(path.join(truthDir, 'devices.csv'));
  if (truth === null) return null;
  const systems = new Map(SOURCES.map((source) => [source.file, source]));
  const records = await pool.dataSource.query<{ system: string; source_key: string; golden_id: string }[]>(
    `select system, source_key, golden_id from source_record where type = 'device' and golden_id is not null`);
  const byRecord = new Map(records.map((row) => [JSON.stringify([row.system, row.source_key]), row.golden_id]));
  const goldens = await pool.dataSource.query<{ key: string; id: string }[]>(`select key, coalesce(merged_into, id) as id from golden_record where type = 'device'`);
  const byKey = new Map(goldens.map((row) => [row.key, row.id]));
  let waiting = 0;
  const items = truth.map((row, index) => {
    const source = systems.get(row['file'] ?? '');
    const own = source?.type === 'device' ? byRecord.get(JSON.stringify([source.system, row['row_key']])) : undefined;
    const [first] = serialNumberKind.normalise(row['sn_as_written'], { timeZone: 'UTC' }).values;
    const key = first === undefined ? `none:${index}` : serialNumberKind.identity(first.value);
    const found = own ?? byKey.get(key);
    if (found === undefined) waiting += 1;
    return { truth: row['true_sn'] ?? '', found: found ?? `waiting:${key}` };
  });
  return { ...scorePairs(items), waiting };
}
