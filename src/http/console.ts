import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES: readonly (readonly [string, string, string])[] = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/desk.js', 'desk.js', 'text/javascript; charset=utf-8'],
  ['/desk.css', 'desk.css', 'text/css; charset=utf-8'],
];

/** `console/` lies at the top of the project: two levels up from src/http, three from dist/src/http. */
const FOLDER = ['../..', '../../..'].map((up) => path.join(__dirname, up, 'console')).find((folder) => existsSync(path.join(folder, 'index.html')));

const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The console's own files, read once. They hold nothing secret: what they show comes through /graphql, with a token. */
export const addConsole = (app: FastifyInstance): void => {
  for (const [route, name, type] of FILES) {
    if (FOLDER === undefined) continue;
    const body = readFileSync(path.join(FOLDER, name));
    app.get(route, async (_request, reply) => reply.headers(HEADERS).type(type).send(body));
  }
};
