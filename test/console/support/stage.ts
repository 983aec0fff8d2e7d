import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import pino from 'pino';
import type { Role } from '../../../src/app/access';
import { createPool } from '../../../src/app/createPool';
import type { Pool } from '../../../src/app/poolContext';
import { createSignInLog } from '../../../src/app/signInLog';
import { createAuthenticator, createToken } from '../../../src/app/tokens';
import { readConfig } from '../../../src/config';
import { createGraphqlRoom } from '../../../src/graphql/server';
import { createHttpServer } from '../../../src/http/server';
import { createRunner } from '../../../src/jobs/runner';
import { createDataSource } from '../../../src/storage/dataSource';
import { ADMIN } from '../../support/pool';
import { ROOT } from '../../support/compiled';
import { createSeededDatabase, HASH_KEY } from './seededDatabase';

export type Language = 'zh' | 'en';

/** The real service with the demo company, and a browser before it: one for each test file. */
export interface Stage {
  readonly url: string;
  readonly pool: Pool;
  /** A page of a tab of its own, signed in by the console link as this role. What goes wrong in it fails `close`. */
  readonly open: (path: string, options?: { readonly as?: Role | null; readonly language?: Language; readonly size?: { readonly width: number; readonly height: number } }) => Promise<Page>;
  /** A page at any address, with nobody signed in. */
  readonly visit: (address: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

interface ServedPool { readonly pool: Pool; readonly url: string; readonly stop: () => Promise<void> }

async function serve(databaseUrl: string, settings: Readonly<Record<string, string>>): Promise<ServedPool> {
  const dataSource = await createDataSource(databaseUrl, { poolSize: 8 }).initialize();
  const pool = createPool({ dataSource, hashKey: HASH_KEY });
  const signInLog = createSignInLog(pool);
  const bugs: unknown[] = [];
  const runner = createRunner({ pool, signInLog, connectionString: databaseUrl, onFailure: (what, error) => { bugs.push(what, error); } });
  const server = await createHttpServer({
    config: readConfig(settings), logger: pino({ level: 'silent' }), authenticate: async () => Promise.resolve(undefined), readiness: {}, poolStatus: () => ({ total: 0, idle: 0, waiting: 0 }),
  });
  await server.app.register(await createGraphqlRoom(pool, { authenticate: createAuthenticator(pool, signInLog), onUnexpectedError: (error) => { bugs.push(error); } }));
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  await runner.start();
  return {
    pool, url,
    stop: async () => {
      await runner.stop();
      await server.close();
      await dataSource.destroy();
      if (bugs.length > 0) throw new Error(`the service met ${bugs.length} errors: ${bugs.map(String).join('; ')}`);
    },
  };
}

/** The browser that npm brings. Its own list of arguments is for a place without processes, and turns off what pages from elsewhere may not. */
async function launch(): Promise<Browser> {
  const brought = createRequire(__filename)('@sparticuz/chromium') as { readonly executablePath: () => Promise<string> }; // its types are of its other half, which is a module
  return chromium.launch({ executablePath: await brought.executablePath(), headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--no-zygote'] });
}

/** What the page complains of that nobody asked it to: exceptions, and errors of its console but those of the network. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => { complaints.push(error.message); });
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|net::|CORS policy/.test(message.text())) complaints.push(message.text()); });
}

export async function openStage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/build-if-changed.mjs'), 'console'], { cwd: ROOT, stdio: 'ignore' });
  const database = await createSeededDatabase();
  const service = await serve(database.url, settings);
  const browser = await launch();
  const tokens = new Map<Role, string>();
  // One context: what one page has loaded, the next need not. A tab has its own token all the same.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  const tokenOf = async (role: Role): Promise<string> => {
    const token = tokens.get(role) ?? await createToken(service.pool, ADMIN, { role, name: role.toLowerCase(), system: role === 'SYSTEM' ? 'crm' : null });
    tokens.set(role, token);
    return token;
  };
  return {
    url: service.url, pool: service.pool,
    visit: async (address) => {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      listen(page, complaints);
      await page.goto(address);
      return page;
    },
    open: async (at, { as = 'STEWARD', language = 'zh', size = { width: 1280, height: 800 } } = {}) => {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.addInitScript(`localStorage.setItem('language', '${language}')`);
      page.setDefaultTimeout(15_000);
      listen(page, complaints);
      await page.goto(`${service.url}${at}${as === null ? '' : `#token=${await tokenOf(as)}`}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await service.stop();
      await database.drop();
      if (complaints.length > 0) throw new Error(`pages complained: ${complaints.join('; ')}`);
    },
  };
}
