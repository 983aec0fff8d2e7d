/** A Postgres setting and its value, as in postgresql.conf. Passed on the command line, so the code decides, not a file. */
export type ServerSettings = Readonly<Record<string, string>>;

export interface SettingsInput { readonly sharedBuffersMb: number; readonly maxConnections: number }

/**
 * What Postgres writes into its log must hold no personal data: no statements, and no DETAIL
 * lines, which quote the values of violated keys.
 */
const quietLog: ServerSettings = {
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_parameter_max_length_on_error: '0',
};

/** For a box with two cores and a disk that may lose power. */
export const durableSettings = ({ sharedBuffersMb, maxConnections }: SettingsInput): ServerSettings => ({
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  // Nobody follows this server: rows of a table that is made and filled in one transaction need not go through the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: `${sharedBuffersMb}MB`,
  effective_cache_size: `${sharedBuffersMb * 4}MB`,
  // Small: hash tables are made as large as a fresh database's missing statistics fear, up to this bound.
  work_mem: '4MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  max_connections: String(maxConnections),
  // One batch touches many partitions and indexes, each of which takes a lock.
  max_locks_per_transaction: '256',
  // Two writers that link the same records may wait crosswise: one of them is to start anew at once, not in a second.
  deadlock_timeout: '200ms',
  // Our statements are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  ...quietLog,
});

/**
 * For tests only: nothing survives a power cut, everything is quicker. Each test file has its own
 * database and pool, so many more connections.
 */
export const throwawaySettings: ServerSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  max_locks_per_transaction: '256',
  max_wal_size: '2GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  deadlock_timeout: '200ms',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
