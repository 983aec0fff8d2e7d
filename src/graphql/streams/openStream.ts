import { createSourceEventStream, execute, GraphQLError, OperationTypeNode, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { badInput } from '../../core/model/errors';
import type { Caller } from '../../app/access';
import type { Pool } from '../../app/poolContext';
import { chooseText } from '../admission/admit';
import type { AdmissionBounds, Body, Chosen } from '../admission/admit';
import { StreamContext } from '../context';
import { AcceptedDocument } from '../execution/acceptedDocument';
import { asBadInput, asGraphqlRefusal, format } from '../execution/answer';
import type { ReportBug } from '../execution/answer';
import type { Operation, Variables } from '../execution/operation';
import { checkRequest } from '../guards';
import { MAX_TOKENS } from '../lanes/apollo';
import type { SharedResults } from './sharedResults';

/** What streams are opened with. */
export interface Streaming {
  readonly pool: Pool;
  readonly schema: GraphQLSchema;
  readonly chosen: Chosen;
  readonly bounds: AdmissionBounds;
  readonly shared: SharedResults;
  readonly reportBug: ReportBug;
}

export interface StreamRequest {
  readonly body: Body;
  readonly variables: Variables;
  readonly operationName: string | null;
  readonly caller: Caller;
  readonly requestId: string;
  /** Who the caller is later on: null for nobody. */
  readonly callerNow: () => Promise<Caller | null>;
}

/** Results as they come, ready to be sent, until it is ended; or why there are none. */
export type Opened = { readonly stream: AsyncIterableIterator<ExecutionResult, void, void> } | { readonly errors: readonly GraphQLError[] };

/**
 * Takes a subscription through the steps that every request takes — its text bounded, accepted, its variables coerced, its
 * size checked — and opens it. Ending the stream ends what feeds it at once, whatever that waits for.
 */
export async function openStream(streaming: Streaming, request: StreamRequest): Promise<Opened> {
  try {
    const operation = acceptedOperation(streaming, request);
    if ('errors' in operation) return operation;
    const coercion = operation.coerce(request.variables);
    if ('errors' in coercion) return { errors: coercion.errors.map(asBadInput) };
    checkRequest(operation, coercion.coerced, request.caller);
    const ending = new AbortController();
    const { document, definition } = operation;
    const asked: ExecutionArgs = {
      schema: streaming.schema, document, variableValues: request.variables, operationName: definition.name?.value ?? null,
      contextValue: new StreamContext(streaming.pool, request.caller, request.requestId, request.callerNow, ending.signal),
    };
    const opened = await createSourceEventStream(asked);
    if (!(Symbol.asyncIterator in opened)) return { errors: opened.errors ?? [] };
    return { stream: endedBy(answers(streaming, request, asked, opened as AsyncGenerator), ending) }; // every subscription of ours is fed by a generator
  } catch (error) {
    return { errors: [asGraphqlRefusal(error)] };
  }
}

/** The answer to each event: made once for all who ask the same, where the event is a change. */
async function* answers({ shared, reportBug }: Streaming, { body, variables, operationName, caller, requestId }: StreamRequest, asked: ExecutionArgs, events: AsyncGenerator): AsyncGenerator<ExecutionResult, void, void> {
  // Where to begin decides which events there are, and nothing of the answer to any of them.
  const question = JSON.stringify([body.query, operationName, { ...variables, after: null }, caller.role, caller.system]);
  try {
    for await (const event of events) {
      const answer = async (): Promise<ExecutionResult> => format(await execute({ ...asked, rootValue: event }), requestId, reportBug) as ExecutionResult; // with errors as they are sent
      const name = changeName(event);
      yield name === null ? await answer() : await shared.of(question, name, answer);
    }
  } finally {
    await events.return(undefined);
  }
}

/** What tells a change from every other; null for other events. */
function changeName(event: unknown): string | null {
  return typeof event === 'object' && event !== null && 'position' in event && 'goldenId' in event && 'cursor' in event && 'version' in event ? String(event.cursor) : null;
}

function acceptedOperation({ schema, chosen, bounds }: Streaming, { body, operationName, caller }: StreamRequest): Operation | { readonly errors: readonly GraphQLError[] } {
  chooseText(chosen, bounds, { caller, body });
  const { query } = body;
  if (typeof query !== 'string') throw badInput('a document in "query"', 'none', 'Send the text of a subscription.');
  let accepted = chosen.documents.get(query);
  if (accepted === undefined) {
    const document = parsed(query);
    if (document instanceof GraphQLError) return { errors: [coded(document, 'GRAPHQL_PARSE_FAILED')] };
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
    accepted = new AcceptedDocument(schema, document);
    chosen.documents.add(query, accepted, caller.tokenId);
  }
  const operation = accepted.operation(operationName);
  if (operation === null) throw badInput('the name of one operation of the document', operationName ?? 'none', 'Send one operation, or name it in "operationName".');
  if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) throw badInput('a subscription', `a ${operation.definition.operation}`, 'Send queries and mutations by POST.');
  return operation;
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** With the codes that Apollo gives over plain requests. */
const coded = ({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, extensions: { code } });

/** The same results; `return` says so first to whoever feeds them, for a generator that waits cannot hear it. */
function endedBy(results: AsyncGenerator<ExecutionResult, void, void>, ending: AbortController): AsyncIterableIterator<ExecutionResult, void, void> {
  return {
    next: async () => results.next(),
    return: async () => {
      ending.abort();
      return results.return();
    },
    throw: async (error) => {
      ending.abort();
      return results.throw(error);
    },
    [Symbol.asyncIterator]() { return this; },
  };
}
