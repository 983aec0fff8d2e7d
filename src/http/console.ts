import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The first parts of the addresses that the console's screens have; it draws them itself. */
export const CONSOLE_ROUTES = ['overview', 'prefill', 'records', 'duplicates', 'mappings', 'models', 'rules', 'administration'] as const;

const TYPES: Readonly<Record<string, string | undefined>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};
/** Fonts are compressed already. */
const COMPRESSED_HERE = ['.html', '.js', '.css', '.svg'];

/** `dist/console` lies at the top of the project: two levels up from src/http, three from dist/src/http. */
const BUILT = ['../..', '../../..'].map((up) => path.join(__dirname, up, 'dist', 'console')).find((folder) => existsSync(path.join(folder, 'index.html')));

// The components write their styles into the page as it runs; scripts come from our own files alone.
const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const ALWAYS_ASK = 'no-cache';
/** A file under assets/ has the hash of its content in its name: another content is another address. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What pages of other origins may load: the web component and its example. Its script holds no secret either. */
const EMBEDDED = ['mooring-prefill.js', 'example.html', 'example.js'];

interface ServedFile { readonly type: string; readonly cache: string; readonly plain: Buffer; readonly gzip: Buffer | null }

/** A file as it is sent: read and compressed when it is first asked for. */
class Files {
  private readonly read = new Map<string, ServedFile>();
  private readonly names: ReadonlySet<string>;

  constructor(private readonly folder: string) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    this.names = new Set(entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')));
  }

  /** Only what was there at the start: no name leads out of the folder. */
  file(name: string): ServedFile | undefined {
    const type = TYPES[path.extname(name)];
    if (type === undefined || !this.names.has(name)) return undefined;
    const known = this.read.get(name);
    if (known !== undefined) return known;
    const plain = readFileSync(path.join(this.folder, name));
    const file = { type, plain, cache: name.startsWith('assets/') ? FOR_EVER : ALWAYS_ASK, gzip: COMPRESSED_HERE.includes(path.extname(name)) ? gzipSync(plain) : null };
    this.read.set(name, file);
    return file;
  }
}

const send = (request: FastifyRequest, reply: FastifyReply, file: ServedFile | undefined): FastifyReply => {
  if (file === undefined) {
    reply.callNotFound();
    return reply;
  }
  void reply.headers({ ...HEADERS, 'cache-control': file.cache, vary: 'accept-encoding' }).type(file.type);
  const takesGzip = /\bgzip\b/.test([request.headers['accept-encoding'] ?? ''].flat().join());
  return takesGzip && file.gzip !== null ? reply.header('content-encoding', 'gzip').send(file.gzip) : reply.send(file.plain);
};

/** The console's own files. They hold nothing secret: what they show comes through /graphql, with a token. */
export const addConsole = (app: FastifyInstance, folder: string | undefined = BUILT): void => {
  if (folder === undefined) return;
  const files = new Files(folder);
  for (const route of ['/', ...CONSOLE_ROUTES.flatMap((first) => [`/${first}`, `/${first}/*`])]) {
    app.get(route, async (request, reply) => send(request, reply, files.file('index.html')));
  }
  for (const name of EMBEDDED) {
    app.get(`/embed/${name}`, async (request, reply) => send(request, reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin'), files.file(`embed/${name}`)));
  }
  app.get('/favicon.svg', async (request, reply) => send(request, reply, files.file('favicon.svg')));
  app.get<{ Params: { '*': string } }>('/assets/*', async (request, reply) => send(request, reply, files.file(`assets/${request.params['*']}`)));
};
