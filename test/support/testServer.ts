import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createDataSource } from '../../src/storage/dataSource';
import { migrate } from '../../src/storage/migrate';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { ensureDatabase } from '../../src/storage/postgres/database';
import { connectionString, startServer, stopServer } from '../../src/storage/postgres/server';
import { processExists } from '../../src/storage/postgres/serverProcess';
import { throwawaySettings } from '../../src/storage/postgres/settings';

/** One Postgres serves a whole jest run. Its workers learn of it through the environment. */
export const ADMIN_URL_VARIABLE = 'MOORING_TEST_ADMIN_URL';
const DIRECTORY_VARIABLE = 'MOORING_TEST_DIRECTORY';
export const TEMPLATE_DATABASE = 'mooring_template';

export const PREFIX = 'mooring-jest-';
export const OWNER_FILE = 'jest.pid';

/** Ends what a jest that was killed left behind: its server and its directory. */
const sweepStaleServers = async (): Promise<void> => {
  const parent = realpathSync(os.tmpdir());
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const dir = path.join(parent, name);
    try {
      const owner = Number(readFileSync(path.join(dir, OWNER_FILE), 'utf8'));
      if (processExists(owner)) continue;
      await stopServer(clusterPaths(dir));
      rmSync(dir, { recursive: true, force: true });
    } catch {
      continue; // another user's, or being made at this moment
    }
  }
};

export const startTestServer = async (): Promise<void> => {
  await sweepStaleServers();
  const dir = mkdtempSync(path.join(realpathSync(os.tmpdir()), PREFIX));
  writeFileSync(path.join(dir, OWNER_FILE), String(process.pid));
  const paths = clusterPaths(dir);
  const state = await startServer(paths, throwawaySettings);
  const adminUrl = connectionString(paths, state, 'postgres');
  await ensureDatabase(adminUrl, TEMPLATE_DATABASE);
  const template = await createDataSource(connectionString(paths, state, TEMPLATE_DATABASE), { poolSize: 2 }).initialize();
  await migrate(template);
  await template.destroy(); // a template can be cloned only while nobody is connected to it
  process.env[ADMIN_URL_VARIABLE] = adminUrl;
  process.env[DIRECTORY_VARIABLE] = dir;
};

export const stopTestServer = async (): Promise<void> => {
  const dir = process.env[DIRECTORY_VARIABLE];
  if (dir === undefined) return;
  await stopServer(clusterPaths(dir));
  rmSync(dir, { recursive: true, force: true });
};
