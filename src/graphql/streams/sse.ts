import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import { badInput, MooringError } from '../../core/model/errors';
import { refusal } from '../errors';
import { asGraphqlRefusal, format } from '../execution/answer';
import { openStream } from './openStream';
import { WINDOW_BYTES } from './pace';
import type { SocketDoor } from './socket';

const PATH = '/graphql/stream';
const MAX_STREAMS = 2_000;
/** Proxies end connections on which nothing comes for a minute. */
const PING_EVERY_MS = 15_000;
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429, FORBIDDEN: 403 };

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Subscriptions as server-sent events: the GraphQL-over-SSE protocol in its distinct connections mode, a request for each
 * subscription, so that it does not matter on which node it is opened. The same steps and the same pace as over a socket
 * (see socket.ts): what is under way to a reader is bounded, and nothing is kept for one that is slow.
 */
export function addSseDoor(app: FastifyInstance, door: SocketDoor): void {
  const open = new Set<ServerResponse>();
  app.route({
    method: ['GET', 'POST'], url: PATH,
    handler: async (request, reply) => {
      if (!(request.headers.accept ?? '').includes('text/event-stream')) return reply.status(406).send({ errors: [refusal(badInput('"Accept: text/event-stream"', request.headers.accept ?? 'none', 'Send queries and mutations to /graphql.'))] });
      if (open.size >= MAX_STREAMS) return reply.status(503).header('retry-after', '5').send();
      const { raw } = reply;
      open.add(raw);
      raw.once('close', () => { open.delete(raw); });
      return serve(door, request, reply);
    },
  });
  app.addHook('preClose', (done) => {
    for (const raw of open) raw.end(); // whoever reads goes on from the cursor on another node
    done();
  });
}

async function serve(door: SocketDoor, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { gate } = door;
  const { authorization } = request.headers;
  let caller;
  try {
    caller = { ...await gate.admit(authorization, request.ip), requestId: request.id };
  } catch (error) {
    if (!(error instanceof MooringError)) throw error;
    return reply.status(STATUS[error.code] ?? 400).send({ errors: [refusal(error)] });
  }
  const { query, documentId, variables, operationName } = parametersOf(request);
  const opened = await openStream(door, {
    body: { query, documentId }, variables: variables ?? {}, operationName: operationName ?? null, caller, requestId: request.id,
    callerNow: async () => gate.callerNow(authorization, request.ip),
  });
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  const events = new EventWriter(reply.raw, door.maxStallMs);
  if ('errors' in opened) await events.next(format({ errors: opened.errors }, request.id, door.reportBug));
  else await pump(door, opened.stream, events, request.id);
  await events.complete();
  return reply;
}

async function pump(door: SocketDoor, stream: AsyncIterableIterator<ExecutionResult, void, void>, events: EventWriter, requestId: string): Promise<void> {
  events.onClose(() => { void stream.return?.(); });
  try {
    for await (const result of stream) await events.answer(door.shared.textOf(result));
  } catch (error) {
    await events.next(format({ errors: [asGraphqlRefusal(error)] }, requestId, door.reportBug));
  }
}

interface Asked { readonly query: unknown; readonly documentId: unknown; readonly variables: Parameters | undefined; readonly operationName: string | undefined }

/** From the body of a POST, or the query string of a GET, where variables and extensions are JSON. */
function parametersOf({ method, body, query }: FastifyRequest): Asked {
  const given = (method === 'GET' ? query : body) as Parameters | null | undefined ?? {};
  const object = (name: string): Parameters | undefined => {
    const value = typeof given[name] === 'string' ? parsed(given[name]) : given[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Parameters : undefined;
  };
  return { query: given['query'], documentId: given['documentId'] ?? object('extensions')?.['documentId'], variables: object('variables'), operationName: typeof given['operationName'] === 'string' ? given['operationName'] : undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes events one after the other, so many bytes ahead of their reader; cuts off who takes nothing for too long. */
class EventWriter {
  private writingSince: number | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly raw: ServerResponse, maxStallMs: number) {
    raw.write(':\n\n'); // some browsers do not take headers alone for an answer
    let sincePing = 0;
    const lookEveryMs = Math.min(PING_EVERY_MS, Math.max(50, maxStallMs / 4));
    this.timer = setInterval(() => {
      if (this.writingSince !== null && performance.now() - this.writingSince > maxStallMs) { raw.destroy(); return; }
      sincePing += lookEveryMs;
      if (sincePing < PING_EVERY_MS || this.writingSince !== null) return;
      sincePing = 0;
      raw.write(':\n\n');
    }, lookEveryMs).unref();
    raw.once('close', () => { clearInterval(this.timer); });
    raw.on('error', () => { raw.destroy(); });
  }

  onClose(ended: () => void): void {
    if (this.raw.destroyed) ended();
    else this.raw.once('close', ended);
  }

  /** `text`: JSON of a result. */
  async answer(text: string): Promise<void> {
    await this.write(`event: next\ndata: ${text}\n\n`);
  }

  async next(data: object): Promise<void> {
    await this.write(print({ event: 'next', data }));
  }

  async complete(): Promise<void> {
    await this.write(print({ event: 'complete', data: null }));
    this.raw.end();
  }

  private async write(text: string): Promise<void> {
    const { raw } = this;
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength < WINDOW_BYTES) return;
    this.writingSince = performance.now();
    await new Promise<void>((resolve) => {
      const done = (): void => { raw.off('close', done).off('drain', done); resolve(); };
      raw.once('close', done).once('drain', done);
    });
    this.writingSince = null;
  }
}
