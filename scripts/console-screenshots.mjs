// Pictures of every screen, in both languages, from the real application with the demo company, for docs/console.
// `npm run console:screenshots`: starts a service of its own on a free port, with a data directory that goes away.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const top = path.join(import.meta.dirname, '..');
const TOKEN = 'screenshots-of-the-console';

/** name: address, and what is done before the picture is taken. */
const SCREENS = {
  'sign-in': ['/', async () => undefined, { signedIn: false }],
  overview: ['/overview', async (page) => page.locator('.throughput').waitFor()],
  prefill: ['/prefill?q=13955500123&sn=LF1805K000123', async (page) => page.locator('.specifications').waitFor()],
  'prefill-several': ['/prefill?q=13855500456', async (page) => page.getByRole('radio').nth(1).click()],
  search: ['/records?q=%E6%9E%97', async (page) => page.locator('.hit').first().waitFor()],
  record: ['/records/device/LF1805K000123', async (page) => page.locator('.values-table').waitFor()],
  'record-sources': ['/records/customer/CU00000001?tab=sources', async (page) => page.locator('.side-by-side').waitFor()],
  'record-relations': ['/records/customer/CU00000001?tab=relations', async (page) => page.locator('.graph-record').first().waitFor()],
  duplicates: ['/duplicates', async (page) => { await page.locator('.bar.total').waitFor(); await page.locator('.steps').first().waitFor(); }],
  'duplicates-explained': ['/duplicates', async (page) => { await page.locator('.steps').first().waitFor(); await page.locator('.bar.total').scrollIntoViewIfNeeded(); }],
  'model-codes': ['/models', async (page) => page.locator('.device-links').waitFor()],
  catalogue: ['/models?tab=catalogue', async (page) => page.locator('.ant-table-row').first().waitFor()],
  mappings: ['/mappings', async (page) => page.locator('.ant-table-row').first().waitFor()],
  'mapping-studio': ['/mappings', async (page) => {
    await page.locator('.ant-table-row').nth(2).getByRole('button').last().click();
    await page.locator('[data-id="attribute:customer.emails"]').click();
    await page.locator('.suggestions button').first().click();
    await page.locator('.suggestions li, .suggestions p').first().waitFor();
  }],
  'change-rules': ['/rules', async (page) => page.locator('.ant-table-row').first().waitFor()],
  'change-rule': ['/rules', async (page) => {
    await page.locator('.ant-table-row a').nth(2).click();
    await page.locator('.screen-actions button').nth(1).click();
    await page.locator('.simulation').waitFor();
  }],
  configuration: ['/administration', async (page) => page.locator('.configuration').waitFor()],
  tokens: ['/administration?tab=tokens', async (page) => page.locator('.ant-table-row').first().waitFor()],
  systems: ['/administration?tab=systems', async (page) => page.locator('.ant-table-row').first().waitFor()],
  audit: ['/administration?tab=audit', async (page) => page.locator('.audit').waitFor()],
};

const startService = async (dataDir) => {
  const child = spawn(process.execPath, [path.join(top, 'dist/src/cli.js'), 'start'], {
    env: { PATH: process.env.PATH, PORT: '0', MOORING_DATA_DIR: dataDir, MOORING_ADMIN_TOKEN: TOKEN, MOORING_LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => { const [, found] = /^mooring ready at (\S+)/m.exec(String(chunk)) ?? []; if (found !== undefined) resolve(found); });
    child.on('close', () => { reject(new Error('the service did not start')); });
  });
  return { url, stop: async () => { child.kill('SIGTERM'); await ended; } };
};

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mooring-screenshots-'));
const service = await startService(dataDir);
const brought = createRequire(import.meta.url)('@sparticuz/chromium');
const browser = await chromium.launch({ executablePath: await brought.executablePath(), headless: true, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
try {
  for (const language of ['zh', 'en']) {
    const folder = path.join(top, 'docs/console', language);
    mkdirSync(folder, { recursive: true });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' });
    await context.addInitScript(`localStorage.setItem('language', '${language}')`);
    for (const [name, [address, prepare, { signedIn = true } = {}]] of Object.entries(SCREENS)) {
      const page = await context.newPage();
      await page.goto(`${service.url}${address}${signedIn ? `#token=${TOKEN}` : ''}`);
      await page.waitForLoadState('networkidle');
      await prepare(page);
      await page.evaluate('document.fonts.ready');
      await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 72 });
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
