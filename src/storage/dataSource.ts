import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations';
import { SteadyClient } from './steadyClient';
import { tables } from './tables';

/** Other rooms name the type from here: they import no database library. */
export type { DataSource } from 'typeorm';

export const MIGRATIONS_TABLE = 'schema_migrations';

/** All bounds have a default, so that tests and commands name only what they change. */
export interface DataSourceOptions {
  /** Shown in pg_stat_activity: which process holds a connection. */
  readonly applicationName?: string;
  readonly poolSize?: number;
  /** Longest wait for a free connection of the pool. */
  readonly connectTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  readonly idleInTransactionTimeoutMs?: number;
  /** Read replicas, by connection string; those that answer nothing at the start are left out. */
  readonly replicaUrls?: readonly string[];
  /** Called when an idle connection breaks, as when the server restarts. */
  readonly onPoolError?: (error: unknown) => void;
}

const hasReplicas = ({ replicaUrls = [] }: DataSourceOptions): boolean => replicaUrls.length > 0;

/** TypeORM's replication: statements go to the primary unless they are sent to a replica by name (see database.ts). */
const addressOf = (url: string, replicaUrls: readonly string[]) => (replicaUrls.length === 0 ? {} : {
  replication: { master: { url }, slaves: replicaUrls.map((replica) => ({ url: replica })) },
});

/** A data source, not yet initialised. The schema is changed by migrations alone. */
export const createDataSource = (url: string, options: DataSourceOptions = {}): DataSource => new DataSource({
  type: 'postgres',
  applicationName: options.applicationName ?? 'mooring',
  poolSize: options.poolSize ?? 10,
  connectTimeoutMS: options.connectTimeoutMs ?? 10_000,
  poolErrorHandler: options.onPoolError ?? (() => undefined),
  synchronize: false,
  installExtensions: false,
  migrationsRun: false,
  migrationsTableName: MIGRATIONS_TABLE,
  migrationsTransactionMode: 'each',
  migrations: [...migrations],
  entities: [...tables],
  ...addressOf(url, options.replicaUrls ?? []),
  extra: {
    // The driver, not TypeORM, reads the address: TypeORM's own reader knows no Unix sockets.
    ...(hasReplicas(options) ? {} : { connectionString: url }),
    statement_timeout: options.statementTimeoutMs ?? 60_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
    // The server's clients must agree on what a day is.
    // A statement whose client has gone ends within a second.
    options: '-c TimeZone=UTC -c jit=off -c client_connection_check_interval=1000',
    keepAlive: true,
    Client: SteadyClient,
  },
});
