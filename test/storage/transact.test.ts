import type { DataSource } from '../../src/storage/dataSource';
import { inTransaction } from '../../src/storage/transaction';
import { createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

let held: TestPool;
let dataSource: DataSource;
beforeAll(async () => {
  held = await createTestPool();
  ({ dataSource } = held.database);
  await dataSource.query('create table note (text text not null)');
});
afterAll(async () => held.close());

const notes = async (): Promise<string[]> => (await dataSource.query<{ text: string }[]>('select text from note order by text')).map(({ text }) => text);

test('a transaction whose work throws leaves nothing behind, and its connection is free again', async () => {
  for (let i = 0; i < 20; i += 1) { // more often than there are connections
    await expect(inTransaction(dataSource, async (tx) => {
      await tx.query('insert into note values ($1)', ['gone']);
      throw new Error('changed my mind');
    })).rejects.toThrow('changed my mind');
  }
  expect(await notes()).toEqual([]);
});

test('a failure that somebody passes over is not taken for a success', async () => {
  await expect(inTransaction(dataSource, async (tx) => {
    await tx.query('insert into note values ($1)', ['lost']);
    await tx.query('insert into note values ($1)', [null]).catch(() => undefined);
  })).rejects.toThrow(/rolled back/);
  expect(await notes()).toEqual([]);
});

test('what is sent again and again is planned once: the second use prepares it', async () => {
  const text = 'insert into note values ($1 || $2)';
  const prepared = await inTransaction(dataSource, async (tx) => {
    for (const name of ['a', 'b', 'c']) await tx.query(text, [name, '']);
    return tx.query<{ n: string }[]>('select count(*) as n from pg_prepared_statements where statement = $1', [text]);
  });
  expect(prepared).toEqual([{ n: '1' }]);
  expect(await notes()).toEqual(['a', 'b', 'c']);
});
