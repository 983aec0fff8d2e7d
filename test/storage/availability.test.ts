import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { isDatabaseAway } from '../../src/storage/availability';
import { createDataSource } from '../../src/storage/dataSource';
import { inTransaction } from '../../src/storage/transaction';
import { createTestDataSource } from '../support/postgres';
import type { TestDataSource } from '../support/postgres';

let held: TestDataSource;
beforeEach(async () => { held = await createTestDataSource({ poolSize: 1, connectTimeoutMs: 1_000 }); });
afterEach(async () => held.close());

const caught = async (work: () => Promise<unknown>): Promise<unknown> => work().then(() => { throw new Error('expected a failure'); }, (error: unknown) => error);

/** Ends every connection to the database but this one's. */
const terminateAll = async (): Promise<void> => {
  const client = new Client({ connectionString: held.url });
  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  await client.end();
};

describe('away', () => {
  test.each([
    ['a port where nobody listens', 'postgresql://u:p@127.0.0.1:1/d'],
    ['a Unix socket that is not there', 'postgresql://u:p@%2Fnowhere:5432/d'],
  ])('%s', async (_title, url) => {
    expect(isDatabaseAway(await caught(async () => createDataSource(url).initialize()))).toBe(true);
  });

  test('a server that says good-bye in one breath with its welcome', async () => {
    const message = (type: string, body: Buffer): Buffer => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length + 4);
      return Buffer.concat([Buffer.from(type), length, body]);
    };
    const welcome = [message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))];
    const goodBye = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'));
    const server = createServer((socket) => socket.once('data', () => socket.end(Buffer.concat([...welcome, goodBye]))));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as AddressInfo;
    // Nobody has the connection in hand yet: unheard, the error would end the process.
    expect(isDatabaseAway(await caught(async () => createDataSource(`postgresql://u:p@127.0.0.1:${port}/d`).initialize()))).toBe(true);
    server.close();
  });

  test('a connection ended while a statement runs', async () => {
    const running = caught(async () => inTransaction(held.dataSource, async (tx) => tx.query('select pg_sleep(60)')));
    await terminateAllWhen(`select 1 from pg_stat_activity where query like 'select pg_sleep%' and datname = current_database()`);
    expect(isDatabaseAway(await running)).toBe(true);
  });

  test('a connection ended between two statements of a transaction', async () => {
    const error = await caught(async () => inTransaction(held.dataSource, async (tx) => {
      await tx.query('select 1');
      await terminateAll();
      await new Promise((resolve) => { setImmediate(resolve); });
      return tx.query('select 2');
    }));
    expect(isDatabaseAway(error)).toBe(true);
    expect(await held.dataSource.query('select 3 as n')).toEqual([{ n: 3 }]);
  });

  test('no connection of the pool within its time', async () => {
    const error = await held.dataSource.transaction(async () => caught(async () => held.dataSource.query('select 1')));
    expect(isDatabaseAway(error)).toBe(true);
  });

  test.each(['53300', '57P01', '57P02', '57P03', 'ECONNRESET'])('%s', (code) => {
    expect(isDatabaseAway(Object.assign(new Error('words'), { code }))).toBe(true);
  });

  const terminateAllWhen = async (condition: string): Promise<void> => {
    const client = new Client({ connectionString: held.url });
    await client.connect();
    while ((await client.query(condition)).rowCount === 0) await new Promise((resolve) => { setTimeout(resolve, 5); });
    await client.end();
    await terminateAll();
  };
});

describe('not away, but wrong', () => {
  test.each(['selec 1', 'select 1 / 0', 'select * from nowhere'])('%s', async (sql) => {
    expect(isDatabaseAway(await caught(async () => held.dataSource.query(sql)))).toBe(false);
  });

  test('anything else', () => {
    expect([new Error('Connection'), Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' }), 'ECONNREFUSED', null].map(isDatabaseAway)).toEqual([false, false, false, false]);
  });
});
