import { claimReviewPairs } from '../../src/app/steward/claimReviewPairs';
import { characterDiff } from '../../console/src/shared/characterDiff';
import { ADMIN } from '../support/pool';
import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

test.each([
  ['abc', 'abc', ['abc'], ['abc']],
  ['文三路97号', '文二路97号', ['文', '三', '路97号'], ['文', '二', '路97号']],
  ['', 'x', [], ['x']],
])('%s and %s in pieces', (left, right, ofLeft, ofRight) => {
  const pieces = characterDiff(left, right).map((segments) => segments.map(({ text }) => text));
  expect(pieces).toEqual([ofLeft, ofRight]);
});

const waiting = async (): Promise<number> => {
  const [{ count }] = await stage.pool.dataSource.query<[{ count: string }]>('select count(*) from review_pair where status = \'OPEN\'');
  return Number(count);
};

test.each([['zh', '合并预览'], ['en', 'If merged']] as const)('%s: a duplicate is decided by keyboard, and taken back', async (language, preview) => {
  const page = await stage.open('/duplicates', { language });
  await page.locator('.bar.total').waitFor();
  await page.getByRole('heading', { name: preview }).waitFor();
  await page.locator('.steps').first().waitFor();
  expect(await page.locator('.differs').count()).toBeGreaterThan(0);
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  if (language === 'en') expect(await chineseWords(page)).toEqual([]);
  expect(await page.locator('.queue-row').count()).toBe(3);
  await page.keyboard.press('j');
  await page.locator('.queue-row').nth(1).and(page.locator('[aria-selected=true]')).waitFor();
  expect(page.url()).toContain('pair=');
  await page.keyboard.press('1');
  await page.getByText(language === 'zh' ? '按 Z 撤销' : 'press Z to undo').waitFor();
  expect(await page.locator('.queue-row').count()).toBe(2);
  expect(await waiting()).toBe(2);
  await page.keyboard.press('z');
  await page.locator('.queue-row').nth(2).waitFor();
  expect(await waiting()).toBe(3);
});

test('many at once: a dry run says what would become of it, and writes nothing; carried out, each can be taken back', async () => {
  const page = await stage.open('/duplicates');
  await page.getByRole('button', { name: '批量判定' }).click();
  await page.locator('.bulk-bar .ant-checkbox-input').check();
  await page.getByRole('button', { name: '试运行' }).click();
  await page.getByText('合并 0 条,保持分开 3 对').waitFor();
  expect(await waiting()).toBe(3);
  await page.getByRole('button', { name: '执行' }).click();
  await page.getByText('没有待处理的疑似重复').waitFor();
  expect(await waiting()).toBe(0);
  for (const left of [1, 2, 3]) {
    await page.keyboard.press('z');
    await page.locator('.queue-row').nth(left - 1).waitFor();
  }
  expect(await waiting()).toBe(3);
});

test('a pair that somebody else has claimed is shown as his, and cannot be decided', async () => {
  const [{ id }] = await stage.pool.dataSource.query<[{ id: string }]>('select a_id || \'.\' || b_id || \'.0\' as id from review_pair where status = \'OPEN\' order by score desc limit 1');
  await claimReviewPairs(stage.pool, { ...ADMIN, tokenId: '5f0c0c52-0000-4000-8000-000000000001', name: '小周' }, [id], 15);
  const page = await stage.open(`/duplicates?pair=${id}`, { language: 'en' });
  await page.getByText('Claimed by 小周').waitFor();
  expect(await page.getByRole('button', { name: 'Same' }).isDisabled()).toBe(true);
});
