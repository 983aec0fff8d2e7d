import type { DataSource } from '../../src/storage/dataSource';
import { byTheEnd, inTransaction } from '../../src/storage/transaction';
import { waysOf } from '../graphql/support/countStatements';
import type { Tx } from '../../src/storage/transaction';
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

describe('statements that nobody has waited for yet', () => {
  test('go to the server together, and so does what is left for the end, with the commit', async () => {
    const ways = await waysOf(async () => inTransaction(dataSource, async (tx) => {
      const [one, two] = await Promise.all([tx.query('select 1 as n'), tx.query('select 2 as n')]);
      expect([one, two]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
      await byTheEnd(tx, async () => Promise.all([tx.query('insert into note values ($1)', ['x']), tx.query('insert into note values ($1)', ['y'])]));
      await byTheEnd(tx, async () => tx.query('insert into note values ($1)', ['z']));
    }));
    expect(ways.map((texts) => texts.map((text) => text.split(' ')[0]))).toEqual([['begin', 'select', 'select', 'select'], ['insert', 'insert', 'insert', 'commit']]);
    expect(await notes()).toEqual(['a', 'b', 'c', 'x', 'y', 'z']);
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['one of several fails', async (tx) => {
      const answers = await Promise.allSettled([tx.query('insert into note values ($1)', ['lost']), tx.query('insert into note values ($1)', [null]), tx.query('insert into note values ($1)', ['lost'])]);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    }],
    ['one that was left for the end fails', async (tx) => byTheEnd(tx, async () => Promise.all([tx.query('insert into note values ($1)', ['lost']), tx.query('insert into note values ($1)', [null])]))],
    ['what was left for the end throws before it asks', async (tx) => { await byTheEnd(tx, async () => tx.query('insert into note values ($1)', ['lost'])); await byTheEnd(tx, () => { throw new Error('not asked'); }); }],
    ['what was left for the end throws after it has asked', async (tx) => byTheEnd(tx, async () => { const asked = tx.query('insert into note values ($1)', ['lost']); asked.catch(() => undefined); await Promise.resolve(); throw new Error('too late'); })],
    ['what was left for the end waits, and asks again', async (tx) => byTheEnd(tx, async () => { await tx.query('select 1'); await tx.query('insert into note values ($1)', ['lost']); })],
  ])('leave nothing behind where %s', async (title, work) => {
    const before = await notes();
    await expect(inTransaction(dataSource, work)).rejects.toThrow();
    // What asks again comes after the commit: it is refused, and whoever wrote it learns of it; what stood before stands.
    expect(await notes()).toEqual(title.includes('asks again') ? expect.not.arrayContaining(['lost']) : before);
    expect(await inTransaction(dataSource, async (tx) => tx.query('select 3 as n'))).toEqual([{ n: 3 }]);
  });

  test('write nothing outside their transaction when another of them has failed', async () => {
    let go: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => { go = resolve; });
    let late: Promise<unknown> = Promise.resolve();
    await expect(inTransaction(dataSource, async (tx) => {
      late = wait.then(async () => tx.query('insert into note values ($1)', ['outside']));
      await Promise.all([late, tx.query('insert into note values ($1)', [null])]);
    })).rejects.toThrow(/null value/);
    go();
    await expect(late).rejects.toThrow(/after the end/);
    expect(await notes()).not.toContain('outside');
  });
});
