import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createToken } from '../../src/app/tokens';
import { ADMIN } from '../support/pool';
import { axeFindings } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
let foreign: Server;
let stranger: Server;
let token: string;

/** A ticketing page of somebody else, at an origin of its own. */
const serve = async (html: () => string): Promise<Server> => {
  const server = createServer((_request, response) => { response.setHeader('content-type', 'text/html; charset=utf-8').end(html()); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return server;
};
const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const pageOf = (): string => `<!doctype html><html lang="zh-CN"><title>t</title><h1>工单</h1><script type="module" src="${stage.url}/embed/mooring-prefill.js"></script><mooring-prefill token="${token}"></mooring-prefill>
  <output></output><script>document.addEventListener('mooring-select', ({ detail }) => { document.querySelector('output').textContent = detail.customer.name + ' ' + detail.device.sn; });</script></html>`;

beforeAll(async () => {
  foreign = await serve(pageOf);
  stranger = await serve(pageOf);
  stage = await openStage({ MOORING_ALLOWED_ORIGINS: originOf(foreign) });
  token = await createToken(stage.pool, ADMIN, { role: 'AGENT', name: 'ticketing', system: null });
});
afterAll(async () => {
  foreign.close();
  stranger.close();
  await stage.close();
});

test('on a page of an origin that is allowed: typed, found, chosen, told to the page', async () => {
  const page = await stage.visit(originOf(foreign));
  await page.locator('mooring-prefill input').pressSequentially('139 5550 0123');
  await page.locator('mooring-prefill .device', { hasText: 'LF1805K000123' }).getByText('该设备已过保,本次服务将按标准收费').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('mooring-prefill .device', { hasText: 'LF1805K000123' }).click();
  expect(await page.locator('output').textContent()).toBe('林知远 LF1805K000123');
  await page.locator('mooring-prefill input').fill('13755509999');
  await page.getByText('没有客户登记过这个号码').waitFor();
  await page.evaluate('document.querySelector("mooring-prefill").setAttribute("lang", "en")');
  await page.getByText('Nobody known by this number').waitFor();
});

test('a page of another origin gets no answer', async () => {
  const page = await stage.visit(originOf(stranger));
  await page.locator('mooring-prefill input').fill('13955500123');
  await page.getByText('无法连接到主数据服务').waitFor();
});

test('the example page fills its form', async () => {
  const page = await stage.visit(`${stage.url}/embed/example.html`);
  await page.locator('#token').fill(token);
  await page.locator('#token').blur();
  await page.locator('mooring-prefill input').fill('LF1805K000123');
  await page.locator('mooring-prefill .device').click();
  expect(await page.locator('[name=sn]').inputValue()).toBe('LF1805K000123');
});
