import { decideModelCode } from '../../src/app/modelCodes/decideModelCode';
import { ADMIN } from '../support/pool';
import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

test.each(['zh', 'en'] as const)('%s: a code is decided, the devices follow, and it is taken back', async (language) => {
  const page = await stage.open('/models', { language });
  const row = page.locator('.queue-row', { hasText: 'PY-K630/100-S9' });
  await row.click();
  await page.getByText(language === 'zh' ? '2 台设备(2 条来源记录)的型号会变化' : '2 devices (2 source records)').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  if (language === 'en') expect(await chineseWords(page)).toEqual([]);
  await page.getByRole('button', { name: language === 'zh' ? '确认型号' : 'Decide' }).click();
  await page.getByText(language === 'zh' ? '已确认,相关设备的型号已更新' : 'Decided: the devices follow').waitFor();
  await row.waitFor({ state: 'detached' });
  const [{ n }] = await stage.pool.dataSource.query<[{ n: string }]>('select count(*) as n from golden_record where key in (\'PY2311K03422\', \'PY1805K03975\') and values::text like \'%PY-K630/100%\'');
  expect(n).toBe('2');
  await page.getByRole('button', { name: language === 'zh' ? '撤销' : 'Take back' }).click();
  await row.waitFor();
});

test('aliases, rules and the catalogue', async () => {
  const [{ id }] = await stage.pool.dataSource.query<[{ id: string }]>('select id from device_model order by id limit 1');
  await decideModelCode(stage.pool, ADMIN, { code: 'SHOP-77', system: null, modelId: id });
  const page = await stage.open('/models?tab=aliases');
  await page.locator('tr', { hasText: 'SHOP-77' }).getByText('当前生效').waitFor();
  await page.getByRole('tab', { name: '型号目录' }).click();
  await page.locator('.model-search input').fill('BCD-258');
  await page.locator('td', { hasText: 'BCD-258WSXT1' }).first().waitFor();
  await page.locator('.ant-table-row-expand-icon').first().click();
  await page.locator('.specifications').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
});
