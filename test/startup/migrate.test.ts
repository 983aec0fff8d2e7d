import { createDataSource } from '../../src/storage/dataSource';
import { migrate, migrationState } from '../../src/storage/migrate';
import { createEmptyDatabase, createTestDataSource } from '../support/postgres';

describe('migrations', () => {
  test('a test database has them all', async () => {
    const { dataSource, close } = await createTestDataSource();
    try {
      expect((await migrationState(dataSource)).pending).toEqual([]);
    } finally {
      await close();
    }
  });

  test('two nodes that start at once on an empty database both come up', async () => {
    const database = await createEmptyDatabase();
    const nodes = await Promise.all([1, 2].map(async () => createDataSource(database.url, { poolSize: 3 }).initialize()));
    try {
      const ran = await Promise.all(nodes.map(async (node) => migrate(node)));
      const [first] = nodes;
      const state = first === undefined ? undefined : await migrationState(first);
      expect(state?.pending).toEqual([]);
      expect(ran.flat().sort()).toEqual([...state?.applied ?? []].sort()); // each ran once, by one of them
    } finally {
      await Promise.all(nodes.map(async (node) => node.destroy()));
      await database.drop();
    }
  });

  test('a database newer than the code is refused in plain words and left as it is', async () => {
    const { dataSource, close } = await createTestDataSource();
    try {
      await dataSource.query(`INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
      await expect(migrate(dataSource)).rejects.toThrow(/newer than this program.*FromTheFuture9999999999999.*Start the version that made/s);
      expect((await migrationState(dataSource)).applied).toContain('FromTheFuture9999999999999');
    } finally {
      await close();
    }
  });
});
