import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Kind } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols, makeServer } from 'graphql-ws';
import type { Server, SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Caller } from '../../app/access';
import { badInput, MooringError } from '../../core/model/errors';
import type { Gate } from '../admission/admit';
import { refusal } from '../errors';
import { format } from '../execution/answer';
import { openStream } from './openStream';
import type { Streaming } from './openStream';
import { Pace } from './pace';

/** What a socket of this protocol may be closed with: RFC 6455, section 7.4, and the protocol's own. */
const CLOSE = { SERVICE_RESTART: 1012, TRY_AGAIN_LATER: 1013, UNAUTHENTICATED: 4401, TOO_MANY: 4429 } as const;

const PATH = '/graphql';
const MAX_MESSAGE_BYTES = 1_048_576;
const MAX_SUBSCRIPTIONS = 100;
const MAX_SOCKETS = 2_000;
const SIGN_IN_WITHIN_MS = 10_000;
/** A socket whose other end has gone without a word is noticed within two of these. */
const PING_EVERY_MS = 15_000;

interface Session {
  readonly socket: WebSocket;
  readonly address: string;
  authorization: string | undefined;
}

export interface SocketDoor extends Streaming {
  readonly gate: Gate;
  /** A subscriber that takes nothing for so long is cut off; it goes on from its cursor when it is back. */
  readonly maxStallMs: number;
}

type Extra = { readonly session: Session };
/** What {@link openStream} has opened, on its way through the library to where it is read. */
type Open = ExecutionArgs & { readonly stream: AsyncIterableIterator<ExecutionResult, void, void> };

/**
 * Subscriptions over graphql-transport-ws, at the path of plain requests: sign in with `connectionParams.authorization`,
 * then subscribe. A message is handed to the socket when the one before has left the process: a slow subscriber is
 * paced, nothing is kept for it, and one that takes nothing any more is cut off and told so.
 */
export function addSocketDoor(app: FastifyInstance, door: SocketDoor): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols: (offered) => handleProtocols(offered), perMessageDeflate: false });
  const protocol = protocolOf(door);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      socket.unshift(withoutUpgrade(request, head));
      app.server.emit('connection', socket);
      return;
    }
    // Whoever is refused may be gone: an error that nobody listens to would end the process.
    const refuseWith = (status: string): void => {
      socket.on('error', () => { socket.destroy(); });
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    // Not read as a URL: whatever stands there may be none.
    if (request.url?.split('?')[0] !== PATH) { refuseWith('404 Not Found'); return; }
    if (sockets.clients.size >= MAX_SOCKETS) { refuseWith('503 Service Unavailable'); return; }
    sockets.handleUpgrade(request, socket, head, (opened) => { serve(opened, request, protocol, door); });
  };
  app.server.on('upgrade', upgrade);
  app.addHook('preClose', (done) => {
    app.server.off('upgrade', upgrade);
    for (const socket of sockets.clients) {
      socket.close(CLOSE.SERVICE_RESTART, 'the service stops: go on from your cursor on another node');
      setTimeout(() => { socket.terminate(); }, 1_000).unref();
    }
    sockets.close();
    done();
  });
}

/**
 * The request as it came, but for its offer of another protocol, which a server may leave alone (RFC 9110, section 7.8):
 * some clients offer HTTP/2 with every plain request, and Node hands over all offers once anybody takes one.
 */
function withoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage, head: Buffer): Buffer {
  const lines = [`${method ?? 'GET'} ${url ?? '/'} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!['upgrade', 'connection', 'http2-settings'].includes(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]);
}

function protocolOf(door: SocketDoor): Server<Extra> {
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: SIGN_IN_WITHIN_MS,
    onConnect: async ({ connectionParams, extra: { session } }) => {
      const { authorization } = connectionParams ?? {};
      session.authorization = typeof authorization === 'string' ? authorization : undefined;
      try {
        await door.gate.admit(session.authorization, session.address);
        return true;
      } catch (error) {
        if (!(error instanceof MooringError)) throw error;
        closeFor(session.socket, error);
        return true; // closed already, with the reason: the library's own would be 4403
      }
    },
    onSubscribe: async ({ extra: { session }, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) {
        return [refusal(badInput(`at most ${MAX_SUBSCRIPTIONS} subscriptions on one socket`, 'one more', 'End some, or open another socket.'))];
      }
      return open(door, session, payload);
    },
    subscribe: (args) => (args as Open).stream,
    // An answer that many are sent is made into text once: it takes the place of this mark as the message is sent.
    jsonMessageReplacer: (key, value: unknown) => (key === 'payload' && isAnswer(value) ? marked(door.shared.textOf(value)) : value),
    onError: ({ extra: { session } }, _id, _payload, errors) => {
      const answered = format({ errors }, 'socket', door.reportBug).errors ?? [];
      if (answered.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) setImmediate(() => { session.socket.close(CLOSE.UNAUTHENTICATED, 'the token is no longer valid'); });
      return answered;
    },
  });
}

const MARK = 'the answer';
/** The text of the answer that was marked last: the library sends a message as soon as it has made it. */
let answerText = '';
const isAnswer = (value: unknown): value is ExecutionResult => typeof value === 'object' && value !== null && 'data' in value;

function marked(text: string): string {
  answerText = text;
  return MARK;
}

/** Quotes within a JSON text are escaped: these stand where the mark was put, and nowhere else. */
function withAnswer(message: string): string {
  const place = `"payload":"${MARK}"}`;
  return message.endsWith(place) ? `${message.slice(0, -place.length)}"payload":${answerText}}` : message;
}

function closeFor(socket: WebSocket, { code, message }: MooringError): void {
  socket.close(code === 'RATE_LIMITED' ? CLOSE.TOO_MANY : CLOSE.UNAUTHENTICATED, `${code}: ${message}`.slice(0, 120));
}

async function open(door: SocketDoor, session: Session, payload: SubscribePayload): Promise<Open | readonly GraphQLError[]> {
  const { gate } = door;
  let caller: Caller;
  try {
    caller = await gate.admit(session.authorization, session.address);
  } catch (error) {
    if (error instanceof MooringError) return [refusal(error)];
    throw error;
  }
  const { query, variables, operationName } = payload;
  const body = { query: query === '' ? undefined : query, documentId: payload.extensions?.['documentId'] };
  const opened = await openStream(door, {
    body, variables: variables ?? {}, operationName: operationName ?? null, caller, requestId: randomUUID(),
    callerNow: async () => gate.callerNow(session.authorization, session.address),
  });
  if ('errors' in opened) return opened.errors;
  return { schema: door.schema, document: SUBSCRIPTION, stream: opened.stream };
}

/** The library asks what kind of operation it is; everything else is ours. */
const SUBSCRIPTION = { kind: Kind.DOCUMENT, definitions: [{ kind: Kind.OPERATION_DEFINITION, operation: 'subscription', selectionSet: { kind: Kind.SELECTION_SET, selections: [] } }] } as unknown as ExecutionArgs['document'];

function serve(socket: WebSocket, request: IncomingMessage, protocol: Server<Extra>, { reportBug, maxStallMs }: SocketDoor): void {
  const session: Session = { socket, address: request.socket.remoteAddress ?? 'unknown', authorization: undefined };
  const pace = new Pace(socket, request.socket, {
    pingEveryMs: PING_EVERY_MS, maxStallMs,
    onStall: () => { socket.close(CLOSE.TRY_AGAIN_LATER, 'too slow: nothing was taken for a while; go on from your cursor'); setTimeout(() => { socket.terminate(); }, 1_000).unref(); },
  });
  const fail = (error: unknown): void => { reportBug(error, 'socket'); socket.close(1011, 'something went wrong on our side'); };
  const closed = protocol.opened({
    protocol: GRAPHQL_TRANSPORT_WS_PROTOCOL,
    send: async (data) => pace.send(withAnswer(data)),
    close: (code, reason) => { socket.close(code, reason); },
    onMessage: (take) => {
      socket.on('message', (data) => { take(textOf(data)).catch(fail); });
    },
  }, { session });
  socket.on('error', () => { socket.terminate(); }); // a broken frame, or a connection that broke
  socket.once('close', (code, reason) => {
    pace.end();
    closed(code, String(reason)).catch((error: unknown) => { reportBug(error, 'socket'); });
  });
}

function textOf(data: unknown): string {
  if (Buffer.isBuffer(data)) return data.toString('utf8');
  return Array.isArray(data) ? Buffer.concat(data as Buffer[]).toString('utf8') : Buffer.from(data as ArrayBuffer).toString('utf8');
}
