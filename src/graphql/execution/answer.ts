import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { badInput, MooringError } from '../../core/model/errors';
import type { Pool } from '../../app/poolContext';
import type { RecentWriters } from '../../app/recentWriters';
import { RequestScope, within } from '../../app/requestTime';
import type { Tracer } from '../../app/tracing';
import { createContext } from '../context';
import type { Asker, GraphqlContext } from '../context';
import { formatError, isUnexpected, refusal, rememberRequest } from '../errors';
import { checkRequest } from '../guards';
import { inDocumentOrder } from './compiledErrors';
import type { Operation, Variables } from './operation';

/** What is sent, whichever lane the request came by. */
export type Answer = FormattedExecutionResult;

/** Told of every bug that a request meets; what it writes must not quote the error's message. */
export type ReportBug = (error: unknown, requestId: string) => void;

/** A question as both lanes hand it over: admitted, its document parsed and valid. */
export interface Question {
  readonly operation: Operation;
  /** As they came. */
  readonly variables: Variables;
  readonly asker: Asker;
}

/** What questions are answered with. */
export interface Answering {
  readonly pool: Pool;
  /** Milliseconds; then everything that runs for the question is stopped. */
  readonly timeoutMs: number;
  readonly writers: RecentWriters;
  readonly tracer?: Tracer | undefined;
  readonly reportBug: ReportBug;
}

/**
 * The steps that every request takes, by either lane, once its caller is admitted and its document accepted:
 * check → execute → format. Whatever is to hold for all requests goes into one of them. Never throws.
 */
export async function answer(question: Question, { pool, timeoutMs, writers, tracer, reportBug }: Answering): Promise<Answer> {
  const { caller, requestId, connection, readsPrimary = false, traceparent } = question.asker;
  const { writes, definition } = question.operation;
  const traced = tracer?.request({ operation: definition.name?.value ?? 'anonymous', kind: definition.operation, role: caller.role, requestId, traceparent });
  const scope = RequestScope.begin(timeoutMs);
  const gone = (): void => { scope.end('a caller who has gone'); };
  connection?.once('close', gone);
  let result: ExecutionResult;
  try {
    result = await checkAndExecute(question, createContext(within(pool, { scope, mayLag: !writes && !readsPrimary && !writers.has(caller.tokenId), trace: traced?.trace }), caller, requestId));
  } catch (error) {
    result = { errors: [asGraphqlRefusal(error)] };
  } finally {
    scope.close();
    if (writes) writers.add(caller.tokenId);
    connection?.off('close', gone);
  }
  const answered = format(result, requestId, reportBug);
  traced?.end((answered.errors ?? []).map(({ extensions }) => String(extensions?.['code'])));
  return answered;
}

/** True for an answer that was refused before anything was executed. */
export const isRefusal = ({ data }: Answer): boolean => data === undefined;

async function checkAndExecute({ operation, variables }: Question, context: GraphqlContext): Promise<ExecutionResult> {
  const coercion = operation.coerce(variables);
  if ('errors' in coercion) return { errors: coercion.errors.map(asBadInput) };
  checkRequest(operation, coercion.coerced, context.caller);
  if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) {
    throw badInput('a query or a mutation', 'a subscription over a plain request', 'Open a socket at /graphql with the protocol graphql-transport-ws.');
  }
  return operation.run(context, variables, coercion.coerced);
}

/** A variable that is not of its type: the caller's to mend. A scalar may have said so already. */
export function asBadInput(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  const { message, nodes, originalError } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, originalError: originalError ?? null, extensions: { code: 'BAD_USER_INPUT' } });
}

export function asGraphqlRefusal(error: unknown): GraphQLError {
  if (error instanceof MooringError) return refusal(error);
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('the request could not be answered', { originalError: error instanceof Error ? error : null });
}

/** Bugs are logged with the id of their request; callers learn the id alone. */
export function reportBugs(errors: readonly GraphQLError[], requestId: string, reportBug: ReportBug): void {
  for (const error of errors) {
    if (!isUnexpected(error)) continue;
    rememberRequest(error, requestId);
    reportBug(error.originalError ?? error, requestId);
  }
}

export function format({ data, errors }: ExecutionResult, requestId: string, reportBug: ReportBug): Answer {
  const answered = data === undefined ? {} : { data };
  if (errors === undefined || errors.length === 0) return answered;
  reportBugs(errors, requestId, reportBug);
  return { errors: inDocumentOrder(errors).map((error) => formatError(error.toJSON(), error)), ...answered };
}
