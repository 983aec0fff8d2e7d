import path from 'node:path';
import type { PhoneValue } from '../../src/core/attributes/phone';
import type { NormalisedValue } from '../../src/core/attributes/kind';
import type { JsonObject } from '../../src/core/model/json';
import type { Pool } from '../../src/app/poolContext';
import { readCsvFile } from '../support/csv';
import type { SourceFile } from './sources';

export interface PhoneRow {
  readonly file: string;
  readonly sourceKey: string;
  readonly field: string;
  readonly raw: string;
  /** Two numbers joined by ";"; empty where the field was rejected. */
  readonly e164: string;
  readonly extension: string;
}

interface Stored { source_key: string; payload: JsonObject; phones: NormalisedValue<PhoneValue>[] | null }

/** Every filled phone field of the rows that give a customer, as the pool has understood it. */
export async function phoneRows(pool: Pool, sources: readonly SourceFile[]): Promise<PhoneRow[]> {
  const rows: PhoneRow[] = [];
  for (const { file, system, type, phoneFields } of sources.filter((source) => source.phoneFields.length > 0)) {
    const stored = await pool.dataSource.query<Stored[]>(
      `select r.source_key, r.payload, c.values -> 'phones' as phones from source_record r
         left join source_record c on c.system = r.system and c.type = 'customer' and c.source_key = r.source_key and not c.deleted
        where r.system = $1 and r.type = $2 order by r.id`, [system, type]);
    for (const record of stored) {
      for (const field of phoneFields) {
        const raw = record.payload[field];
        if (typeof raw !== 'string' || raw.trim() === '') continue;
        const numbers = (record.phones ?? []).filter((phone) => phone.raw === raw);
        rows.push({
          file, sourceKey: record.source_key, field, raw,
          e164: numbers.map((phone) => phone.value.e164).join(';'),
          extension: numbers.flatMap((phone) => phone.value.extension ?? []).join(';'),
        });
      }
    }
  }
  return rows;
}

export interface PhoneScore {
  readonly fields: number;
  readonly right: number;
  readonly share: number;
  /** Fields that were wrong, by the truth's kind of number. */
  readonly wrongByKind: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

const SHOWN = 20;

/** Agreement in number and extension with `truth/phones.csv`; null without that file. */
export function phoneScore(truthDir: string, phones: readonly PhoneRow[]): PhoneScore | null {
  const truth = readCsvFile(path.join(truthDir, 'phones.csv'));
  if (truth === null) return null;
  const found = new Map(phones.map((row) => [JSON.stringify([row.file, row.sourceKey, row.field]), row]));
  const wrongByKind: Record<string, number> = {};
  const wrong: string[] = [];
  for (const row of truth) {
    const own = found.get(JSON.stringify([row['file'], row['source_key'], row['field']]));
    if (own?.e164 === row['e164'] && own?.extension === row['ext']) continue;
    const kind = row['kind'] ?? '';
    wrongByKind[kind] = (wrongByKind[kind] ?? 0) + 1;
    wrong.push(`${row['file'] ?? ''} ${row['raw'] ?? ''}: expected ${row['e164'] ?? ''} ${row['ext'] ?? ''}, found ${own?.e164 ?? 'no row'} ${own?.extension ?? ''}`);
  }
  const right = truth.length - wrong.length;
  return { fields: truth.length, right, share: Math.round((right / truth.length) * 1e5) / 1e5, wrongByKind, wrong: wrong.slice(0, SHOWN) };
}
