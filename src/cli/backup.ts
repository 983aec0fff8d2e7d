import { parseArgs } from 'node:util';
import { EXIT, readConfig, StartupError } from '../config';
import { backUp } from '../storage/backup/backUp';
import { hashKeyForBackup } from '../storage/backup/hashKeys';
import { openDatabase } from '../storage/openDatabase';
import type { Command } from './command';

const USAGE = 'mooring backup FILE';

/** Does not migrate: a backup before an upgrade is one of the version before. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'write everything that is state into one file, while the service goes on',
  run: async (args, io) => {
    const { positionals: [file, ...rest] } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    if (file === undefined || rest.length > 0) throw new StartupError(`expected ${USAGE}, got "mooring backup ${args.join(' ')}"`, { exitCode: EXIT.misused });
    const config = readConfig(io.env);
    const started = performance.now();
    const database = await openDatabase(config, 'mooring backup');
    try {
      const hashKey = hashKeyForBackup(config);
      const summary = await backUp(database.url, file, hashKey);
      if (hashKey?.key !== undefined) io.err.write(`mooring backup: ${file} holds personal data and the key that hides identity numbers; keep it as you keep ${config.dataDir}\n`);
      if (hashKey === null) io.err.write(`mooring backup: there is no hash key in ${config.dataDir}; to restore this backup with its identity numbers, give the pool's key as MOORING_HASH_KEY\n`);
      io.out.write(`${JSON.stringify({ ...summary, seconds: Math.round((performance.now() - started) / 10) / 100 })}\n`);
    } finally {
      await database.close();
    }
    return EXIT.ok;
  },
};
