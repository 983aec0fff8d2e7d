import { WebSocket } from 'ws';

/**
 * Subscribers in a process of their own, as bare as they can be: what is measured is not their parsing. Told by IPC where to
 * go; says when each change had reached the last of them, on the clock that all processes of the machine share.
 */
export interface Order { readonly url: string; readonly sockets: number; readonly token: string | null; readonly after: string | null }
export interface Arrived { readonly n: number; readonly atNs: string }

const KEY = /"goldenKey":"K(\d+)"/;
const query = 'subscription ($after: Cursor) { changes(after: $after) { id cursor type goldenId goldenKey kind version previousVersion changed before after cause actor at } }';
let sockets: WebSocket[] = [];

process.on('message', (order: Order | 'end') => {
  if (order === 'end') { for (const socket of sockets) socket.terminate(); process.disconnect(); return; }
  const counts = new Map<number, number>();
  let opened = 0;
  const isOpen = (): void => { opened += 1; if (opened === order.sockets) process.send?.('ready'); };
  sockets = Array.from({ length: order.sockets }, () => {
    const socket = new WebSocket(order.url, order.token === null ? [] : ['graphql-transport-ws'], { perMessageDeflate: false });
    socket.on('open', () => {
      if (order.token === null) { isOpen(); return; }
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${order.token}` } }));
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { after: order.after } } }));
        setTimeout(isOpen, 500);
        return;
      }
      const n = Number(KEY.exec(text)?.[1] ?? Number.NaN);
      if (Number.isNaN(n)) return;
      const count = (counts.get(n) ?? 0) + 1;
      if (count < order.sockets) { counts.set(n, count); return; }
      counts.delete(n);
      process.send?.({ n, atNs: String(process.hrtime.bigint()) } satisfies Arrived);
    });
    socket.on('error', (error) => { process.stderr.write(`${error.message}\n`); });
    return socket;
  });
});
