import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { ADMIN } from '../support/pool';
import { CONTRACT, crmCustomer, MODEL, PHONE, pushCompany, SN } from './support/company';
import { openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
beforeAll(async () => {
  door = await openDoor();
  ids = await pushCompany(door.pool);
  await upsertSourceRecords(door.pool, ADMIN, { system: 'crm', type: 'customer', records: [
    crmCustomer('C2', { 客户姓名: '青禾电梯工程有限公司', 客户类型: '企业', 手机: '0571-88123456转8012', 客户等级: '银卡' }),
    crmCustomer('C3', { 客户姓名: '闻人语' }),
  ] });
});
afterAll(async () => door.close());

const DOCUMENT = `query ($phone: String!) { prefill(phone: $phone) {
  input phone extension match rejection { code expected got message text { zh en } }
  candidates {
    customer { customerId name kind phones { e164 extension kind display } emails addresses { city district display } serviceLevel }
    devices { sn modelCode modelName model { id manufacturer series code category name specifications } warrantyEndsOn warrantyStatus expired: warrantyStatus(on: "2026-02-02") covered: warrantyStatus(on: "2026-02-01") prompts { code severity message { zh } } lastFaultCode lastRepairedOn }
    contracts { number serviceLevel startsOn endsOn amount { amount currency } }
    openTickets { number title ticketStatus faultCode phone { e164 } createdAt closedAt } recentTickets { number ticketStatus closedAt }
    serviceLevel prompts { code sn message { zh en } } reasons { code text { zh en } }
  } } }`;
const ask = async (phone: string) => (await door.ask(DOCUMENT, { as: 'AGENT', variables: { phone } }));

test.each([PHONE, '139-1234-5678', '+86 139 1234 5678', '１３９１２３４５６７８'])('EXACT: %s brings up the whole file', async (phone) => {
  const { data, errors } = await ask(phone);
  expect(errors).toBeUndefined();
  expect(data.prefill).toMatchObject({ input: phone, phone: `+86${PHONE}`, extension: null, match: 'EXACT', rejection: null });
  const [first, second] = data.prefill.candidates;
  expect(data.prefill.candidates).toHaveLength(2);
  expect(first).toEqual({
    customer: {
      customerId: ids.customerKey, name: '沈清和', kind: 'PERSON', emails: [],
      phones: [{ e164: '+86139****5678', extension: null, kind: 'MOBILE', display: '139****5678' }], // masked for an agent
      addresses: [{ city: '杭州市', district: '西湖区', display: '浙江省杭州市西湖区文三路97号3栋2单元501室' }],
      serviceLevel: 'GOLD',
    },
    devices: [{
      sn: SN, modelCode: 'KFR-35GW/N8HR3', modelName: '1.5匹壁挂空调', model: MODEL, warrantyEndsOn: '2026-02-01',
      warrantyStatus: 'EXPIRED', expired: 'EXPIRED', covered: 'IN_WARRANTY',
      prompts: [{ code: 'WARRANTY_EXPIRED', severity: 'WARNING', message: { zh: '该设备已过保,本次服务将按标准收费' } }],
      lastFaultCode: 'E5', lastRepairedOn: '2026-01-20',
    }],
    contracts: [{ number: CONTRACT, serviceLevel: 'PLATINUM', startsOn: '2026-01-01', endsOn: '2026-12-31', amount: { amount: '****', currency: 'CNY' } }],
    openTickets: [{ number: 'T1', title: '不制冷', ticketStatus: 'IN_PROGRESS', faultCode: 'E5', phone: { e164: '+86139****5678' }, createdAt: '2026-02-20T06:00:00.000Z', closedAt: null }],
    recentTickets: [{ number: 'T2', ticketStatus: 'CLOSED', closedAt: '2026-01-20T09:00:00.000Z' }],
    serviceLevel: 'PLATINUM',
    prompts: [{ code: 'WARRANTY_EXPIRED', sn: SN, message: { zh: '该设备已过保,本次服务将按标准收费', en: expect.stringContaining('out of warranty') } }],
    reasons: expect.arrayContaining([
      { code: 'EXACT_NUMBER', text: { zh: '号码完全一致', en: 'this very number' } },
      { code: 'OPEN_TICKETS', text: { zh: '有1张未结工单', en: '1 open ticket' } },
    ]),
  });
  expect(second.customer.name).toBe('闻人语');
  expect(second.reasons.map(({ code }: { code: string }) => code)).not.toContain('OWNS_DEVICES');
});

test.each([
  ['0571-88123456转8012', 'EXACT', '8012', 'EXACT_NUMBER'],
  ['0571-88123456', 'SWITCHBOARD', null, 'MAIN_LINE'],
  ['057188123456-8099', 'SWITCHBOARD', '8099', 'OTHER_EXTENSION'],
])('%s: %s', async (phone, match, extension, reason) => {
  const { data } = await ask(phone);
  expect(data.prefill).toMatchObject({ match, extension, phone: '+8657188123456' });
  expect(data.prefill.candidates).toMatchObject([{ customer: { name: '青禾电梯工程有限公司', kind: 'ORGANISATION' }, reasons: [{ code: reason }] }]);
});

test('NONE: nobody known by a number is an empty answer', async () => {
  expect((await ask('13700001234')).data.prefill).toMatchObject({ match: 'NONE', phone: '+8613700001234', rejection: null, candidates: [] });
});

test.each([
  ['待补', 'PLACEHOLDER'], ['11111111111', 'PLACEHOLDER'], ['1.38E+10', 'SPREADSHEET_DAMAGE'], ['138****1111', 'MASKED'], ['', 'BAD_FORMAT'],
])('INVALID: "%s" is answered with the reason %s, not with an error', async (phone, code) => {
  const { data, errors } = await ask(phone);
  expect(errors).toBeUndefined();
  expect(data.prefill).toMatchObject({
    input: phone, match: 'INVALID', phone: null, candidates: [],
    rejection: { code, expected: expect.any(String), message: expect.any(String), text: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) } },
  });
});
