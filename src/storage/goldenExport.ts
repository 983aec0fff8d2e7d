import type { GoldenView } from '../core/model/goldenView';
import type { JsonValue } from '../core/model/json';
import type { Tx } from './transaction';

type Row = Pick<GoldenView, 'id' | 'type' | 'key' | 'version'> & { values: Record<string, JsonValue> };

/** Active golden records of a type behind a key, in the order of their keys: each page is one look into the unique index on (type, key). */
export async function exportPage(tx: Tx, type: string, afterKey: string | null, limit: number): Promise<Row[]> {
  return tx.query<Row[]>(
    `select id, type, key, version, values from golden_record
      where type = $1 and ($2::text is null or key > $2) and status = 'ACTIVE' order by key limit $3`, [type, afterKey, limit]);
}
