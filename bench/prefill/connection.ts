import { connect } from 'node:net';

/** The body of an answer, and what came before it. */
export interface HttpAnswer { readonly head: string; readonly body: Buffer }
/** Sends one request and waits for its answer; one at a time. */
export type Connection = (request: Buffer) => Promise<HttpAnswer>;

const HEAD_END = Buffer.from('\r\n\r\n');

/** A kept-alive HTTP/1.1 connection that does no more than it must: the load generator shares the machine with what it measures. */
export async function openConnection(port: number): Promise<Connection & { readonly end: () => void }> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise((resolve, reject) => { socket.once('connect', resolve).once('error', reject); });
  let waiting: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | null = null;
  let received: Buffer = Buffer.alloc(0);
  let head = '';
  let missing = -1; // bytes of the body; -1 before its length is known
  socket.on('data', (part: Buffer) => {
    received = received.length === 0 ? part : Buffer.concat([received, part]);
    if (missing < 0) {
      const end = received.indexOf(HEAD_END);
      if (end < 0) return;
      head = received.toString('latin1', 0, end);
      missing = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      received = received.subarray(end + HEAD_END.length);
    }
    if (received.length < missing) return;
    const answer = { head, body: received.subarray(0, missing) };
    [received, missing] = [Buffer.alloc(0), -1];
    waiting?.resolve(answer);
  });
  const fail = (error: Error): void => { waiting?.reject(error); };
  socket.on('error', fail).on('close', () => { fail(new Error('the server closed the connection')); });
  const send = async (request: Buffer): Promise<HttpAnswer> => new Promise((resolve, reject) => {
    waiting = { resolve, reject };
    socket.write(request);
  });
  return Object.assign(send, { end: () => { socket.destroy(); } });
}
