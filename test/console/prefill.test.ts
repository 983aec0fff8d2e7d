import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

test('signed in by the link, which is out of the address at once; a wrong token is told; signed out again', async () => {
  const page = await stage.open('/', { as: 'AGENT' });
  await page.getByRole('heading', { name: '预填台', level: 1 }).waitFor();
  expect(page.url()).toBe(`${stage.url}/prefill`);
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByLabel('访问令牌').fill('mrg_not_a_token');
  await page.locator('button[type=submit]').click();
  await page.getByText('该令牌无效或已被撤销。').waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test('a role is offered what it may', async () => {
  const places = async (as: 'AGENT' | 'STEWARD' | 'ADMIN' | 'AUDITOR'): Promise<string[]> => {
    const page = await stage.open('/', { as });
    await page.locator('.navigation').waitFor();
    return page.locator('.navigation-link').allTextContents();
  };
  expect(await places('AGENT')).toContain('预填台');
  expect(await places('AGENT')).not.toContain('疑似重复');
  expect(await places('AUDITOR')).not.toContain('预填台');
});

test.each([['zh', '已过保', '400 客服工单', '待派单'], ['en', 'Out of warranty', 'Call-centre tickets', '待派单']] as const)('%s: a phone number fills the ticket', async (language, warranty, system, status) => {
  const page = await stage.open('/prefill', { as: 'AGENT', language });
  await page.locator('.prefill-ask input').pressSequentially('139 5550 0123');
  await page.getByRole('heading', { name: '林知远' }).waitFor();
  await page.locator('.device-line', { hasText: 'LF1805K000123' }).click();
  await page.getByText('R32').waitFor();
  expect(await page.locator('.device-line', { hasText: 'LF1805K000123' }).textContent()).toContain(warranty);
  expect(await page.locator('.ticket-form .ant-select').textContent()).toContain(system);
  await page.locator('#ticket-fault').fill('E3');
  await page.getByText('"fault_code": "E3"').waitFor();
  expect(JSON.parse(await page.locator('.payload').textContent() ?? '')).toEqual({ phone: '+8613955500123', sn: 'LF1805K000123', status, fault_code: 'E3' });
  expect(page.url()).toContain('sn=LF1805K000123');
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  await page.reload();
  await page.getByText('R32').waitFor();
});

test('several customers: none is chosen in silence; a serial number brings the device and its owner; nobody is told', async () => {
  const page = await stage.open('/prefill', { as: 'AGENT', language: 'en' });
  const ask = page.locator('.prefill-ask input');
  await ask.fill('13855500456');
  await page.getByText('Several customers use this number').waitFor();
  expect(await page.getByRole('radio').count()).toBe(2);
  expect(await page.locator('.ticket-form').count()).toBe(0);
  await page.getByRole('radio').nth(1).click();
  await page.locator('.ticket-form').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await ask.fill('SN：lf1805k 000123');
  await page.getByRole('heading', { name: 'Owner: 林知远' }).waitFor();
  await ask.fill('13755509999');
  await page.getByText('Nobody known by this number').waitFor();
  expect(await chineseWords(page)).toEqual([]);
  await ask.fill('138****1111');
  await page.locator('.notice.warn').waitFor();
});

test('the service is away: the screen says so, and goes on when it is back', async () => {
  const page = await stage.open('/prefill', { as: 'AGENT' });
  await page.locator('.prefill-ask input').waitFor();
  await page.route('**/graphql', async (route) => route.abort());
  await page.locator('.prefill-ask input').fill('13955500123');
  await page.getByText('无法连接到服务').waitFor();
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('heading', { name: '林知远' }).waitFor();
});
