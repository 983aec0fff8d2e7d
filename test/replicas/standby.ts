import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import type { ClusterPaths } from '../../src/storage/postgres/clusterPaths';
import { connectionString, startServer, stopServer } from '../../src/storage/postgres/server';
import { throwawaySettings } from '../../src/storage/postgres/settings';
import { ensureDatabase } from '../../src/storage/postgres/database';
import { temporaryDataDir } from '../support/service';

const STREAMING = { ...throwawaySettings, wal_level: 'replica', max_wal_senders: '4', synchronous_commit: 'local', shared_buffers: '64MB', hot_standby: 'on' };

export interface Streaming {
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  readonly primary: Client;
  readonly standby: Client;
  readonly stopStandby: () => Promise<void>;
  readonly startStandby: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Where libpq finds a server, for primary_conninfo. */
function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${decodeURIComponent(hostname)} port=${port} user=${username} password=${decodeURIComponent(password)}`;
}

/** A base backup by hand, as the manual has it (25.3.3): what npm brings has no pg_basebackup. */
async function copyWhileRunning(url: string, from: ClusterPaths, to: ClusterPaths): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`select pg_backup_start('standby', true)`);
  execFileSync('cp', ['-a', from.cluster, from.password, to.dataDir]);
  const { rows: [label] } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
  await client.end();
  const own = (name: string, text: string): void => {
    const file = path.join(to.cluster, name);
    const { uid, gid } = statSync(to.cluster);
    writeFileSync(file, text, { mode: 0o600 });
    execFileSync('chown', [`${uid}:${gid}`, file]);
  };
  own('backup_label', label?.labelfile ?? '');
  own('standby.signal', '');
  for (const name of ['postmaster.pid', 'postmaster.opts', '.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(path.join(to.cluster, name), { force: true });
  appendFileSync(path.join(to.cluster, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo(url)}'\n`);
}

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** A primary and a standby that follows it over the streaming replication protocol. */
export async function startStreaming(): Promise<Streaming> {
  const [first, second] = [temporaryDataDir(), temporaryDataDir()];
  chmodSync(first.dir, 0o711); // the standby's server may have another account than the test
  const [primaryPaths, standbyPaths] = [clusterPaths(first.dir), clusterPaths(second.dir)];
  const state = await startServer(primaryPaths, STREAMING);
  await ensureDatabase(connectionString(primaryPaths, state, 'postgres'), 'mooring');
  const primaryUrl = connectionString(primaryPaths, state);
  await copyWhileRunning(primaryUrl, primaryPaths, standbyPaths);
  let standbyUrl = '';
  const startStandby = async (): Promise<void> => {
    standbyUrl = connectionString(standbyPaths, await startServer(standbyPaths, STREAMING));
  };
  try {
    await startStandby();
  } catch (error) {
    throw new Error(readFileSync(standbyPaths.log, 'utf8').slice(-2_000), { cause: error });
  }
  const [primary, standby] = [await connect(primaryUrl), await connect(standbyUrl)];
  return {
    primaryUrl, standbyUrl, primary, standby, startStandby,
    stopStandby: async () => stopServer(standbyPaths),
    remove: async () => {
      await Promise.allSettled([primary.end(), standby.end()]);
      await Promise.all([first.remove(), second.remove()]);
    },
  };
}
