import { Query } from 'pg';
import type { Connection, PoolClient, QueryResult, Submittable } from 'pg';

/** One statement on its way, with those who wait for its answer. */
export interface SentStatement {
  readonly text: string;
  /** Under which the connection keeps it prepared; undefined for one that is planned each time. */
  readonly name: string | undefined;
  readonly parameters: readonly unknown[];
  readonly resolve: (result: QueryResult<object>) => void;
  readonly reject: (error: unknown) => void;
}

/** The driver's query, with what it does not tell its types. */
type Answering = Query & {
  prepare: (connection: unknown) => void;
  handleRowDescription: (message: unknown) => void;
  handleDataRow: (message: unknown) => void;
  handleCommandComplete: (message: unknown, connection: unknown) => void;
  handleEmptyQuery: (connection: unknown) => void;
  handleReadyForQuery: (connection: unknown) => void;
  handleError: (error: unknown, connection: unknown) => void;
};
type Wire = Connection & {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
};

/**
 * Several statements sent at once and answered in their order, with one Sync behind them (the extended query protocol,
 * "Pipelining" in chapter 54 of the manual): one way to the server and back, however many they are. Where one fails, the
 * server passes over those behind it, and all of these fail with it. Each is read by the driver's own query.
 */
class Pipeline implements Submittable {
  private readonly queries: readonly Answering[];
  private answered = 0;

  constructor(private readonly statements: readonly SentStatement[]) {
    this.queries = statements.map((statement) => {
      const { text, name, parameters, resolve, reject } = statement;
      const done = (error: Error | null | undefined, result: unknown): void => {
        if (error === null || error === undefined) resolve(result as QueryResult<object>); else reject(error);
      };
      return new Query({ text, ...(name === undefined ? {} : { name }), values: [...parameters] }, done) as Answering;
    });
  }

  /** Of the statement that is being answered: by these the driver remembers what a connection has prepared. */
  get name(): string | undefined { return this.statements[this.answered]?.name; }
  get text(): string | undefined { return this.statements[this.answered]?.text; }
  get texts(): readonly string[] { return this.statements.map(({ text }) => text); }

  submit(connection: Connection): void {
    const wire = connection as Wire;
    const withoutSync = Object.create(wire, { sync: { value: () => undefined } }) as unknown;
    wire.stream.cork();
    try {
      for (const query of this.queries) query.prepare(withoutSync);
      (wire as unknown as { sync: () => void }).sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void { this.queries[this.answered]?.handleRowDescription(message); }
  handleDataRow(message: unknown): void { this.queries[this.answered]?.handleDataRow(message); }

  handleCommandComplete(message: unknown, connection: unknown): void {
    this.queries[this.answered]?.handleCommandComplete(message, connection);
    this.answered += 1;
  }

  handleEmptyQuery(connection: unknown): void {
    this.queries[this.answered]?.handleEmptyQuery(connection);
    this.answered += 1;
  }

  /** The statement that failed, and all behind it; also when the connection breaks. */
  handleError(error: unknown, connection: Connection): void {
    const { submittedNamedStatements } = connection as Wire;
    // The driver forgets the one that failed; those behind it were never prepared.
    for (const { name } of this.statements.slice(this.answered)) if (name !== undefined) Reflect.deleteProperty(submittedNamedStatements, name);
    for (const query of this.queries.slice(this.answered)) query.handleError(error, connection);
    for (const query of this.queries.slice(0, this.answered)) query.handleReadyForQuery(connection);
    this.answered = this.queries.length;
  }

  handleReadyForQuery(connection: unknown): void {
    for (const query of this.queries) query.handleReadyForQuery(connection);
  }
}

/** Sends these statements on a connection, all at once. */
export function sendTogether(client: PoolClient, statements: readonly SentStatement[]): void {
  if (statements.length > 0) client.query(new Pipeline(statements));
}
