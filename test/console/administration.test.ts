import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

test('a policy is drafted, tried, published with a second confirmation, and rolled back', async () => {
  const page = await stage.open('/administration?configuration=SURVIVORSHIP%20customer', { as: 'ADMIN' });
  await page.getByRole('button', { name: '新建草稿' }).click();
  await page.getByLabel('修改原因').fill('以最近一次为准');
  await page.locator('.policies tr', { hasText: '客户等级' }).getByRole('combobox').click();
  await page.locator('.ant-select-item-option', { hasText: '更新最近' }).click();
  await page.getByRole('button', { name: '保存并试运行' }).click();
  await page.getByText(/抽样 \d+ 条主数据,\d+ 条会变化/).waitFor();
  expect(await rawCodes(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  const row = page.locator('.plain-list li', { hasText: '第 1 版' });
  await row.getByText('当前生效').waitFor();
  await page.locator('.plain-list li', { hasText: '第 0 版' }).getByRole('button', { name: '回滚' }).click();
  await page.getByRole('dialog').getByText(/条会变化/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '回滚' }).click();
  await page.locator('.plain-list li', { hasText: '第 2 版' }).getByText('当前生效').waitFor();
});

test('a token is made, signs in, and is revoked; a system is added; both stand in the audit log', async () => {
  const page = await stage.open('/administration?tab=tokens', { as: 'ADMIN', language: 'en' });
  await page.getByLabel('Held by').fill('night desk');
  await page.getByLabel('Role').click();
  await page.locator('.ant-select-item-option', { hasText: 'Agent' }).click();
  await page.getByRole('button', { name: 'Make' }).click();
  const secret = await page.locator('.new-token code').first().textContent() ?? '';
  expect(secret).toMatch(/^mrg_/);
  await page.locator('tr', { hasText: 'night desk' }).getByRole('button', { name: 'Revoke' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click();
  await page.locator('tr', { hasText: 'night desk' }).getByText('Revoked').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Source systems' }).click();
  await page.getByLabel('Code').fill('dingtalk');
  await page.getByLabel('Name in Chinese').fill('钉钉表单');
  await page.getByLabel('Name in English').fill('DingTalk forms');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.locator('td', { hasText: 'DingTalk forms' }).waitFor();
  await page.getByRole('tab', { name: 'Audit log' }).click();
  await page.locator('.audit td', { hasText: 'System added' }).first().waitFor();
  await page.locator('.audit td', { hasText: 'Token revoked' }).first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  expect(await chineseWords(page)).toEqual([]);
});

test('an auditor is offered the audit log, and nothing else', async () => {
  const page = await stage.open('/', { as: 'AUDITOR' });
  await page.locator('.audit').waitFor();
  expect(await page.locator('.navigation-link').allTextContents()).toEqual(['系统管理']);
  expect(await page.getByRole('tab').allTextContents()).toEqual(['审计日志']);
});
