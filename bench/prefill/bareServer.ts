/**
 * The peer: a bare node:http server that sends the best single statement through pg, prepared, and answers with its
 * rows as JSON. No token, no role, no normalising, no masking, no GraphQL. `node bareServer.js URL CONNECTIONS`;
 * says its port on the first line, ends with its standard input.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { PREFILL_BOUNDS } from '../../src/app/prefill';
import { PREFILL, prefillParameters } from '../../src/storage/prefill';

const [url = '', connections = '10'] = process.argv.slice(2);
const pool = new Pool({ connectionString: url, max: Number(connections), options: '-c TimeZone=UTC -c jit=off' });

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => { parts.push(part); });
  request.on('end', () => {
    const { phone } = JSON.parse(Buffer.concat(parts).toString()) as { phone: string };
    pool.query({ ...PREFILL, values: prefillParameters([phone], phone, PREFILL_BOUNDS) }).then(({ rows }) => {
      const body = JSON.stringify(rows);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
    }, () => { response.writeHead(500).end(); });
  });
});
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => { process.stdout.write(`${(server.address() as AddressInfo).port}\n`); });
process.stdin.on('end', () => { process.exit(0); }).resume();
