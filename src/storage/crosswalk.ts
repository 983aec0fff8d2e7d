import type { Tx } from './transaction';

/** What a golden record is called: its golden key, and by a system's own keys. */
export interface KeysOfGolden { readonly goldenId: string; readonly type: string; readonly goldenKey: string; readonly sourceKeys: readonly string[] }

/** The keys of golden records in one system, in natural order; records that other rows feed have none of their own. */
export async function keysInSystem(tx: Tx, system: string, goldenIds: readonly string[]): Promise<KeysOfGolden[]> {
  if (goldenIds.length === 0) return [];
  return tx.query<KeysOfGolden[]>(
    `select g.id as "goldenId", g.type, g.key as "goldenKey", array(
        select s.source_key from source_record s where s.golden_id = g.id and s.system = $1 and s.derived_from is null order by s.source_key limit 10) as "sourceKeys"
       from golden_record g where g.id = any($2::uuid[])`, [system, goldenIds]);
}
