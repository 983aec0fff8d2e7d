import path from 'node:path';
import { networkOf } from './core/webhooks/addresses';
import type { Network } from './core/webhooks/addresses';

/**
 * A start that cannot go on for a reason the operator can do something about. Its message is
 * printed alone, without a stack: it says what was expected, what came, and what to do.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  /** What the process exits with. */
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? EXIT.failed;
  }
}

/** What the process exits with: scripts can tell the cases apart. */
export const EXIT = { ok: 0, failed: 1, misused: 2, dataDirectoryInUse: 3, unavailable: 4 } as const;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
const SEEDS = ['demo', 'none'] as const;
export type Seed = (typeof SEEDS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

interface IntegerBounds { readonly fallback: number; readonly min: number; readonly max: number; readonly unit: string }

/** Reads variables one by one and keeps every complaint, so that an operator mends them all in one go. */
class Reader {
  readonly complaints: string[] = [];

  constructor(private readonly env: Environment) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  }

  integer(name: string, { fallback, min, max, unit }: IntegerBounds): number {
    const raw = this.text(name);
    if (raw === undefined) return fallback;
    const value = /^\d{1,15}$/.test(raw) ? Number(raw) : Number.NaN;
    if (value >= min && value <= max) return value;
    return this.complain(fallback, `${name}: expected a whole number of ${unit} from ${min} to ${max}, got "${raw}"`);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const raw = this.text(name);
    if (raw === undefined) return fallback;
    const found = allowed.find((value) => value === raw.toLowerCase());
    return found ?? this.complain(fallback, `${name}: expected one of ${allowed.join(', ')}, got "${raw}"`);
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['0', '1', 'false', 'true'], '0').match(/^(1|true)$/) !== null;
  }

  /** The value is not repeated in the complaint: secrets and passwords stay out of terminals and logs. */
  secret(name: string, minChars: number): string | undefined {
    const raw = this.text(name);
    if (raw === undefined || raw.length >= minChars) return raw;
    this.complaints.push(`${name}: expected at least ${minChars} characters, got ${raw.length}`);
    return undefined;
  }

  postgresUrl(name: string): string | undefined {
    const raw = this.text(name);
    if (raw === undefined || /^postgres(ql)?:\/\/\S+$/.test(raw)) return raw;
    this.complaints.push(`${name}: expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE, got something of another form`);
    return undefined;
  }

  /** Several, with commas between them. */
  origins(name: string): readonly string[] {
    const given = (this.text(name) ?? '').split(',').map((text) => text.trim()).filter((text) => text !== '');
    for (const text of given) {
      if (!URL.canParse(text) || new URL(text).origin !== text) this.complaints.push(`${name}: expected origins with commas between them, such as https://tickets.example:8443, got ${text}`);
    }
    return given;
  }

  postgresUrls(name: string): readonly string[] {
    const urls = (this.text(name) ?? '').split(',').map((url) => url.trim()).filter((url) => url !== '');
    if (!urls.every((url) => /^postgres(ql)?:\/\/\S+$/.test(url))) this.complaints.push(`${name}: expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE, several with commas, got something of another form`);
    return urls;
  }

  /** Several, with commas between them. */
  networks(name: string): readonly Network[] {
    const texts = (this.text(name) ?? '').split(',').map((text) => text.trim()).filter((text) => text !== '');
    return texts.flatMap((text) => networkOf(text) ?? this.complain([], `${name}: expected networks such as 10.0.0.0/8, with commas between them, got "${text}"`));
  }

  private complain<T>(fallback: T, complaint: string): T {
    this.complaints.push(complaint);
    return fallback;
  }
}

const MINUTE_MS = 60_000;
const MEBIBYTE = 1024 * 1024;

const readLimits = (read: Reader) => ({
  /** One source record's payload. */
  maxPayloadBytes: read.integer('MOORING_MAX_PAYLOAD_BYTES', { fallback: 256 * 1024, min: 1024, max: 16 * MEBIBYTE, unit: 'bytes' }),
  maxPayloadDepth: read.integer('MOORING_MAX_PAYLOAD_DEPTH', { fallback: 16, min: 2, max: 100, unit: 'levels' }),
  /** Records of one upsertSourceRecords call. */
  maxBatchRecords: read.integer('MOORING_MAX_BATCH_RECORDS', { fallback: 1000, min: 1, max: 10_000, unit: 'records' }),
  /** One HTTP request's body; holds a full batch of ordinary records. */
  maxRequestBytes: read.integer('MOORING_MAX_REQUEST_BYTES', { fallback: 16 * MEBIBYTE, min: 64 * 1024, max: 256 * MEBIBYTE, unit: 'bytes' }),
  /** A file of so many bytes is loaded in one go where the pool has nothing of its type yet. */
  initialLoadBytes: read.integer('MOORING_INITIAL_LOAD_BYTES', { fallback: 2 * MEBIBYTE, min: 0, max: 1024 * 1024 * MEBIBYTE, unit: 'bytes' }),
  /** Publishing a configuration that changes more golden records than this is to be confirmed. */
  confirmAbovePercent: read.integer('MOORING_CONFIRM_ABOVE_PERCENT', { fallback: 5, min: 0, max: 100, unit: 'percent' }),
  /** Rows of one page of a list. */
  maxPageRows: read.integer('MOORING_MAX_PAGE_ROWS', { fallback: 500, min: 10, max: 10_000, unit: 'rows' }),
  /** One GraphQL document. */
  maxDocumentChars: read.integer('MOORING_MAX_DOCUMENT_CHARS', { fallback: 100_000, min: 1000, max: 16 * MEBIBYTE, unit: 'characters' }),
  /** One GraphQL answer: then its statements are stopped. */
  answerTimeoutMs: read.integer('MOORING_ANSWER_TIMEOUT_MS', { fallback: 30_000, min: 100, max: 60 * MINUTE_MS, unit: 'milliseconds' }),
  /** Requests of one token, on each node; 0 for no bound. */
  ratePerSecond: read.integer('MOORING_RATE_PER_SECOND', { fallback: 500, min: 0, max: 1_000_000, unit: 'requests' }),
  /** So many of them at once after a rest. */
  rateBurst: read.integer('MOORING_RATE_BURST', { fallback: 1000, min: 1, max: 1_000_000, unit: 'requests' }),
  requestTimeoutMs: read.integer('MOORING_REQUEST_TIMEOUT_MS', { fallback: MINUTE_MS, min: 1000, max: 60 * MINUTE_MS, unit: 'milliseconds' }),
  /** After a stop signal, so long /readyz says "stopping" before new connections are refused: load balancers look at it in between. */
  drainMs: read.integer('MOORING_DRAIN_MS', { fallback: 0, min: 0, max: 10 * MINUTE_MS, unit: 'milliseconds' }),
  /** After that, requests under way have this long to end. */
  shutdownTimeoutMs: read.integer('MOORING_SHUTDOWN_TIMEOUT_MS', { fallback: 10_000, min: 100, max: 10 * MINUTE_MS, unit: 'milliseconds' }),
});

const readPool = (read: Reader) => ({
  /** A read replica that is further behind is not read from. */
  maxReplicaLagMs: read.integer('MOORING_REPLICA_MAX_LAG_MS', { fallback: 5000, min: 1000, max: 10 * MINUTE_MS, unit: 'milliseconds' }),
  size: read.integer('MOORING_POOL_SIZE', { fallback: 10, min: 2, max: 500, unit: 'connections' }),
  connectTimeoutMs: read.integer('MOORING_CONNECT_TIMEOUT_MS', { fallback: 10_000, min: 100, max: 10 * MINUTE_MS, unit: 'milliseconds' }),
  statementTimeoutMs: read.integer('MOORING_STATEMENT_TIMEOUT_MS', { fallback: MINUTE_MS, min: 100, max: 60 * MINUTE_MS, unit: 'milliseconds' }),
  idleInTransactionTimeoutMs: read.integer('MOORING_IDLE_TRANSACTION_TIMEOUT_MS', { fallback: MINUTE_MS, min: 100, max: 60 * MINUTE_MS, unit: 'milliseconds' }),
});

/** The embedded Postgres; without meaning when DATABASE_URL leads to another. */
const readPostgres = (read: Reader) => ({
  sharedBuffersMb: read.integer('MOORING_SHARED_BUFFERS_MB', { fallback: 256, min: 16, max: 65_536, unit: 'megabytes' }),
  maxConnections: read.integer('MOORING_MAX_CONNECTIONS', { fallback: 60, min: 10, max: 1000, unit: 'connections' }),
});

const readWebhooks = (read: Reader) => ({
  /** One delivery, from the look-up of the name to the answer. */
  timeoutMs: read.integer('MOORING_WEBHOOK_TIMEOUT_MS', { fallback: 15_000, min: 100, max: MINUTE_MS, unit: 'milliseconds' }),
  /** Private networks that webhooks may reach. */
  allowedNetworks: read.networks('MOORING_WEBHOOK_NETWORKS'),
});

/** How long the change log is kept; 0 for ever. */
const readRetention = (read: Reader) => ({
  days: read.integer('MOORING_CHANGE_RETENTION_DAYS', { fallback: 0, min: 0, max: 36_500, unit: 'days' }),
  rows: read.integer('MOORING_CHANGE_RETENTION_ROWS', { fallback: 0, min: 0, max: 1_000_000_000_000, unit: 'changes' }),
});

const readAll = (read: Reader) => {
  const databaseUrl = read.postgresUrl('DATABASE_URL');
  return {
    /** 0 lets the system choose a free one. */
    port: read.integer('PORT', { fallback: 4000, min: 0, max: 65_535, unit: 'a port' }),
    host: read.text('HOST') ?? '127.0.0.1',
    /** An outside Postgres instead of the embedded one. */
    databaseUrl,
    /** Read replicas of it, by connection string. */
    replicaUrls: read.postgresUrls('MOORING_REPLICA_URLS'),
    /** The demo company goes only into a store of our own, unless asked for. */
    seed: read.oneOf('MOORING_SEED', SEEDS, databaseUrl === undefined ? 'demo' : 'none'),
    /** Absolute. */
    dataDir: path.resolve(read.text('MOORING_DATA_DIR') ?? 'data'),
    adminToken: read.secret('MOORING_ADMIN_TOKEN', 16),
    /** The secret of keyed hashes; kept in the data directory when not given here. */
    hashKey: read.secret('MOORING_HASH_KEY', 32),
    logLevel: read.oneOf<LogLevel>('MOORING_LOG_LEVEL', LOG_LEVELS, 'info'),
    /** Lets a scraper on a closed network read /metrics without a token. */
    metricsOpen: read.flag('MOORING_METRICS_OPEN'),
    /** Behind a proxy of ours the caller's address is what the proxy says it is. */
    trustProxy: read.flag('MOORING_TRUST_PROXY'),
    /** Origins whose pages may ask the API from a browser. */
    allowedOrigins: read.origins('MOORING_ALLOWED_ORIGINS'),
    /** A file of GraphQL documents by their ids; null for none. */
    documentsFile: read.text('MOORING_DOCUMENTS') ?? null,
    /** AGENT and SYSTEM tokens send nothing but these. */
    documentsOnly: read.flag('MOORING_DOCUMENTS_ONLY'),
    /** Dangerous publications are confirmed by another person than their author. */
    fourEyes: read.flag('MOORING_FOUR_EYES'),
    limits: readLimits(read),
    pool: readPool(read),
    postgres: readPostgres(read),
    webhooks: readWebhooks(read),
    changeRetention: readRetention(read),
  } as const;
};

type DeepReadonly<T> = { readonly [K in keyof T]: T[K] extends object ? DeepReadonly<T[K]> : T[K] };
export type Config = DeepReadonly<Omit<ReturnType<typeof readAll>, 'webhooks'>> & { readonly webhooks: Readonly<ReturnType<typeof readWebhooks>> };

/** Reads the environment once; refuses it as a whole when any value is wrong. The result is frozen. */
export const readConfig = (env: Environment = process.env): Config => {
  const read = new Reader(env);
  const config = readAll(read);
  if (config.databaseUrl === undefined && config.pool.size > config.postgres.maxConnections - 5) {
    read.complaints.push(`MOORING_POOL_SIZE: expected at most MOORING_MAX_CONNECTIONS less 5 (${config.postgres.maxConnections - 5}), got "${config.pool.size}"`);
  }
  if (config.replicaUrls.length > 0 && config.databaseUrl === undefined) {
    read.complaints.push('MOORING_REPLICA_URLS: expected DATABASE_URL beside it; the embedded Postgres has no replicas');
  }
  if (read.complaints.length > 0) {
    throw new StartupError(`the environment is not right; correct and start again:\n  ${read.complaints.join('\n  ')}`, { exitCode: EXIT.misused });
  }
  for (const part of Object.values(config)) if (typeof part === 'object') Object.freeze(part);
  return Object.freeze(config);
};
