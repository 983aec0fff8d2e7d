import { parseArgs } from 'node:util';
import { EXIT, readConfig } from '../config';
import { createDataSource } from '../storage/dataSource';
import { migrate } from '../storage/migrate';
import { openDatabase } from '../storage/openDatabase';
import type { Command } from './command';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database up to this version, without starting the service',
  run: async (args, io) => {
    parseArgs({ args: [...args], options: {} });
    const config = readConfig(io.env);
    const database = await openDatabase(config, 'mooring migrate');
    try {
      const dataSource = await createDataSource(database.url, { poolSize: 2 }).initialize();
      try {
        const ran = await migrate(dataSource);
        io.out.write(`${JSON.stringify({ migrated: ran })}\n`);
      } finally {
        await dataSource.destroy();
      }
    } finally {
      await database.close();
    }
    return EXIT.ok;
  },
};
