import { lookup as resolve } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress, isPublicAddress } from '../../core/webhooks/addresses';
import type { Network } from '../../core/webhooks/addresses';

export interface WebhookBounds {
  /** For the whole of one delivery: look-up, connection, request, answer. */
  readonly timeoutMs: number;
  /** Private networks that an operator lets webhooks reach. */
  readonly allowedNetworks: readonly Network[];
}

export const DEFAULT_WEBHOOK_BOUNDS: WebhookBounds = { timeoutMs: 15_000, allowedNetworks: [] };

export interface PostRequest { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** `status`: null where there was no answer; `reason` says why, in words without anything that the receiver wrote. */
export interface PostAnswer { readonly status: number | null; readonly retryAfter: string | null; readonly reason: string | null; readonly durationMs: number }

export interface Poster {
  readonly post: (request: PostRequest, signal: AbortSignal) => Promise<PostAnswer>;
  readonly close: () => void;
}

/** So many connections to one receiver are kept. */
const MAX_SOCKETS = 16;
/** What a receiver answers is not read, but so much is taken that the connection can be used again. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** Why an address is not to be reached; null when it may be. */
export function addressProblem(address: string, isPlain: boolean, { allowedNetworks }: Pick<WebhookBounds, 'allowedNetworks'>): string | null {
  if (isAllowedAddress(address, allowedNetworks)) return null;
  if (!isPublicAddress(address)) return 'the address is private: an operator can allow its network with MOORING_WEBHOOK_NETWORKS';
  return isPlain ? 'plain http is only for networks that an operator has allowed: use https' : null;
}

class Refused extends Error {}

/**
 * Sends webhooks. What is checked is the address that is connected to: names are resolved here, and a connection is made
 * to none but an address that may be reached, whatever the name leads to a moment later. Redirects are not followed.
 */
export function createPoster(bounds: WebhookBounds): Poster {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, maxFreeSockets: 2, timeout: 30_000 };
  const agents = { plain: new http.Agent(options), tls: new https.Agent(options) };
  const lookupFor = (isPlain: boolean): LookupFunction => (hostname, asked, callback) => {
    resolve(hostname, { ...asked, all: true }, (error, found) => {
      if (error !== null) { callback(error, '', 0); return; }
      const problem = found.map(({ address }) => addressProblem(address, isPlain, bounds)).find((one) => one !== null) ?? null;
      const [first] = found;
      if (problem !== null || first === undefined) { callback(new Refused(problem ?? 'the name leads to no address'), '', 0); return; }
      if (asked.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
  const lookups = { plain: lookupFor(true), tls: lookupFor(false) };

  const send = async (request: PostRequest, signal: AbortSignal): Promise<Pick<PostAnswer, 'status' | 'retryAfter'>> => {
    const url = new URL(request.url);
    const isPlain = url.protocol === 'http:';
    const literal = url.hostname.replace(/^\[|\]$/g, ''); // an address is never looked up
    const problem = isIP(literal) === 0 ? null : addressProblem(literal, isPlain, bounds);
    if (problem !== null) throw new Refused(problem);
    return new Promise((fulfil, reject) => {
      const sent = (isPlain ? http : https).request(url, {
        method: 'POST', agent: isPlain ? agents.plain : agents.tls, lookup: isPlain ? lookups.plain : lookups.tls, signal,
        headers: { ...request.headers, 'content-length': Buffer.byteLength(request.body), 'user-agent': 'mooring' },
      }, (answer) => {
        takeSome(answer);
        fulfil({ status: answer.statusCode ?? null, retryAfter: answer.headers['retry-after'] ?? null });
      });
      sent.on('error', reject);
      sent.end(request.body);
    });
  };

  return {
    post: async (request, signal) => {
      const since = performance.now();
      const timeout = AbortSignal.timeout(bounds.timeoutMs);
      try {
        const { status, retryAfter } = await send(request, AbortSignal.any([signal, timeout]));
        return { status, retryAfter, reason: status !== null && status >= 300 && status < 400 ? 'redirects are not followed: give the endpoint its final address' : null, durationMs: performance.now() - since };
      } catch (error) {
        const reason = timeout.aborted ? `no answer within ${bounds.timeoutMs} ms` : reasonOf(error);
        return { status: null, retryAfter: null, reason, durationMs: performance.now() - since };
      }
    },
    close: () => { agents.plain.destroy(); agents.tls.destroy(); },
  };
}

/** The status is all that counts: a body that goes on is cut off. */
function takeSome(answer: http.IncomingMessage): void {
  let taken = 0;
  answer.on('data', (chunk: Buffer) => {
    taken += chunk.length;
    if (taken > MAX_ANSWER_BYTES) answer.destroy();
  });
  answer.on('error', () => undefined);
}

/** The system's own code for what went wrong: ECONNREFUSED, CERT_HAS_EXPIRED. */
function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code;
  return 'the connection failed';
}
