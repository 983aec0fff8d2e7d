import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received { readonly headers: IncomingHttpHeaders; readonly body: string; readonly event: Readonly<Record<string, unknown>> }
export type Answering = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** How it answers from now on. */
  readonly answer: (answering: Answering) => void;
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

export const ok: Answering = (response) => { response.writeHead(204).end(); };
export const status = (code: number, headers: Record<string, string> = {}): Answering => (response) => { response.writeHead(code, headers).end(); };

/** Somebody's receiver of webhooks, on this machine; it does what it is told, however hostile. */
export async function startReceiver(): Promise<Receiver> {
  let answering: Answering = ok;
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('error', () => undefined);
    request.on('end', () => {
      const one = { headers: request.headers, body, event: JSON.parse(body) as Record<string, unknown> };
      received.push(one);
      answering(response, one, request);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received,
    answer: (next) => { answering = next; }, forget: () => { received.length = 0; },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
