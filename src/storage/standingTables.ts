import type { Tx } from './transaction';

/**
 * Tables can be made anew beside the old ones and take their names (see load/rebuildTable). A snapshot from before sees
 * nothing in the new one: whoever reads many tables in one snapshot holds them first, and takes the snapshot then.
 */

/** Asked before the transaction, for the answer is a snapshot. One row, `names`: all tables of the pool, as SQL. */
export const TABLE_NAMES = `select string_agg(format('%I.%I', n.nspname, c.relname), ', ' order by c.relname) as names
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;

/** The first statement of the transaction: it takes no snapshot. Keeps nobody from reading or writing rows. */
export const holdStatement = (names: string): string => `lock table ${names} in access share mode`;

export async function tableNames(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ names: string | null }[]>(TABLE_NAMES);
  if (typeof row?.names !== 'string') throw new Error('the database has no tables: it was never migrated');
  return row.names;
}

export async function holdTables(tx: Tx, names: string): Promise<void> {
  await tx.query(holdStatement(names));
}
