import { pinValue } from '../../src/app/pinValue';
import { ADMIN } from '../support/pool';
import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

test('the figures are those of the pool; a change arrives while it is looked at', async () => {
  const [{ n }] = await stage.pool.dataSource.query<[{ n: string }]>('select count(*) as n from golden_record where type = \'customer\' and status = \'ACTIVE\'');
  const page = await stage.open('/', { as: 'STEWARD' });
  await page.locator('.throughput').waitFor();
  expect(page.url()).toBe(`${stage.url}/overview`);
  expect(await page.locator('.tile', { hasText: '客户' }).locator('b').textContent()).toBe(n);
  expect(await page.locator('a.tile b').textContent()).toBe('3');
  expect(await page.locator('.failure').count()).toBe(5);
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  await page.getByText('实时', { exact: true }).waitFor();
  const [{ id }] = await stage.pool.dataSource.query<[{ id: string }]>('select id from golden_record where key = \'CU00000003\'');
  await pinValue(stage.pool, ADMIN, { goldenId: id, attribute: 'serviceLevel', value: 'PLATINUM', reason: '合同', expiresAt: null });
  await page.locator('.live li', { hasText: 'CU00000003' }).getByText('客户等级').waitFor();
});

test('in English, and on a tablet, nothing runs out of the page', async () => {
  const page = await stage.open('/overview?quality=device', { language: 'en', size: { width: 820, height: 1180 } });
  await page.locator('.quality tr', { hasText: 'Warranty' }).first().waitFor();
  expect(await chineseWords(page)).toEqual([]);
  expect(await page.evaluate<number>('document.querySelector(".content").scrollWidth - document.querySelector(".content").clientWidth')).toBeLessThanOrEqual(0);
});
