import { parseArgs } from 'node:util';
import { record } from '../app/audit';
import { createPool } from '../app/createPool';
import { verify } from '../app/verify';
import { EXIT, readConfig, StartupError } from '../config';
import type { Config } from '../config';
import { prepareQueue } from '../jobs/queueWorker';
import { hashKeyAfterRestore } from '../storage/backup/hashKeys';
import { restore } from '../storage/backup/restore';
import type { RestoreSummary } from '../storage/backup/restore';
import { loadHashKey, lockForService, prepareDataDirectory, replaceHashKey } from '../storage/dataDirectory';
import { createDataSource } from '../storage/dataSource';
import type { DataSource } from '../storage/dataSource';
import { openDatabase } from '../storage/openDatabase';
import type { Command, CommandIo } from './command';
import { OPERATOR } from './withPool';

const USAGE = 'mooring restore [--replace] FILE';
const PURPOSE = 'mooring restore';

interface Target { readonly dataSource: DataSource; readonly url: string; readonly config: Config }

const restoreInto = async ({ dataSource, url, config }: Target, request: { file: string; replace: boolean }): Promise<RestoreSummary> => {
  let newKey: string | undefined;
  const summary = await restore(dataSource, {
    ...request,
    prepare: async (header) => {
      newKey = hashKeyAfterRestore(config, header.hashKey);
      await prepareQueue(url);
    },
    // The log of who did what is that of the backup, too; that it was put back is its next entry.
    complete: async (tx, { createdAt, rows }) => {
      await record(createPool({ dataSource, hashKey: '' }), tx, OPERATOR, { operation: 'restorePool', details: { createdAt, rows } });
    },
  });
  if (newKey !== undefined) replaceHashKey(config.dataDir, newKey);
  return summary;
};

/** No service may start on the directory meanwhile, nor run on it now. */
const withDirectory = async <T>(config: Config, work: (url: string) => Promise<T>): Promise<T> => {
  prepareDataDirectory(config.dataDir);
  const lock = config.databaseUrl === undefined ? await lockForService(config.dataDir, PURPOSE) : undefined;
  try {
    const database = await openDatabase(config, PURPOSE);
    try {
      return await work(database.url);
    } finally {
      await database.close();
    }
  } finally {
    lock?.release();
  }
};

const run = async (io: CommandIo, request: { file: string; replace: boolean }): Promise<number> => {
  const config = readConfig(io.env);
  const started = performance.now();
  return withDirectory(config, async (url) => {
    const dataSource = await createDataSource(url, { applicationName: PURPOSE, poolSize: 2, statementTimeoutMs: 0, idleInTransactionTimeoutMs: 0 }).initialize();
    try {
      const summary = await restoreInto({ dataSource, url, config }, request);
      const { differences, findings } = await verify(createPool({ dataSource, hashKey: loadHashKey(config), bounds: config.limits }));
      for (const { check, count } of findings) io.err.write(`${PURPOSE}: ${check}: ${count} differ; see mooring verify\n`);
      io.err.write(`${PURPOSE}: tokens are those of the backup; whoever has none left makes one with mooring token create\n`);
      io.out.write(`${JSON.stringify({ ...summary, differences, seconds: Math.round((performance.now() - started) / 10) / 100 })}\n`);
      return differences === 0 ? EXIT.ok : EXIT.failed;
    } finally {
      await dataSource.destroy();
    }
  });
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: '[--replace] FILE: put a backup in the place of the pool; the service must be stopped',
  run: async (args, io) => {
    const { values, positionals: [file, ...rest] } = parseArgs({ args: [...args], options: { replace: { type: 'boolean' } }, allowPositionals: true });
    if (file === undefined || rest.length > 0) throw new StartupError(`expected ${USAGE}, got "mooring restore ${args.join(' ')}"`, { exitCode: EXIT.misused });
    return run(io, { file, replace: values.replace === true });
  },
};
