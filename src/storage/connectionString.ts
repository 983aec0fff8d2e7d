import type { DataSource } from 'typeorm';

/** Where a data source connects to, with its password (never log it): for libraries that connect by themselves. */
export function connectionStringOf(dataSource: DataSource): string {
  const extra: unknown = 'extra' in dataSource.options ? dataSource.options.extra : undefined;
  if (typeof extra === 'object' && extra !== null && 'connectionString' in extra && typeof extra.connectionString === 'string') return extra.connectionString;
  const replication: unknown = 'replication' in dataSource.options ? dataSource.options.replication : undefined;
  if (typeof replication === 'object' && replication !== null && 'master' in replication) {
    const { url } = replication.master as { readonly url?: string };
    if (url !== undefined) return url;
  }
  throw new Error('the data source was not made by createDataSource: it has no connection string');
}
