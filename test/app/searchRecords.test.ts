import type { Role } from '../../src/app/access';
import { buildSearch, buildSearchPage } from '../../src/app/pool/buildSearch';
import type { Pool } from '../../src/app/poolContext';
import { MAX_SEARCH_CHARS, searchRecords } from '../../src/app/searchRecords';
import type { SearchPage } from '../../src/app/searchRecords';
import { verify } from '../../src/app/verify';
import { MooringError } from '../../src/core/model/errors';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { GIVEN_NAMES, personName } from '../support/names';
import { caller, contractRow, crmCustomer, mesClient, mesDevice, repairRow, send, sendBatch } from '../support/records';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
afterAll(async () => { await held.close(); });

const search = async (text: string, rest: { readonly type?: string; readonly first?: number; readonly after?: string | null; readonly as?: Role } = {}): Promise<SearchPage> => {
  const { as = 'ADMIN', ...request } = rest;
  return searchRecords(pool, { ...ADMIN, role: as }, { first: 20, ...request, text });
};
const nameIn = ({ view }: SearchPage['hits'][number]): string => {
  const { name } = view.values as { readonly name?: { readonly name: string } };
  return name?.name ?? view.key;
};
const names = async (...args: Parameters<typeof search>): Promise<string[]> => (await search(...args)).hits.map(nameIn);

describe('a company of a few', () => {
  beforeAll(async () => {
    await emptyPool(pool);
    await sendBatch(pool,
      crmCustomer('C1', { 客户姓名: '王建国', 手机: '13812341111', 邮箱: 'service7@corp.cn', 详细地址: '文三路97号锦绣花园3栋2单元501室' }),
      crmCustomer('C2', { 客户姓名: '王健国', 手机: '13900002222', 区县: '滨江区', 详细地址: '滨盛路8号' }),
      crmCustomer('C3', { 客户姓名: '王建', 手机: '13700003333', 区县: '余杭区', 详细地址: '文一西路8号' }),
      crmCustomer('C4', { 客户姓名: '闻人语', 手机: '13612341111', 区县: '余杭区', 详细地址: '文一西路9号' }),
      crmCustomer('C5', { 客户姓名: '单雄', 手机: '13500005555', 区县: '余杭区', 详细地址: '建国路10号' }));
    await send(pool, mesClient('K1', { 委托方名称: '杭州市西湖区云栖口腔门诊部有限公司', 联系电话: '0571-88123456转8012' }));
    await send(pool, mesDevice('QZ24010001AB', { 产品型号: 'KFR-35GW/N8HR3', 型号名称: '1.5匹壁挂空调' }));
    await send(pool, mesDevice('QZ24010002CD', { 产品型号: 'JSQ25-13B59' }));
    await send(pool, contractRow('HT-2024-00123', { party_a: '王建国', party_phone: '13812341111' }));
  });

  test.each<[string, string[]]>([
    ['王建国', ['王建国', '王健国']], ['wjg', ['王建国', '王健国']], ['wangjianguo', ['王建国', '王健国']], ['王建', ['王建', '王建国', '王健国']], ['建国', ['王建国', '单雄', '王健国']], ['jianguo', ['王建国', '王健国']],
    ['王', ['王建', '王建国', '王健国']], ['shanxiong', ['单雄']], ['danxiong', ['单雄']], ['汪建国', ['王建国', '王健国']], ['王建帼', ['王建国', '王健国']],
    ['13812341111', ['王建国']], ['+86 138-1234-1111', ['王建国']], ['1111', ['王建国', '闻人语']], ['138 1234', ['王建国']], ['13812431111', ['王建国']], ['88123456', ['杭州市西湖区云栖口腔门诊部有限公司']],
    ['西湖云栖', ['杭州市西湖区云栖口腔门诊部有限公司']], ['雲棲口腔', ['杭州市西湖区云栖口腔门诊部有限公司']], ['yqkq', ['杭州市西湖区云栖口腔门诊部有限公司']], ['杭州云栖', ['杭州市西湖区云栖口腔门诊部有限公司']],
    ['0100-01AB', ['QZ24010001AB']], ['SN：QZ24-0100-01AB', ['QZ24010001AB']], ['QZ24O1OOO1AB', ['QZ24010001AB']], ['QZ24010009AB', ['QZ24010001AB']], ['qz24', ['QZ24010001AB', 'QZ24010002CD']],
    ['KFR35GW-N8HR3', ['QZ24010001AB']], ['kfr 35gw', ['QZ24010001AB']], ['美的KFR-35GW/N8HR3', ['QZ24010001AB']], ['壁挂', ['QZ24010001AB']],
    ['2024-0012', ['HT202400123']], ['ht202400123', ['HT202400123']],
    ['王建国 1111', ['王建国']], ['王 锦绣', ['王建国']], ['文一西路', ['王建', '闻人语']], ['service7', ['王建国']], ['service7@corp.cn', ['王建国']],
    ['nobody here', []], ['', []], ['  ', []], ['——', []], ['w', []], ['9', []],
  ])('"%s"', async (text, expected) => { expect(await names(text)).toEqual(expected); });

  test('the customer ID in any length, and the golden id', async () => {
    const { hits: [found] } = await search('王建国');
    const number = String(Number(found?.view.key.slice(2)));
    for (const text of [found?.view.key ?? '', `cu${number}`, number, ` ${number} `]) {
      expect(await search(text)).toMatchObject({ hits: [{ view: { id: found?.view.id }, matchedOn: ['key'] }] });
    }
    expect(await search(found?.view.id ?? '')).toMatchObject({ hits: [{ view: { id: found?.view.id }, matchedOn: ['id'] }] });
  });

  test('each hit says where it was found', async () => {
    expect((await search('王建国 1111 锦绣')).hits[0]?.matchedOn).toEqual(['name', 'phones', 'addresses']);
    expect((await search('13812341111')).hits[0]?.matchedOn).toEqual(['phones']);
    expect((await search('wjg')).hits[0]?.matchedOn).toEqual(['name']);
  });

  test('one type alone, or a type that the model lacks', async () => {
    expect(await names('2024', { type: 'contract' })).toEqual(['HT202400123']);
    expect(await names('王建国', { type: 'device' })).toEqual([]);
    await expect(search('王', { type: 'lorry' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('page by page it is the same list', async () => {
    const whole = await names('王');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: SearchPage = await search('王', { first: 1, after });
      seen.push(...page.hits.map(nameIn));
      [after, more] = [page.hits.at(-1)?.cursor ?? null, page.hasNextPage];
    }
    expect(seen).toEqual(whole);
    await expect(search('王', { after: 'bm90IG9uZQ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('what no search can be meant by is refused', async () => {
    await expect(search('x'.repeat(MAX_SEARCH_CHARS + 1))).rejects.toThrow(MooringError);
    await expect(search('王\0')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(search('x'.repeat(MAX_SEARCH_CHARS))).resolves.toMatchObject({ hits: [] });
    await expect(searchRecords(pool, null, { text: '王', first: 20 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(searchRecords(pool, { ...ADMIN, role: 'AUDITOR' }, { text: '王', first: 20 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('whatever is typed, it is an answer', async () => {
    for (const text of ['\'', '\\', '"王" & !x | (', ':*', '<->', '王\'; drop table x', '%_', '🙂王', '\ud800', 'ＷＪＧ', '王\n建国', '^^', '1'.repeat(100), '王'.repeat(100), 'a1 '.repeat(33)]) {
      await expect(search(text)).resolves.toMatchObject({ hits: expect.any(Array) as unknown });
    }
  });

  describe('an agent, who sees phones and e-mail addresses masked', () => {
    test.each<[string, string[]]>([
      ['13812341111', ['王建国']], ['138-1234-1111', ['王建国']], ['service7@corp.cn', ['王建国']], ['wjg', ['王建国', '王健国']], ['文一西路', ['王建', '闻人语']],
      ['1111', ['王建国', '闻人语']], ['王建国 1111', ['王建国']],
      ['111', []], ['1234', []], ['1381234', []], ['1381234111', []], ['12341111', []], ['13812341112', []], ['王建国 1234', []], ['88123456', []], ['8012', []], ['0571-88123456', ['杭州市西湖区云栖口腔门诊部有限公司']], ['service7', []],
    ])('"%s"', async (text, expected) => { expect(await names(text, { as: 'AGENT' })).toEqual(expected); });

    test('sees in what is found what an agent sees', async () => {
      expect(JSON.stringify((await search('13812341111', { as: 'AGENT' })).hits)).not.toContain('13812341111');
      expect(JSON.stringify((await search('13812341111')).hits)).toContain('13812341111');
    });
  });
});

describe('the documents follow the golden records', () => {
  beforeEach(async () => { await emptyPool(pool); });
  const documents = async (): Promise<number> => Number((await pool.dataSource.query<{ n: string }[]>('select count(*) as n from search_document'))[0]?.n);

  test('a value that changes, a merge, a split, a retirement', async () => {
    await send(pool, crmCustomer('C1', { 客户姓名: '王建国' }, { updatedAt: 1_000 }));
    expect(await names('王建国')).toEqual(['王建国']);
    await send(pool, crmCustomer('C1', { 客户姓名: '司徒南' }, { updatedAt: 2_000 }));
    expect(await names('王建国')).toEqual([]);
    expect(await names('stn')).toEqual(['司徒南']);
    await send(pool, caller('T1', { caller_name: '司徒南', phone_raw: '13700000001' }));
    expect(await names('司徒南')).toHaveLength(2);
    await send(pool, caller('T1', { caller_name: '司徒南', phone_raw: '13912345678' }, { updatedAt: 5_000 }));
    expect(await names('司徒南')).toHaveLength(1);
    await send(pool, caller('T1', { caller_name: '司徒南', phone_raw: '13700000001' }, { updatedAt: 6_000 }));
    expect(await names('司徒南')).toHaveLength(2);
    await send(pool, crmCustomer('C1', {}, { deleted: true, updatedAt: 7_000 }));
    expect(await search('司徒南')).toMatchObject({ hits: [{ view: { status: 'ACTIVE' } }] });
    expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  });

  test('what changes nothing that is searched writes no document', async () => {
    await send(pool, repairRow('QZ24010001AB', {}, { updatedAt: 1_000 }));
    const versions = async (): Promise<unknown> => pool.dataSource.query('select golden_id, xmin::text from search_document order by 1');
    const before = await versions();
    await send(pool, repairRow('QZ24010001AB', { 最近维修日期: '2026-02-02' }, { updatedAt: 2_000 }));
    expect(await versions()).toEqual(before);
  });

  test('after an upgrade they are made page by page, and a second builder finds nothing left to do', async () => {
    await sendBatch(pool, ...Array.from({ length: GIVEN_NAMES }, (_none, index) => crmCustomer(`C${index}`, { 客户姓名: personName(index), 手机: `1391234${String(index).padStart(4, '0')}`, 详细地址: `莫干山路${index + 1}号` })));
    await pool.dataSource.query('delete from search_document');
    await pool.dataSource.query('delete from search_build');
    expect(await buildSearchPage(pool)).toBe(true);
    expect(await documents()).toBe(500);
    await Promise.all([buildSearch(pool), buildSearch(pool)]);
    expect(await documents()).toBe(GIVEN_NAMES);
    expect(await buildSearchPage(pool)).toBe(false);
    expect(await verify(pool)).toMatchObject({ differences: 0 });
  });

  test('documents that were made in another way are made anew', async () => {
    await send(pool, crmCustomer('C1', { 客户姓名: '王建国' }));
    await buildSearch(pool);
    await pool.dataSource.query(`update search_document set tokens = 'old'::tsvector`);
    await pool.dataSource.query(`update search_build set scheme = '0'`);
    await buildSearch(pool);
    expect(await names('建国')).toEqual(['王建国']);
    expect(await pool.dataSource.query('select finished_at is not null as finished from search_build')).toEqual([{ finished: true }]);
  });
});

describe('more than can be compared', () => {
  const COUNT = 3_000;
  beforeAll(async () => {
    await emptyPool(pool);
    for (let from = 0; from < COUNT; from += 1_000) {
      await sendBatch(pool, ...Array.from({ length: 1_000 }, (_none, index) => crmCustomer(`C${from + index}`, {
        客户姓名: `王${String.fromCodePoint(0x4e00 + from + index)}`, 手机: `139${String(10_000_000 + (from + index) * 7).slice(0, 8)}`, 详细地址: `文三路${from + index}号` })));
    }
  });

  test('a fixed sample is shown, and said to be one', async () => {
    const first = await search('西湖区', { first: 100 });
    expect(first.truncated).toBe(true);
    expect(first.hits.length).toBeGreaterThanOrEqual(40);
    expect(first.hits.length).toBeLessThan(COUNT);
    expect((await search('西湖区', { first: 100 })).hits.map(({ view }) => view.id)).toEqual(first.hits.map(({ view }) => view.id));
  });

  test('the one who is meant is found as soon as enough is typed, sampled or not', async () => {
    for (const index of [0, 1_234, 2_999]) {
      const name = `王${String.fromCodePoint(0x4e00 + index)}`;
      expect((await search(name)).hits.map(nameIn)[0]).toBe(name);
      expect(await search(`西湖区 ${name}`)).toMatchObject({ truncated: false });
      expect((await search(`西湖区 ${name}`)).hits.map(nameIn)[0]).toBe(name);
    }
  });
});
