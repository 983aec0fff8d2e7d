import { Client } from 'pg';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';

/** How far behind a replica is, as an operator is told; null when that is not known. */
export interface ReplicaStatus { readonly host: string; readonly lagMs: number | null; readonly used: boolean }

const LOOK_EVERY_MS = 1_000;
/** Places of the primary that are remembered: with one a second, a replica may be so many seconds behind and still be told how far. */
const MAX_PLACES = 600;
const WATCHES = new WeakMap<DataSource, ReplicaWatch>();

interface Place { readonly at: number; readonly lsn: bigint }
interface Replica { readonly pool: Pool; readonly host: string; lagMs: number | null; isBroken: boolean }

/** "16/B374D848" as a number (pg_lsn: two halves of 64 bits in hexadecimal). */
function lsnOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/**
 * Watches the read replicas of a data source, and says which may be read from. How far one is behind is told by
 * where the primary was at which moment: a replica that has replayed that place knows everything up to that
 * moment. That holds for an idle primary and for a replica that has lost its primary alike.
 */
export class ReplicaWatch {
  private readonly replicas: readonly Replica[];
  private places: Place[] = [];
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(private readonly source: DataSource, private readonly maxLagMs: number) {
    const { driver } = source;
    const slaves = driver instanceof PostgresDriver ? driver.slaves as readonly Pool[] : [];
    this.replicas = slaves.map((pool) => ({ pool, host: hostOf(pool), lagMs: null, isBroken: false }));
    WATCHES.set(source, this);
  }

  /** Looks once, and then every second. */
  async start(): Promise<void> {
    await this.look();
    const next = (): void => {
      this.timer = setTimeout(() => { this.round = this.look().finally(next); }, LOOK_EVERY_MS);
    };
    next();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.round;
    clearTimeout(this.timer);
    WATCHES.delete(this.source);
  }

  /** One of those that are not too far behind, by chance; undefined when there is none: then the primary is read. */
  pick(): Pool | undefined {
    const usable = this.replicas.filter((replica) => this.isUsable(replica));
    return usable[Math.floor(Math.random() * usable.length)]?.pool;
  }

  /** A statement has failed there: it is not used until it has answered again. */
  hasFailed(pool: Pool): void {
    for (const replica of this.replicas) if (replica.pool === pool) replica.isBroken = true;
  }

  status(): ReplicaStatus[] {
    return this.replicas.map((replica) => ({ host: replica.host, lagMs: replica.lagMs, used: this.isUsable(replica) }));
  }

  private isUsable({ lagMs, isBroken }: Replica): boolean {
    return !isBroken && lagMs !== null && lagMs <= this.maxLagMs;
  }

  private async look(): Promise<void> {
    const at = performance.now();
    try {
      const [row] = await this.source.query<{ lsn: string }[]>('select pg_current_wal_lsn()::text as lsn');
      if (row !== undefined) this.places = [...this.places.slice(1 - MAX_PLACES), { at, lsn: lsnOf(row.lsn) }];
    } catch {
      // The primary is away. Replicas stay in use until they are too old by the last place that is known.
    }
    await Promise.all(this.replicas.map(async (replica) => this.lookAt(replica)));
  }

  private async lookAt(replica: Replica): Promise<void> {
    try {
      const { rows: [row] } = await replica.pool.query<{ lsn: string | null }>('select pg_last_wal_replay_lsn()::text as lsn');
      const replayed = row?.lsn === undefined || row.lsn === null ? null : lsnOf(row.lsn);
      const reached = replayed === null ? undefined : this.places.findLast(({ lsn }) => lsn <= replayed);
      replica.lagMs = reached === undefined ? null : Math.max(0, Math.round(performance.now() - reached.at));
      replica.isBroken = false;
    } catch {
      replica.isBroken = true;
      replica.lagMs = null;
    }
  }
}

/** The watch over a data source's replicas; undefined where it has none. */
export function replicaWatchOf(source: DataSource): ReplicaWatch | undefined {
  return WATCHES.get(source);
}

/** Host and port, without user and password. */
function hostOf(pool: Pool): string {
  const { connectionString } = pool.options as { readonly connectionString?: string };
  return connectionString === undefined ? 'replica' : new URL(connectionString).host;
}

const PROBE_TIMEOUT_MS = 5_000;

/** Those of the replicas that answer now: TypeORM does not start with one that does not. `onAway` is told the host of each other. */
export async function answeringReplicas(urls: readonly string[], onAway: (host: string) => void): Promise<string[]> {
  const answers = await Promise.all(urls.map(async (url) => {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: PROBE_TIMEOUT_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      onAway(new URL(url).host);
      return false;
    }
  }));
  return urls.filter((_url, index) => answers[index]);
}
