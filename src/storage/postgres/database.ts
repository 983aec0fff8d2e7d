import { Client } from 'pg';

/** Longest wait for a connection to a server that is up. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Runs `work` with one connection of its own, closed in any case. */
export const withClient = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => { /* a broken connection fails the query that uses it */ });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Creates database `name` unless it exists. `adminUrl` leads to any other database of the server. */
export const ensureDatabase = async (adminUrl: string, name: string): Promise<void> => {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
};
