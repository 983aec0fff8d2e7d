import { createTestDataSource } from '../support/postgres';
import type { TestDataSource } from '../support/postgres';

let held: TestDataSource;
beforeAll(async () => { held = await createTestDataSource(); });
afterAll(async () => { await held.close(); });

interface ColumnRow { table_name: string; column_name: string; udt_name: string; is_nullable: 'YES' | 'NO' }

const TYPES: Readonly<Record<string, string>> = { 'double precision': 'float8', timestamptz: 'timestamptz', integer: 'int4', bigint: 'int8', boolean: 'bool' };

test('the table classes and the migrated database have the same columns', async () => {
  const described = held.dataSource.entityMetadatas.flatMap((entity) => entity.columns.map((column) => {
    const type = String(column.type);
    const plain = TYPES[type] ?? type;
    return `${entity.tableName}.${column.databaseName} ${column.isArray ? `_${plain}` : plain} ${column.isNullable ? 'null' : 'not null'}`;
  }));
  const rows = await held.dataSource.query<ColumnRow[]>(
    `select table_name, column_name, udt_name, is_nullable from information_schema.columns
      where table_schema = 'public' and table_name <> 'schema_migrations'`);
  const actual = rows.map((row) => `${row.table_name}.${row.column_name} ${row.udt_name} ${row.is_nullable === 'YES' ? 'null' : 'not null'}`);
  expect(described.sort()).toEqual(actual.sort());
});

test('every table is described', async () => {
  const rows = await held.dataSource.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'schema_migrations'`);
  expect(held.dataSource.entityMetadatas.map((entity) => entity.tableName).sort()).toEqual(rows.map((row) => row.name).sort());
});
