import type { Tx } from './transaction';

/** Source records of a type, spread evenly over the order in which they came; fewer where there are fewer. The same each time. */
export async function sampleSourceRecordIds(tx: Tx, type: string, count: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct near.id from (select min(id) as low, max(id) as high from source_record where type = $1) span
       cross join generate_series(0, $2::bigint - 1) as step (n)
       cross join lateral (select s.id from source_record s
         where s.id >= span.low + (span.high - span.low) * step.n / greatest($2::bigint - 1, 1) and s.type = $1 and s.golden_id is not null order by s.id limit 1) near`,
    [type, count]);
  return rows.map(({ id }) => id);
}

export async function countSourceRecords(tx: Tx, type: string): Promise<number> {
  const [row] = await tx.query<{ n: string }[]>('select count(*) as n from source_record where type = $1 and golden_id is not null', [type]);
  return Number(row?.n ?? 0);
}

export async function countActiveGoldenRecords(tx: Tx, types: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ n: string }[]>(`select count(*) as n from golden_record where type = any($1::text[]) and status = 'ACTIVE'`, [types]);
  return Number(row?.n ?? 0);
}

/** Active golden records of these types; all of them where there are no more than `count`. The same each time. */
export async function sampleGoldenIds(tx: Tx, types: readonly string[], sample: { readonly count: number; readonly total: number }): Promise<string[]> {
  const { count, total } = sample;
  // Whole blocks are read, more than are needed, for other types and former records stand between them.
  const percent = total <= 2 * count ? 100 : Math.min(100, (1_000 * count) / total);
  const rows = await tx.query<{ id: string }[]>(
    `select id from golden_record tablesample system ($3) repeatable (1) where type = any($1::text[]) and status = 'ACTIVE' order by hashtext(id::text), id limit $2`,
    [types, count, percent]);
  return rows.map(({ id }) => id);
}
