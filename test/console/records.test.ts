import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Language, Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

const looksRight = async (page: Awaited<ReturnType<Stage['open']>>, language: Language): Promise<void> => {
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  if (language === 'en') expect(await chineseWords(page)).toEqual([]);
};

const TABS = [
  ['sources', '.side-by-side'], ['history', '.timeline'], ['relations', '.graph-record'], ['decisions', '.nothing'],
] as const;

test.each(['zh', 'en'] as const)('%s: found by initials and part of the phone; every side of the record', async (language) => {
  const page = await stage.open('/records', { language });
  await page.locator('.record-search input').pressSequentially('lzy 0123');
  await page.locator('.hit', { hasText: 'CU00000001' }).waitFor();
  await looksRight(page, language);
  await page.locator('.hit').first().click();
  await page.locator('.values-table').waitFor();
  await page.getByText(language === 'zh' ? '所有来源一致' : 'all sources agree').first().waitFor();
  await looksRight(page, language);
  for (const [tab, shown] of TABS) {
    await page.goto(`${page.url().replace(/\?.*/, '')}?tab=${tab}`);
    await page.locator(shown).first().waitFor();
    await looksRight(page, language);
  }
});

test('a pinned value stands against every source, until it is unpinned', async () => {
  const page = await stage.open('/records/customer/CU00000001');
  await page.getByRole('button', { name: '固定: 客户等级' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.locator('.ant-select-item-option', { hasText: '钻石' }).click();
  await dialog.getByLabel('原因').fill('合同约定');
  await dialog.getByRole('button', { name: '固定', exact: true }).click();
  const row = page.locator('.values-table tr', { hasText: '客户等级' });
  await row.getByText('钻石').waitFor();
  await row.getByText('人工固定').first().waitFor();
  await page.getByRole('button', { name: '固定: 客户等级' }).click();
  await page.getByRole('button', { name: '取消固定' }).click();
  await row.getByText('金卡').waitFor();
  await page.goto(`${page.url()}?tab=history&compare=1,3`);
  await page.getByText('取值未变').last().waitFor();
});

test('a source record is taken out with a preview, and put back', async () => {
  const page = await stage.open('/records/customer/CU00000001?tab=sources', { language: 'en' });
  const columns = page.locator('.side-by-side thead th');
  await columns.nth(5).waitFor();
  await page.locator('.side-by-side thead th', { hasText: 'KH000001' }).getByRole('button', { name: 'Take out' }).click();
  await page.locator('.dialog-steps .steps li').first().waitFor();
  const versions = async (): Promise<string> => JSON.stringify(await stage.pool.dataSource.query('select version from golden_record where key = \'CU00000001\''));
  const before = await versions();
  await page.getByRole('dialog').getByText('Nobody can say').click();
  await page.locator('.dialog-steps .steps li').first().waitFor();
  expect(await versions()).toBe(before);
  await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
  await page.getByText(/Taken out to CU/).waitFor();
  expect(await versions()).not.toBe(before);
  await page.getByRole('button', { name: 'Take back' }).click();
  await columns.nth(5).waitFor();
});

test('two records are merged with a preview of what moves', async () => {
  const page = await stage.open('/records/customer/CU00000002');
  await page.getByRole('button', { name: '合并…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('CU00000010');
  await page.locator('.picker button', { hasText: 'CU00000010' }).click();
  await page.locator('.dialog-steps .steps li').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '合并…' }).click();
  await page.getByText('已合并到 CU00000002').waitFor();
  await page.goto(`${stage.url}/records/customer/CU00000010`);
  await page.getByRole('link', { name: '打开保留记录' }).or(page.getByText('CU00000002')).first().waitFor();
});

test('an agent sees no source records and decides nothing; a masked value is shown whole for a reason', async () => {
  const page = await stage.open('/records/customer/CU00000001', { as: 'AGENT' });
  await page.locator('.values-table').waitFor();
  expect(await page.getByRole('tab').allTextContents()).toEqual(['取值与出处', '历史', '关系图']);
  expect(await page.getByRole('button', { name: '合并…' }).count()).toBe(0);
  const row = page.locator('.values-table tr', { hasText: '电话' });
  expect(await row.textContent()).not.toContain('5550');
  await row.getByRole('button', { name: '查看原值' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('客户要求回电');
  await page.getByRole('dialog').getByRole('button', { name: '查看原值' }).click();
  await page.getByRole('dialog').getByText('139 5550 0123').waitFor();
});
