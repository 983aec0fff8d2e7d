import type { Page } from 'playwright-core';
import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

const EMAILS = '[data-id="attribute:customer.emails"]';
const EMAIL_FIELD = '[data-id="field:邮箱"]';

const withEmails = async (): Promise<number> => {
  const [{ count }] = await stage.pool.dataSource.query<[{ count: number }]>(`select count(*)::int as count from golden_record where type = 'customer' and status = 'ACTIVE' and values ? 'emails'`);
  return count;
};
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 20_000; !await holds();) {
    if (Date.now() > end) throw new Error('it never came true');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
};

async function newDraft(page: Page): Promise<void> {
  await page.getByRole('row', { name: '客户关系管理系统' }).getByRole('button', { name: /新建草稿|New draft/ }).click();
  await page.locator(EMAILS).waitFor();
}
const edges = async (page: Page): Promise<number> => page.locator('.react-flow__edge').count();
const saved = async (page: Page): Promise<void> => page.locator('.screen-sub .mark.good').waitFor();

async function drag(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = [await page.locator(`${from} .react-flow__handle.source`).boundingBox(), await page.locator(`${to} .react-flow__handle.target`).boundingBox()];
  if (start === null || end === null) throw new Error('there is no handle');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 5 });
  await page.mouse.up();
}

test('a mapping is drawn: an edge taken away, undone, redone, drawn again by mouse and by keyboard; each step is saved', async () => {
  const page = await stage.open('/mappings');
  await newDraft(page);
  const all = await edges(page);
  expect(await page.locator(`${EMAIL_FIELD} .given`).textContent()).toContain('@');
  await page.locator(EMAILS).click();
  await page.keyboard.press('Delete');
  await saved(page);
  expect(await edges(page)).toBe(all - 1);
  await page.keyboard.press('Control+z');
  await page.locator('.react-flow__edge').nth(all - 1).waitFor({ state: 'attached' });
  await page.keyboard.press('Control+y');
  await drag(page, EMAIL_FIELD, EMAILS);
  await page.locator('.react-flow__edge').nth(all - 1).waitFor({ state: 'attached' });
  await saved(page);
  await page.getByRole('button', { name: '添加转换' }).click();
  await page.getByRole('menuitem', { name: '大小写' }).click();
  await page.locator('.react-flow__node-transform.selected').waitFor();
  // A transform that leads nowhere is told; connected by the list, it is not.
  await page.getByRole('combobox', { name: '连到' }).click();
  await page.keyboard.type('邮箱');
  await page.keyboard.press('Enter');
  await page.locator(EMAILS).locator('.issue').waitFor({ state: 'detached' });
  await page.reload();
  await page.locator(EMAILS).waitFor();
  expect(page.url()).toContain('/mappings/drafts/');
  await page.close();
});

test.each([['zh', '第 2 版已发布'], ['en', 'Version 4 is published']] as const)('%s: published after its impact was seen, golden values follow; rolled back, they are as before', async (language, done) => {
  const before = await withEmails();
  expect(before).toBeGreaterThan(0);
  const page = await stage.open('/mappings', { language });
  if (language === 'zh') await newDraft(page);
  else {
    await page.getByRole('row').nth(3).getByRole('button', { name: 'New draft' }).click();
    await page.locator(EMAILS).waitFor();
  }
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  if (language === 'en') expect(await chineseWords(page)).toEqual([]);
  await page.locator(EMAILS).click();
  await page.keyboard.press('Delete');
  await saved(page);
  await page.locator('.screen-actions .ant-btn-primary').click();
  await page.locator('.impact').waitFor();
  const sure = page.locator('.ant-modal .ant-checkbox-input');
  if (await sure.count() > 0) await sure.check();
  await page.locator('.ant-modal-footer .ant-btn-primary').click();
  await page.getByText(done).first().waitFor();
  await until(async () => await withEmails() === 0);
  await page.locator('.panel').first().getByRole('button', { name: /回滚到此版|Roll back to this/ }).first().click();
  await page.locator('.impact').waitFor();
  if (await sure.count() > 0) await sure.check();
  await page.locator('.ant-modal-footer .ant-btn-primary').click();
  await until(async () => await withEmails() === before);
  await page.close();
});

test('who saves over somebody else\'s work is told before it is lost', async () => {
  const first = await stage.open('/mappings');
  await newDraft(first);
  const second = await stage.open(new URL(first.url()).pathname, { as: 'ADMIN' });
  await second.locator(EMAILS).click();
  await second.keyboard.press('Delete');
  await saved(second);
  await first.locator('[data-id="attribute:customer.serviceLevel"]').click();
  await first.keyboard.press('Delete');
  await first.getByText('别人已保存了这份草稿').waitFor();
  await first.getByRole('button', { name: '载入对方的版本' }).click();
  await first.locator(`${EMAILS} .mapped`).waitFor({ state: 'detached' });
  expect(await first.locator('[data-id="attribute:customer.serviceLevel"] .mapped').count()).toBe(1);
  await Promise.all([first.close(), second.close()]);
});

test('the repair system is drawn from nothing with suggestions, and gives what it gave before', async () => {
  const page = await stage.open('/mappings');
  await page.getByRole('row', { name: '维修系统' }).getByRole('button', { name: '新建草稿' }).click();
  await page.locator('[data-id="attribute:device.sn"]').waitFor();
  await page.getByRole('button', { name: '代码视图' }).click();
  await page.locator('.code-view textarea').fill(JSON.stringify({ format: 1, system: 'repair', type: 'device', outputs: [{ type: 'device', attributes: {} }] }));
  await page.getByRole('button', { name: '应用' }).click();
  await page.locator('.react-flow__edge').first().waitFor({ state: 'detached' });
  await page.locator('.suggestions').getByRole('button', { name: '给出建议' }).click();
  for (const [field, target] of [['序列号', 'attribute:device.sn'], ['机型', 'attribute:device.modelCode'], ['安装地址', 'attribute:device.installAddress']] as const) {
    await page.getByRole('button', { name: `采纳 ${field}`, exact: true }).click();
    await page.locator(`[data-id="${target}"] .mapped`).waitFor();
  }
  await saved(page);
  await page.getByRole('button', { name: '预览' }).click();
  await page.locator('.impact').waitFor();
  await page.close();
});

test('one\'s own file of samples shows its fields, and is looked through record by record', async () => {
  const page = await stage.open('/mappings');
  await newDraft(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from('客户姓名,邮箱,"附注,二"\n欧阳娜,a@x.cn,"说""好"""\n司马相,b@x.cn,\n') });
  await page.locator('[data-id="field:附注,二"]').waitFor();
  expect(await page.locator(`${EMAILS} .given`).textContent()).toBe('a@x.cn');
  await page.getByRole('button', { name: '下一条样本' }).click();
  await page.locator(EMAILS).getByText('b@x.cn').waitFor();
  expect(page.url()).toContain('sample=1');
  await page.getByRole('textbox', { name: '搜索来源字段' }).fill('附注');
  await page.locator('[data-id="field:客户姓名"]').waitFor({ state: 'detached' });
  expect(await page.locator('.react-flow__node-field').count()).toBe(1);
  await page.close();
});
