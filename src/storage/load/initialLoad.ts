import type { Tx } from '../transaction';

/** Whether the pool holds nothing of these types: no golden record, and no source record that never had one. */
export async function holdsNothingOf(tx: Tx, types: readonly string[]): Promise<boolean> {
  const [row] = await tx.query<{ some: boolean }[]>(
    `select exists (select from golden_record where type = any($1::text[]))
         or exists (select from source_system y, unnest($1::text[]) as wanted (type)
                     where exists (select from source_record s where s.system = y.code and s.type = wanted.type)) as some`, [types]);
  return row?.some === false;
}

/**
 * Consecutive numbers of a sequence, the first of them. Only where no other writer is about: `ALTER` or a jump would be
 * quicker, but not every account may do that.
 */
async function consecutive(tx: Tx, sequence: string, count: number): Promise<bigint> {
  const [row] = await tx.query<{ first: string | null; last: string | null }[]>(
    `select min(number) as first, max(number) as last from (select nextval(${sequence}) as number from generate_series(1, $1::int)) taken`, [count]);
  const [first, last] = [BigInt(row?.first ?? 0), BigInt(row?.last ?? 0)];
  if (count > 0 && last - first !== BigInt(count - 1)) throw new Error(`expected ${count} consecutive numbers, got ${first} to ${last}`);
  return first;
}

export async function reserveRecordNumbers(tx: Tx, count: number): Promise<bigint> {
  return consecutive(tx, `pg_get_serial_sequence('source_record', 'id')`, count);
}

export async function reserveKeyNumbers(tx: Tx, count: number): Promise<bigint> {
  return consecutive(tx, `'golden_key_number'`, count);
}

/** The first versions of golden records that have just been written, put into `table`: taken from there, which is quicker than sending them twice. */
export async function keepFirstVersions(tx: Tx, table: string, goldenIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into ${table} (golden_id, version, status, merged_into, values, provenance, recorded_at)
     select id, version, status, merged_into, values, provenance, computed_at from golden_record where id = any($1::uuid[])`, [goldenIds]);
}

/** Whether there is no golden record of any type. */
export async function isEmptyPool(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ some: boolean }[]>('select exists (select from golden_record) as some');
  return row?.some === false;
}

/** Golden records whose members refer to one of the source records from `firstId` on, and waited for it. */
export async function goldenIdsWaitingFor(tx: Tx, firstId: string, lastId: string): Promise<string[]> {
  const [row] = await tx.query<{ some: boolean }[]>('select exists (select from source_reference) as some');
  if (row?.some !== true) return [];
  const rows = await tx.query<{ golden_id: string }[]>(
    `select distinct s.golden_id
       from source_reference r
       join source_record t on t.type = r.target_type and t.system = r.target_system and t.source_key = r.target_key
       join source_record s on s.id = r.source_record_id
      where t.id between $1::bigint and $2::bigint and s.golden_id is not null and s.id not between $1::bigint and $2::bigint
      order by 1`, [firstId, lastId]);
  return rows.map(({ golden_id: goldenId }) => goldenId);
}
