import { axeFindings, chineseWords, rawCodes } from './support/checks';
import { openStage } from './support/stage';
import type { Stage } from './support/stage';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { ADMIN } from '../support/pool';

let stage: Stage;
beforeAll(async () => { stage = await openStage(); });
afterAll(async () => stage.close());

const deviceOfMes = async (): Promise<{ source_key: string; payload: Record<string, string> }> => {
  const [row] = await stage.pool.dataSource.query<{ source_key: string; payload: Record<string, string> }[]>(
    `select source_key, payload from source_record where system = 'mes' and type = 'device' and payload ->> '保修到期日' > '2026-12-01' and golden_id is not null order by id limit 1`);
  if (row === undefined) throw new Error('the seeds have no such device');
  return row;
};

test('a warranty rule is written, simulated and published; the notification arrives live, and is acknowledged', async () => {
  const page = await stage.open('/rules/new');
  await page.getByLabel('名称', { exact: true }).fill('保修变更,通知测试组');
  await page.getByLabel('任一属性').click();
  await page.keyboard.type('保修到期');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByLabel('条件').fill('after.warrantyEndsOn != before.warrantyEndsOn');
  await page.getByLabel('通知组').fill('test-group');
  await page.getByLabel('中文文案').fill('设备{key}的保修改到{warrantyEndsOn}');
  await page.getByLabel('英文文案').fill('The warranty of {key} is now {warrantyEndsOn}');
  await page.getByRole('button', { name: '模拟' }).click();
  await page.locator('.simulation').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('规则已保存').waitFor();
  await page.getByRole('button', { name: '模拟' }).click();
  await page.locator('.simulation').waitFor();
  await page.getByRole('button', { name: '发布规则' }).click();
  await page.getByText('规则第 1 版已生效').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const other = await stage.open('/rules');
  await other.getByText('实时').waitFor();
  const { source_key: sourceKey, payload } = await deviceOfMes();
  await upsertSourceRecords(stage.pool, ADMIN, { system: 'mes', type: 'device', records: [{ sourceKey, payload: { ...payload, 保修到期日: '2031-05-06' } }] });
  const told = other.getByRole('listitem').filter({ hasText: '的保修改到2031-05-06' });
  await told.waitFor();
  await told.getByRole('button', { name: '确认收到' }).click();
  await told.getByText('steward 已确认').waitFor();
  await Promise.all([page.close(), other.close()]);
});

test.each(['zh', 'en'] as const)('%s: the rules of the seeds are listed, opened and looked ahead', async (language) => {
  const page = await stage.open('/rules', { language });
  await page.getByRole('link', { name: '到保前30天,销售跟进延保' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  await page.getByRole('link', { name: '到保前30天,销售跟进延保' }).click();
  await page.getByRole('button', { name: language === 'zh' ? '模拟' : 'Simulate' }).click();
  await page.locator('.simulation').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await rawCodes(page)).toEqual([]);
  if (language === 'en') expect(await chineseWords(page)).toEqual([]);
  await page.close();
});
