import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AcceptedDocument } from '../execution/acceptedDocument';
import type { Question } from '../execution/answer';
import type { Shared } from './shared';

/**
 * The direct lane: a POST whose document Apollo has accepted before is answered without Apollo, whose handling of a
 * request costs a third of a prefill. Status, content type and body are the same by either lane (a test sends
 * every request of a list through both); whatever this lane does not know for certain goes to Apollo.
 */
export const directLane = (shared: Shared) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const question = knownQuestion(shared, request);
  if (question === null) return undefined;
  const { errors, data } = await shared.answer(question);
  return reply.header('content-type', JSON_TYPE).send(`${JSON.stringify({ errors, data })}\n`);
};

const JSON_TYPE = 'application/json; charset=utf-8';
const PLAIN_JSON = /^application\/json(?:;\s*charset=utf-8)?$/i;
/** A caller that takes JSON as it is: no weights, nothing that Apollo would rather send. */
const TAKES_JSON = /^(?:\*\/\*|application\/json(?:,\s*(?:text\/plain|\*\/\*))*)$/;

interface Body { readonly query?: unknown; readonly variables?: unknown; readonly operationName?: unknown; readonly extensions?: unknown }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** What a request asks, if it asks it plainly and its document is known; null for Apollo to see. */
function knownQuestion(shared: Shared, request: FastifyRequest): Question | null {
  const { method, headers, body } = request;
  if (method !== 'POST' || !PLAIN_JSON.test(headers['content-type'] ?? '') || !TAKES_JSON.test(headers.accept ?? '*/*')) return null;
  if (!isObject(body)) return null;
  const { query, variables, operationName, extensions }: Body = body;
  if (typeof query !== 'string' || !isAbsent(extensions)) return null;
  if (!isAbsent(variables) && !isObject(variables)) return null;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return null;
  const accepted: AcceptedDocument | undefined = shared.documents.get(query);
  const operation = accepted?.operation(operationName ?? null);
  if (operation === undefined || operation === null) return null;
  return { operation, variables: variables ?? {}, asker: shared.askerOf(request) };
}
