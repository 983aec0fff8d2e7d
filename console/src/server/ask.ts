import type { GraphqlDocument } from './graphqlDocument';
import { token } from './token';

/** What the server refused, with what it expected, what came and what to do. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(readonly code: string, message: string, readonly refusal: { readonly expected: string; readonly got: string; readonly remedy: string } | null) {
    super(message);
  }
}

/** Nobody answered: no network, or the service is away. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

interface GraphqlError { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }
interface Body<Answer> { readonly data?: Answer | null; readonly errors?: readonly GraphqlError[] }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function errorOf({ message, extensions = {} }: GraphqlError): ServerError {
  const { code, expected, got, remedy } = extensions;
  const refusal = typeof expected === 'string' ? { expected, got: textOf(got), remedy: textOf(remedy) } : null;
  return new ServerError(typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR', message, refusal);
}

async function send(text: string, variables: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST', ...(signal === undefined ? {} : { signal }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token.get() ?? ''}` },
      body: JSON.stringify({ query: text, variables }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new OfflineError('no answer', { cause });
  }
}

/** Asks the API. Throws ServerError for a refusal, OfflineError when nobody answers; a token that is not valid any more is forgotten. */
export async function ask<Answer, Variables>(document: GraphqlDocument<Answer, Variables>, variables: Variables, signal?: AbortSignal): Promise<Answer> {
  const response = await send(document.text, variables, signal);
  if (!(response.headers.get('content-type') ?? '').includes('json')) throw new OfflineError(`status ${response.status}`);
  const body = await response.json() as Body<Answer>; // the types are the schema's
  const [error] = body.errors ?? [];
  if (error !== undefined) {
    const failure = errorOf(error);
    if (failure.code === 'UNAUTHENTICATED') token.refuse();
    throw failure;
  }
  if (body.data === undefined || body.data === null) throw new ServerError('INTERNAL_SERVER_ERROR', 'an answer without data', null);
  return body.data;
}
