import { QueryFailedError } from 'typeorm';
import { connectionPool } from '../../src/storage/database';
import { readPrepared } from '../../src/storage/prepared';
import { createTestDataSource } from '../support/postgres';
import type { TestDataSource } from '../support/postgres';

let held: TestDataSource;
beforeEach(async () => { held = await createTestDataSource({ poolSize: 1, statementTimeoutMs: 2_000 }); });
afterEach(async () => held.close());

const ADD = { name: 'add', text: 'select $1::int + $2::int as sum, pg_backend_pid() as pid' };
const SLEEP = { name: 'sleep', text: 'select pg_sleep($1)' };
const add = async (a: number, b: number) => (await readPrepared<{ sum: number; pid: number }>(held.dataSource, ADD, [a, b]))[0];
const prepared = async () => connectionPool(held.dataSource).query<{ name: string }>('select name, generic_plans + custom_plans as uses from pg_prepared_statements');

test('a statement is prepared once for each connection', async () => {
  for (const a of [1, 2, 3]) expect((await add(a, 1))?.sum).toBe(a + 1);
  expect((await prepared()).rows).toEqual([{ name: 'add', uses: '3' }]);
});

test('after a lost connection it is prepared anew', async () => {
  const first = await add(1, 1);
  const pool = connectionPool(held.dataSource);
  const gone = new Promise((resolve) => { pool.once('remove', resolve); });
  const other = await createTestDataSource({ poolSize: 1 });
  await other.dataSource.query('select pg_terminate_backend($1)', [first?.pid]);
  await other.close();
  await gone;
  const second = await add(2, 2);
  expect(second?.sum).toBe(4);
  expect(second?.pid).not.toBe(first?.pid);
});

test('the bound on a statement\'s time holds, and the connection is good afterwards', async () => {
  const short = await createTestDataSource({ poolSize: 1, statementTimeoutMs: 100 });
  await expect(readPrepared(short.dataSource, SLEEP, [30])).rejects.toMatchObject({ driverError: { code: '57014' } });
  await expect(readPrepared(short.dataSource, ADD, [1, 1])).resolves.toMatchObject([{ sum: 2 }]);
  await short.close();
});

test('errors are those of every other statement', async () => {
  const error: unknown = await readPrepared(held.dataSource, ADD, ['one', 1]).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(QueryFailedError);
  expect(error).toMatchObject({ driverError: { code: '22P02' } });
});
