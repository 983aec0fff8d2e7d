import type { Client } from 'pg';
import type { BackupSequence, BackupTable } from './archive';

/** Where migrations put everything: the schema that comes first in the search path. */
const TABLES = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   group by c.relname order by c.relname`;

/** References that hold at every moment; those checked at commit need no order. */
const REFERENCES = `
  select source.relname as "from", target.relname as "to"
    from pg_constraint k join pg_class source on source.oid = k.conrelid join pg_class target on target.oid = k.confrelid
   where k.contype = 'f' and not k.condeferrable and k.conrelid <> k.confrelid and k.connamespace = current_schema()::regnamespace`;

const SEQUENCES = `select sequencename as name, last_value::text as "lastValue" from pg_sequences where schemaname = current_schema() and last_value is not null order by 1`;

/** Tables in an order in which they can be filled: whatever one refers to comes before it. */
export function inFillingOrder(tables: readonly BackupTable[], references: readonly { readonly from: string; readonly to: string }[]): BackupTable[] {
  const ordered: BackupTable[] = [];
  for (let left = tables; left.length > 0;) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)));
    if (free.length === 0) throw new Error(`the tables ${[...names].join(', ')} refer to each other in a circle; one of the references must be deferrable`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** Every table of the schema, whoever made it: a table that a later migration adds is in the backup without a word about it here. */
export async function tablesOf(client: Client): Promise<BackupTable[]> {
  const { rows: tables } = await client.query<BackupTable>(TABLES);
  const { rows: references } = await client.query<{ from: string; to: string }>(REFERENCES);
  return inFillingOrder(tables, references);
}

/** Sequences that were used. They are not part of a snapshot: a value is that of the snapshot or a later one, never an earlier. */
export async function sequencesOf(client: Client): Promise<BackupSequence[]> {
  return (await client.query<BackupSequence>(SEQUENCES)).rows;
}

export async function migrationsOf(client: Client, migrationsTable: string): Promise<string[]> {
  const { rows: [found] } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [migrationsTable]);
  if (found?.there !== true) return [];
  return (await client.query<{ name: string }>(`select name from ${client.escapeIdentifier(migrationsTable)} order by id`)).rows.map(({ name }) => name);
}

export const copyStatement = (client: Client, { name, columns }: BackupTable, direction: 'FROM STDIN' | 'TO STDOUT'): string => {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const table = client.escapeIdentifier(name);
  // A partitioned table itself has no rows to copy out; a question about it has.
  return direction === 'TO STDOUT' ? `copy (select ${list} from ${table}) to stdout` : `copy ${table} (${list}) from stdin`;
};
