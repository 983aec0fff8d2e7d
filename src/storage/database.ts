import type { Pool, PoolClient } from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { isDatabaseAway } from './availability';
import type { RequestTrace } from './requestTrace';
import { replicaWatchOf } from './replicas';
import type { RequestScope } from './requestScope';
import { transactOn } from './transact';
import type { Tx } from './transaction';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/** Where statements are sent: TypeORM's data source, or the same for the time of one request. */
export interface Database extends Tx {
  /** Statements each by themselves. */
  readonly manager: Tx;
  transaction<T>(isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The data source behind a database. */
export function sourceOf(database: Database): DataSource {
  if (database instanceof RequestDatabase) return database.source;
  if (database instanceof DataSource) return database;
  throw new Error('expected a data source, or the one of a request');
}

/** The driver's own pool of connections. */
export function connectionPool(database: Database): Pool {
  const { driver } = sourceOf(database);
  if (!(driver instanceof PostgresDriver)) throw new Error(`expected the Postgres driver, got ${driver.options.type}`);
  const pool = driver.master as Pool | undefined;
  if (pool === undefined) throw new Error('the data source has no pool of connections: it is not initialised');
  return pool;
}

/** What holds for the statements of one request. */
export interface RequestTerms {
  readonly scope: RequestScope;
  /** What it reads may be a moment old: then a read replica may be asked. */
  readonly mayLag: boolean;
  /** Where traces are wanted. */
  readonly trace?: RequestTrace | undefined;
}

/** The database for one request: when its time is over, its statements end. */
export function databaseWithin(database: Database, terms: RequestTerms): Database {
  return new RequestDatabase(sourceOf(database), terms);
}

/**
 * Where to read what may be a moment old, if the request allows that: golden records, their relations and history.
 * Everything else (what is about to be written, the logs, tokens, a system's own records) is read from the primary.
 */
export function readerOf(database: Database): Tx {
  return database instanceof RequestDatabase ? database.lagging : database.manager;
}

interface Destination { readonly pool: Pool; readonly name: 'primary' | 'replica' }

/** The same transaction, its statements told to a trace. */
function traced(tx: Tx, trace: RequestTrace | undefined): Tx {
  if (trace === undefined) return tx;
  return {
    atEnd: (write) => { tx.atEnd?.(write); },
    query: async <T>(text: string, parameters?: readonly unknown[]): Promise<T> => {
      const ended = trace.statement(text, 'transaction');
      try {
        const result = await tx.query<T>(text, parameters);
        ended();
        return result;
      } catch (error) {
        ended(error);
        throw error;
      }
    },
  };
}

interface Statement { readonly text: string; readonly name?: string }

/**
 * Statements of one request. Its time being over, the connection is cut: the server notices within a second (see
 * client_connection_check_interval) and ends the statement. Cancelling by the number of the backend would be
 * gentler, but the cancellation could reach the statement of another request, which has the connection by then.
 */
export class RequestDatabase implements Database {
  readonly manager: Tx = this;
  readonly lagging: Tx = { query: async (text, parameters = []) => this.sendLagging({ text }, parameters) };
  private readonly scope: RequestScope;

  constructor(readonly source: DataSource, private readonly terms: RequestTerms) {
    this.scope = terms.scope;
  }

  async query<T>(statement: string, parameters: readonly unknown[] = []): Promise<T> {
    return this.send<T>({ text: statement }, parameters);
  }

  /** On a read replica where the request allows it and one is near enough; where that fails, on the primary. */
  async sendLagging<T>(statement: Statement, parameters: readonly unknown[]): Promise<T> {
    const watch = this.terms.mayLag ? replicaWatchOf(this.source) : undefined;
    const replica = watch?.pick();
    if (watch === undefined || replica === undefined) return this.send(statement, parameters);
    try {
      return await this.send(statement, parameters, { pool: replica, name: 'replica' });
    } catch (error) {
      if (this.scope.isOver || !(isDatabaseAway(error) || isRecoveryConflict(error))) throw error;
      if (isDatabaseAway(error)) watch.hasFailed(replica);
      return this.send(statement, parameters);
    }
  }

  /** One statement on any connection; rows as TypeORM gives them. */
  async send<T>(statement: Statement, parameters: readonly unknown[], to: Destination = { pool: connectionPool(this.source), name: 'primary' }): Promise<T> {
    this.scope.refuseWhenOver();
    const ended = this.terms.trace?.statement(statement.text, to.name);
    const client = await this.connect(to.pool);
    let cut = false;
    const forget = this.cutAtEnd(client, () => { cut = true; });
    try {
      const { command, rows, rowCount } = await client.query<object>({ ...statement, values: [...parameters] });
      ended?.();
      return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
    } catch (error) {
      ended?.(error);
      if (this.scope.isOver) throw this.scope.refusal();
      throw error instanceof Error ? new QueryFailedError(statement.text, [...parameters], error) : error;
    } finally {
      forget();
      client.release(cut);
    }
  }

  async transaction<T>(isolation: Isolation, work: (tx: Tx) => Promise<T>): Promise<T> {
    this.scope.refuseWhenOver();
    const client = await this.connect(connectionPool(this.source));
    let cut = false;
    const forget = this.cutAtEnd(client, () => { cut = true; });
    try {
      return await transactOn(client, isolation, async (tx) => work(traced(tx, this.terms.trace)));
    } catch (error) {
      throw this.scope.isOver ? this.scope.refusal() : error;
    } finally {
      forget();
      client.release(cut);
    }
  }

  /** Cuts the connection when the request's time is over; returns how to say that it is needed no more. */
  private cutAtEnd(client: PoolClient, onCut: () => void): () => void {
    // Whoever waits for the statement is told that it broke; without a listener the process would be, too.
    const ignore = (): void => undefined;
    client.on('error', ignore);
    const forget = this.scope.onEnd(() => { onCut(); cutConnection(client); });
    return () => {
      forget();
      if (!this.scope.isOver) client.off('error', ignore);
    };
  }

  /** A free connection, or the end of the request's time, whichever comes first. */
  private async connect(pool: Pool): Promise<PoolClient> {
    if (pool.idleCount > 0) return pool.connect();
    return new Promise((resolve, reject) => {
      let over = false;
      const forget = this.scope.onEnd(() => {
        over = true;
        reject(this.scope.refusal());
      });
      pool.connect((error, client) => {
        forget();
        if (over) client?.release(); // it came too late
        else if (client === undefined) reject(error ?? new Error('the pool gave no connection'));
        else resolve(client);
      });
    });
  }
}

/** SQLSTATE serialization_failure on a replica: what the statement was reading has just been removed by the primary. */
function isRecoveryConflict(error: unknown): boolean {
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof driverError === 'object' && driverError !== null && 'code' in driverError && driverError.code === '40001';
}

/** Ends a connection at once; whoever waits for its answer is told that it broke. */
function cutConnection(client: PoolClient): void {
  (client as PoolClient & { readonly connection: { readonly stream: { readonly destroy: () => void } } }).connection.stream.destroy();
}
