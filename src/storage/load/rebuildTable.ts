import type { Tx } from '../transaction';

/** A table that is filled beside the one that readers use, and then takes its place. */
export interface Rebuilding {
  readonly table: string;
  /** The name under which it is filled. */
  readonly draft: string;
}

interface Part { readonly name: string; readonly definition: string; readonly isConstraint: boolean }

/**
 * Begins to make a derived table anew: the same columns, no indexes yet, with the rows that are there. Indexes are made
 * once all rows are in, which takes a fraction of the time, and readers go on with the old table until the end of the
 * transaction. Null where somebody has been given rights to the table, which would be lost, or where it holds more than
 * `atMost` rows, which would take longer than it saves: then it is filled as it is.
 */
export async function beginRebuild(tx: Tx, table: string, atMost: number): Promise<Rebuilding | null> {
  const [row] = await tx.query<{ plain: boolean }[]>(
    `select (select count(*) from (select from ${table} limit $2) held) < $2 and relacl is null and not exists (select from pg_trigger where tgrelid = c.oid and not tgisinternal)
        and not exists (select from pg_constraint where confrelid = c.oid) and pg_has_role(relowner, 'USAGE') as plain
       from pg_class c where oid = $1::regclass`, [table, atMost + 1]);
  if (row?.plain !== true) return null;
  const draft = `${table}_draft`;
  await tx.query(`create table ${draft} (like ${table} including defaults including storage including generated including compression)`);
  await tx.query(`insert into ${draft} select * from ${table}`);
  return { table, draft };
}

/** Takes over what has been written to the old table meanwhile about these golden records. */
export async function takeOver(tx: Tx, { table, draft }: Rebuilding, goldenIds: readonly string[]): Promise<void> {
  await tx.query(`delete from ${draft} where golden_id = any($1::uuid[])`, [goldenIds]);
  await tx.query(`insert into ${draft} select * from ${table} where golden_id = any($1::uuid[])`, [goldenIds]);
}

/** Makes the indexes, and puts the new table in the old one's place: readers wait for this alone, some milliseconds. */
export async function finishRebuild(tx: Tx, { table, draft }: Rebuilding): Promise<void> {
  const parts = await tx.query<Part[]>(
    `select conname as name, pg_get_constraintdef(oid) as definition, true as "isConstraint" from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'f', 'c')
     union all
     select c.relname, pg_get_indexdef(i.indexrelid), false from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
     order by "isConstraint" desc, name`, [table]);
  for (const part of parts) await make(tx, draft, part);
  await tx.query(`analyze ${draft}`);
  await tx.query(`drop table ${table}`);
  await tx.query(`alter table ${draft} rename to ${table}`);
  for (const { name, isConstraint } of parts) {
    await tx.query(isConstraint ? `alter table ${table} rename constraint "${draftOf(name)}" to "${name}"` : `alter index "${draftOf(name)}" rename to "${name}"`);
  }
}

const draftOf = (name: string): string => `${name}_draft`;

async function make(tx: Tx, draft: string, { name, definition, isConstraint }: Part): Promise<void> {
  if (isConstraint) {
    await tx.query(`alter table ${draft} add constraint "${draftOf(name)}" ${definition}`);
    return;
  }
  const indexed = /^(CREATE (?:UNIQUE )?INDEX) .+? ON \S+ (USING .*)$/s.exec(definition);
  if (indexed === null) throw new Error(`expected the definition of an index, got ${definition}`);
  await tx.query(`${indexed[1] ?? ''} "${draftOf(name)}" on ${draft} ${indexed[2] ?? ''}`);
}
