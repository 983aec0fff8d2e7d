import type { FastifyReply, FastifyRequest } from 'fastify';
import { authorise } from '../../app/access';
import type { Caller, Role } from '../../app/access';
import { RateLimited, RateLimiter } from '../../app/rateLimiter';
import type { RateBounds } from '../../app/rateLimiter';
import type { Authenticator } from '../../app/tokens';
import { badInput, MooringError } from '../../core/model/errors';
import { formatError, refusal } from '../errors';
import type { DocumentStore } from '../execution/documentStore';
import type { PersistedDocuments } from './persistedDocuments';

export interface AdmissionBounds {
  /** Of each token. */
  readonly rate: RateBounds;
  /** Failed sign-ins from one address. */
  readonly signInRate: RateBounds;
  readonly maxDocumentChars: number;
  /** AGENT and SYSTEM tokens send nothing but persisted documents. */
  readonly persistedOnly: boolean;
}

const JSON_TYPE = 'application/json; charset=utf-8';
/** Whoever works with the service's own tools asks freely; machines ask what was agreed on. */
const BOUND_TO_PERSISTED: readonly Role[] = ['AGENT', 'SYSTEM'];

/** Refuses before anything is read of the question; the answer is a GraphQL result, for that is what was asked for. */
async function refuse(reply: FastifyReply, error: unknown): Promise<void> {
  if (!(error instanceof MooringError)) throw error;
  const refused = refusal(error);
  const formatted = formatError(refused.toJSON(), refused);
  if (!(error instanceof RateLimited)) {
    await reply.status(200).type(JSON_TYPE).send({ errors: [formatted] });
    return;
  }
  const { retryAfterSeconds } = error;
  await reply.status(429).header('retry-after', String(retryAfterSeconds)).type(JSON_TYPE)
    .send({ errors: [{ ...formatted, extensions: { ...formatted.extensions, retryAfterSeconds } }] });
}

/** Whom a question comes from, and whether it comes too soon; one for all doors, for the bounds are of tokens and addresses. */
export class Gate {
  private readonly requests: RateLimiter;
  private readonly failures: RateLimiter;

  constructor(private readonly authenticate: Authenticator, { rate, signInRate }: AdmissionBounds, clock: () => number) {
    this.requests = new RateLimiter('with one token', rate, clock);
    this.failures = new RateLimiter('without a valid token from one address', signInRate, clock);
  }

  /** Refuses, or says who asks. */
  async admit(authorization: string | undefined, address: string): Promise<Caller> {
    this.failures.refuseWhenEmpty(address);
    const caller = await this.authenticate(authorization, address);
    if (caller === null) this.failures.take(address);
    const known = authorise(caller, null);
    this.requests.take(known.tokenId);
    return { ...known, from: address };
  }

  /** Who that is now, without counting as a question; null for nobody. */
  async callerNow(authorization: string | undefined, address: string): Promise<Caller | null> {
    const caller = await this.authenticate(authorization, address);
    return caller === null ? null : { ...caller, from: address };
  }
}

/**
 * Admission, the first step of both lanes, before the body is read: who has no token gets nothing, not even the
 * parser; who asks too often is told when to come again. Answers hold personal data: nobody keeps a copy of them.
 */
export function admit(gate: Gate): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    try {
      request.caller = { ...await gate.admit(request.headers.authorization, request.ip), requestId: request.id };
    } catch (error) {
      await refuse(reply, error);
    }
  };
}

export interface Chosen {
  /** Those that have been accepted: nothing is left to check of their text. */
  readonly documents: DocumentStore;
  readonly persisted: PersistedDocuments;
}

/** The parser goes as deep as the text's brackets; no document that the limits let through comes near. */
const MAX_BRACKETS = 200;

function refuseText(text: string, maxChars: number): void {
  if (text.length > maxChars) throw badInput(`a document of at most ${maxChars} characters`, `${text.length} characters`, 'Pass values as variables, and ask in several documents.');
  let depth = 0;
  for (const bracket of text.match(/[[\](){}]/g) ?? []) {
    depth += '[({'.includes(bracket) ? 1 : -1;
    if (depth > MAX_BRACKETS) throw badInput(`a document with at most ${MAX_BRACKETS} brackets in one another`, 'a deeper one', 'Pass values as variables.');
  }
}

export interface Body { query?: unknown; documentId?: unknown }

/**
 * The second step, when the body is read: a document by its id is put in its place, one that is too long is not even
 * parsed, and whoever may send persisted documents only sends no other. Both lanes see the outcome.
 */
export function chooseDocument(chosen: Chosen, bounds: AdmissionBounds): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    try {
      chooseText(chosen, bounds, { caller: request.caller, body: bodyOf(request) });
    } catch (error) {
      await refuse(reply, error);
    }
  };
}

/** The same for a question from any door; `body` is changed where it names its document by an id. */
export function chooseText({ documents, persisted }: Chosen, { maxDocumentChars, persistedOnly }: AdmissionBounds, { caller, body }: {
  readonly caller: Caller | null; readonly body: Body | null;
}): void {
  const isBound = persistedOnly && caller !== null && BOUND_TO_PERSISTED.includes(caller.role);
  if (body !== null && typeof body.documentId === 'string' && body.query === undefined) {
    body.query = persisted.text(body.documentId);
    if (body.query === undefined) throw unknownDocument(body.documentId);
  }
  const query = body?.query;
  if (typeof query === 'string' && !documents.has(query)) refuseText(query, maxDocumentChars);
  if (isBound && !(typeof query === 'string' && persisted.has(query))) throw onlyPersisted();
}

/** The one object that a POST holds, or that a GET's query string is; null for anything else, which Apollo refuses. */
function bodyOf({ method, body, query }: FastifyRequest): Body | null {
  const given: unknown = method === 'GET' ? query : body;
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? given : null;
}

function unknownDocument(id: string): MooringError {
  return new MooringError('NOT_FOUND', { expected: 'the id of a persisted document', got: id.slice(0, 100), remedy: 'Send the document itself, or have the operator add it to MOORING_DOCUMENTS.' });
}

function onlyPersisted(): MooringError {
  return new MooringError('FORBIDDEN', { expected: 'a persisted document, by its id or word for word', got: 'another', remedy: 'Have the operator add it to MOORING_DOCUMENTS, or use a token of another role.' });
}
