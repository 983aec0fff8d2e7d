import { createHmac } from 'node:crypto';
import { pinValue } from '../../src/app/pinValue';
import { decidePair } from '../../src/app/steward/decidePairs';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { UpsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { saveMappingDraft } from '../../src/app/mapping/drafts';
import { mappingInForce } from '../../src/storage/sourceSystems';
import { lookAtChanges } from '../../src/app/changeRules/onChanges';
import { publishChangeRule, saveChangeRule } from '../../src/app/changeRules/rules';
import { simulateChangeRule } from '../../src/app/changeRules/simulate';
import { readChanges } from '../../src/app/readChanges';
import { saveConfigurationDraft } from '../../src/app/configuration/drafts';
import { PERMISSIONS, ROLES, SEEN_CLEAR } from '../../src/app/access';
import type { Permission, Role } from '../../src/app/access';
import { customerMatchModel } from '../../src/core/matching/models/customer';
import type { JsonObject } from '../../src/core/model/json';
import type { Sensitivity } from '../../src/core/model/entityType';
import { ADMIN } from '../support/pool';
import { mergedAnew, takeBackAll } from '../support/steward';
import { erpContract, mesDevice, ticket } from './support/company';
import { openDoor } from './support/door';
import type { Door } from './support/door';

/**
 * Every operation × role × sensitivity, against the one table: whatever an operation carries is seen by a role
 * exactly if the table says so. Each secret is a fragment that no mask leaves.
 */
const SECRETS = {
  NAME: ['瑾瑜'],
  CONTACT: ['77778888', 'jinyu', '1397777888'],
  // Digits alone may stand in a hash by chance.
  LOCATION: ['7701室', '"7701"', '31栋'],
  IDENTITY: ['19491231', createHmac('sha256', 'a key for tests').update('11010519491231002X').digest('hex')],
  COMMERCIAL: ['98765'],
} as const satisfies Partial<Record<Sensitivity, readonly string[]>>;
type Secret = keyof typeof SECRETS;
const SECRET_NAMES = Object.keys(SECRETS) as Secret[];

const OTHER_PHONE = '13911112222';
const SN = 'QZ24010001AB';
const CONTRACT = 'HT-2026-0001';
let door: Door;
let ids: { readonly customer: string; readonly contract: string; readonly twin: string };
/** Whoever has the customer's file in hand twice. */
const pairId = (): string => `${[ids.customer, ids.twin].sort().join('.')}.0`;
const undecide = async (): Promise<unknown> => takeBackAll(door.pool);
let [mergeId, twinRecord] = ['', ''];
let draftId = '';
/** A draft under which nobody is found to be the same: every pair is an example. */
const stricter = async (): Promise<void> => {
  const content = JSON.parse(JSON.stringify(customerMatchModel)) as JsonObject;
  ({ id: draftId } = await saveConfigurationDraft(door.pool, ADMIN, { id: null, kind: 'MATCH_MODEL', type: 'customer', content: { ...content, thresholds: { link: 90, join: 90, review: 80 } }, note: null, seenRevision: null, rebase: false }));
};
let mappingDraftId = '';
/** Contacts out of the field that holds the identity number: nothing of it may be seen there. */
const withoutLevel = async (): Promise<void> => {
  const spec = JSON.parse(JSON.stringify((await mappingInForce(door.pool.dataSource.manager, 'crm', 'customer'))?.spec)) as { outputs: { attributes: Record<string, unknown> }[] };
  Object.assign(spec.outputs[0]?.attributes ?? {}, { contacts: { field: '身份证后四位或统一社会信用代码' }, serviceLevel: { field: '备注' }, emails: { constant: null } });
  ({ id: mappingDraftId } = await saveMappingDraft(door.pool, ADMIN, { system: 'crm', type: 'customer', spec, layout: null, draftId: null, note: null, seenRevision: null, rebase: false }));
};
const merged = async (): Promise<void> => {
  mergeId = await mergedAnew(door.pool, ids.customer, ids.twin);
  [{ id: twinRecord }] = await door.pool.dataSource.query<[{ id: string }]>(`select id from source_record where source_key = 'C8'`);
};
const push = async (system: string, type: string, records: UpsertSourceRecords['records']) => upsertSourceRecords(door.pool, ADMIN, { system, type, records });

const customerRow = (over: Record<string, string> = {}) => ({
  sourceKey: 'C1', payload: {
    客户编号: 'C1', 客户姓名: '诸葛瑾瑜', 客户类型: '个人', 手机: '13977778888', 固定电话: OTHER_PHONE, 邮箱: 'jinyu@firm.cn',
    省: '浙江省', 市: '杭州市', 区县: '西湖区', 详细地址: '文三路97号31栋2单元7701室', 身份证后四位或统一社会信用代码: '11010519491231002X', 客户等级: '金卡', 备注: '诸葛瑾瑜 13977778888', ...over,
  },
});

beforeAll(async () => {
  door = await openDoor();
  const { results: [customer] } = await push('crm', 'customer', [customerRow({ 更新时间: '2026/1/5 10:00' })]);
  await push('crm', 'customer', [customerRow({ 更新时间: '2026/1/6 10:00', 客户等级: '银卡' })]); // a second version
  await push('crm', 'customer', [{ ...customerRow({ 客户编号: 'C9', 手机: '1397777888', 固定电话: '', 客户姓名: '司徒南', 邮箱: '', 详细地址: '文二路1号', 身份证后四位或统一社会信用代码: '' }), sourceKey: 'C9' }]);
  await push('mes', 'device', [mesDevice(SN)]);
  await push('repair', 'device', [{ sourceKey: SN, payload: { 序列号: SN, 机型: 'KFR35GW-N8HR3', 客户名: '诸葛瑾瑜', 联系电话: '13977778888', 最近故障代码: 'E5' } }]);
  const { results: [contract] } = await push('erp', 'contract', [erpContract(CONTRACT, { party_a: '诸葛瑾瑜', party_phone: '13977778888', amount: '98765.00' })]);
  await push('400客服', 'ticket', [ticket('T1', { phone: '13977778888', title: '不制冷,请回电13977778888' })]);
  const { results: [twin] } = await push('crm', 'customer', [{ ...customerRow({ 客户编号: 'C8', 客户姓名: '尉迟敬德', 手机: '13977778889', 固定电话: '', 邮箱: '', 省: '四川省', 市: '成都市', 区县: '武侯区', 详细地址: '人民南路7号', 身份证后四位或统一社会信用代码: '' }), sourceKey: 'C8' }]);
  ids = { customer: customer?.goldenId ?? '', contract: contract?.goldenId ?? '', twin: twin?.goldenId ?? '' };
  const pin = async (goldenId: string, attribute: string, value: string): Promise<unknown> => pinValue(door.pool, ADMIN, { goldenId, attribute, value, reason: 'as 13977778888 said' });
  await pin(ids.customer, 'emails', 'jinyu@firm.cn');
  await pin(ids.customer, 'name', '诸葛瑾瑜');
  await pin(ids.customer, 'identityNumber', '11010519491231002X');
  await pin(ids.customer, 'addresses', '浙江省杭州市西湖区文三路97号31栋2单元7701室');
  const { id: rule } = await saveChangeRule(door.pool, ADMIN, { ...RULE, id: null, note: null, seenRevision: null });
  const { confirmation } = await simulateChangeRule(door.pool, ADMIN, RULE.spec, 0);
  await publishChangeRule(door.pool, ADMIN, { id: rule, confirmation, backfill: false });
  await pin(ids.contract, 'amount', '98765.00');
  await pin(ids.customer, 'serviceLevel', 'GOLD');
  await readChanges(door.pool, ADMIN, { first: 1 });
  while (await lookAtChanges(door.pool));
  const [{ nodes: [{ id: notification, task: { id: task } }] }] = Object.values((await door.ask('{ notifications(group: "x") { nodes { id task { id } } } }')).data as Record<string, never>) as unknown as [{ nodes: [{ id: string; task: { id: string } }] }];
  told = { notification, task };
});
let told = { notification: '', task: '' };
const NAMED = { zh: '{name} {phones} {emails} {addresses} {identityNumber}', en: '{before.name} {before.phones}' };
const RULE = { name: 'tells all', spec: { type: 'customer', when: { on: 'CHANGE' }, actions: [{ do: 'TASK', group: 'x', title: NAMED }] } };
afterAll(async () => door.close());

const parked = async (): Promise<void> => {
  await undecide();
  await decidePair(door.pool, ADMIN, { pairId: pairId(), judgement: 'UNSURE', note: '瑾瑜 13977778888' });
};

const PHONES = 'phones { e164 extension kind display }';
const ADDRESS = '{ province city district road number estate building unit floor room landmark rest text display }';
const CUSTOMER = `{ key values name party { name contact } ${PHONES} emails addresses ${ADDRESS} contacts creditCode serviceLevel }`;
const DEVICE = `{ key values installAddress ${ADDRESS} owner ${CUSTOMER} }`;
const CONTRACT_FIELDS = '{ key values amount { amount currency } }';
const TICKET = '{ key values title phone { e164 display } }';
const SOURCES = 'sources { payload values rejections { got } }';
const PROVENANCE = 'provenance { value raw runnersUp { value } }';
const PROVENANCE_SOURCES = 'provenance { sourceRecord { payload values } agreeing { payload values } runnersUp { sourceRecord { payload values } } }';
const HISTORY = 'history(first: 50) { nodes { values } }';
const PERSONAL: readonly Secret[] = ['NAME', 'CONTACT', 'LOCATION'];

interface Probe {
  readonly operation: string;
  readonly permission: Permission;
  readonly document: () => string;
  /** Of what it shows something; the others must not be seen at all. */
  readonly carries: readonly Secret[];
  /** What is to be done before it is asked each time. */
  readonly eachTime?: () => Promise<unknown>;
}

const PROBES: Probe[] = [
  { operation: 'prefill', permission: 'prefill', carries: [...PERSONAL, 'COMMERCIAL'],
    document: () => `{ prefill(phone: "${OTHER_PHONE}") { phone candidates { customer ${CUSTOMER} devices ${DEVICE} relatedDevices ${DEVICE} contracts ${CONTRACT_FIELDS} openTickets ${TICKET} recentTickets ${TICKET} } } }` },
  { operation: 'customer', permission: 'readRecords', carries: [...PERSONAL, 'COMMERCIAL'],
    document: () => `{ customer(id: "${ids.customer}") { ...c ${PROVENANCE} ${HISTORY} devices ${DEVICE} contracts ${CONTRACT_FIELDS} tickets ${TICKET} } } fragment c on Customer ${CUSTOMER}` },
  { operation: 'device', permission: 'readRecords', carries: PERSONAL, document: () => `{ device(sn: "${SN}") { ...d ${PROVENANCE} ${HISTORY} tickets ${TICKET} buyer ${CUSTOMER} } } fragment d on Device ${DEVICE}` },
  { operation: 'contract', permission: 'readRecords', carries: [...PERSONAL, 'COMMERCIAL'], document: () => `{ contract(number: "${CONTRACT}") { ...k ${PROVENANCE} ${HISTORY} customer ${CUSTOMER} } } fragment k on Contract ${CONTRACT_FIELDS}` },
  { operation: 'goldenRecord', permission: 'readRecords', carries: PERSONAL, document: () => `{ goldenRecord(type: "customer", key: "${ids.customer}") { key values ${PROVENANCE} ${HISTORY} } }` },
  { operation: 'searchRecords', permission: 'searchRecords', carries: PERSONAL, document: () => `{ searchRecords(text: "${OTHER_PHONE}") { nodes { key values ... on Customer ${CUSTOMER} } edges { matchedOn node { values ${PROVENANCE} } } } }` },
  { operation: 'goldenRecord as of a moment', permission: 'readRecords', carries: ['NAME', 'CONTACT', 'LOCATION'], document: () => `{ goldenRecord(type: "customer", key: "${ids.customer}", asOf: "2026-03-01T02:00:00Z") { values ... on Customer { tickets ${TICKET} } } }` },
  { operation: 'customer.sources', permission: 'readSourceRecords', carries: PERSONAL, document: () => `{ customer(id: "${ids.customer}") { ${SOURCES} ${PROVENANCE_SOURCES} } }` },
  { operation: 'sourceRecord', permission: 'readSourceRecords', carries: PERSONAL, document: () => '{ sourceRecord(system: "crm", type: "customer", sourceKey: "C1") { payload values rejections { got } } }' },
  { operation: 'sourceRecord with a rejection', permission: 'readSourceRecords', carries: ['CONTACT'], document: () => '{ sourceRecord(system: "crm", type: "customer", sourceKey: "C9") { rejections { got message } } }' },
  { operation: 'changes', permission: 'followChanges', carries: [...PERSONAL, 'COMMERCIAL'], document: () => '{ changes(first: 500) { nodes { before after cause } } }' },
  { operation: 'auditEntries', permission: 'readAuditLog', carries: [...PERSONAL, 'COMMERCIAL'], document: () => '{ auditEntries(first: 500) { nodes { before after reason details } } }' },
  { operation: 'pinValue', permission: 'pinValues', carries: PERSONAL, document: () => `mutation { pinValue(goldenId: "${ids.customer}", attribute: "serviceLevel", value: "GOLD", reason: "test") { values ${PROVENANCE} ${HISTORY} ${SOURCES} } }` },
  { operation: 'unpinValue', permission: 'pinValues', carries: PERSONAL, document: () => `mutation { pinValue(goldenId: "${ids.customer}", attribute: "serviceLevel", value: "GOLD", reason: "test") { id } unpinValue(goldenId: "${ids.customer}", attribute: "serviceLevel") { values ${PROVENANCE} ${HISTORY} } }` },
  { operation: 'decidePair', permission: 'decide', carries: PERSONAL, eachTime: undecide,
    document: () => `mutation { decidePair(pairId: "${pairId()}", judgement: UNSURE, note: "瑾瑜 13977778888") { decision { note } goldenRecords { values ${PROVENANCE} ${HISTORY} ${SOURCES} } changes { before after } pair { a { values } b { values } evidence { a { payload values } b { payload } } decision { note } } } }` },
  { operation: 'decidePairs', permission: 'decide', carries: PERSONAL, eachTime: undecide,
    document: () => `mutation { decidePairs(decisions: [{ pairId: "${pairId()}", judgement: MATCH, note: "13977778888" }]) { changes { before after } outcomes { goldenRecords { values } changes { before after } } } }` },
  { operation: 'mergeGoldenRecords', permission: 'decide', carries: PERSONAL, eachTime: undecide,
    document: () => `mutation { mergeGoldenRecords(survivorId: "${ids.twin}", mergedIds: ["${ids.customer}"], note: "13977778888") { decision { note } survivor { values ${PROVENANCE} ${SOURCES} } merged { values ${HISTORY} } changes { before after } } }` },
  { operation: 'unlinkSourceRecord', permission: 'decide', carries: PERSONAL, eachTime: merged,
    document: () => `mutation { unlinkSourceRecord(sourceRecordId: "${twinRecord}", note: "13977778888") { from { values ${SOURCES} } to { values ${HISTORY} } goldenRecords { values } changes { before after } } }` },
  { operation: 'undoDecision', permission: 'decide', carries: PERSONAL, eachTime: merged,
    document: () => `mutation { undoDecision(decisionId: "${mergeId}", note: "13977778888") { decision { note } goldenRecords { values } changes { before after } } }` },
  { operation: 'explainMatch', permission: 'readReviewPairs', carries: PERSONAL, eachTime: parked,
    document: () => `{ explainMatch(type: "customer", a: "${ids.customer}", b: "${ids.twin}") { sentences { zh en } comparisons { valueA valueB term } a { payload values } b { values } goldenA { values } goldenB { values } decision { note } } }` },
  { operation: 'reviewPairs', permission: 'readReviewPairs', carries: PERSONAL, eachTime: parked,
    document: () => '{ reviewPairs(status: PARKED) { nodes { a { values } b { values } rivals { values } evidence { a { payload values } b { payload values } } decision { note } claim { claimedBy } } } }' },
  { operation: 'claimReviewPairs', permission: 'decide', carries: PERSONAL, eachTime: parked, document: () => `mutation { claimReviewPairs(pairIds: ["${pairId()}"]) { a { values } b { values } evidence { a { payload } } } }` },
  { operation: 'releaseReviewPairs', permission: 'decide', carries: PERSONAL, eachTime: parked, document: () => `mutation { releaseReviewPairs(pairIds: ["${pairId()}"]) { a { values } b { values } evidence { a { payload } } } }` },
  { operation: 'tryConfigurationDraft', permission: 'configure', carries: PERSONAL, eachTime: stricter,
    document: () => `mutation { tryConfigurationDraft(draftId: "${draftId}", examples: 200) { pairs { a { payload values } b { payload values } } values { before after } } }` },
  { operation: 'previewExclusion', permission: 'configure', carries: ['CONTACT'],
    document: () => 'mutation { previewExclusion(system: "crm") { attributes { attribute } examples { before after } } }' },
  { operation: 'previewMapping', permission: 'editMappings', carries: PERSONAL, eachTime: withoutLevel,
    document: () => `mutation { previewMapping(draftId: "${mappingDraftId}", limit: 200) { records { payload outputs { before after dropped { got } } } coverage { failures { got } unmapped { got } } changes { before after } } }` },
  { operation: 'mappingSample', permission: 'readMappings', carries: PERSONAL, document: () => '{ mappingSample(system: "crm", type: "customer") { fields { path examples } payloads } }' },
  { operation: 'decisions', permission: 'readReviewPairs', carries: ['NAME', 'CONTACT'], eachTime: parked, document: () => `{ decisions(goldenId: "${ids.customer}") { note decidedBy } }` },
];
const TASK = 'task { title { zh en } }';
PROBES.push(
  { operation: 'notifications', permission: 'readNotifications', carries: PERSONAL, document: () => `{ notifications(group: "x") { nodes { message { zh en } ${TASK} } } }` },
  { operation: 'tasks', permission: 'readNotifications', carries: PERSONAL, document: () => '{ tasks(group: "x") { nodes { title { zh en } } } }' },
  { operation: 'acknowledgeNotifications', permission: 'handleNotifications', carries: PERSONAL, document: () => `mutation { acknowledgeNotifications(ids: ["${told.notification}"]) { message { zh en } ${TASK} } }` },
  { operation: 'assignNotification', permission: 'handleNotifications', carries: PERSONAL, document: () => `mutation { assignNotification(id: "${told.notification}") { message { zh en } ${TASK} } }` },
  { operation: 'updateTask', permission: 'handleNotifications', carries: PERSONAL, document: () => `mutation { updateTask(id: "${told.task}", state: IN_PROGRESS) { title { zh en } } }` },
  { operation: 'simulateChangeRule', permission: 'writeChangeRules', carries: PERSONAL, document: () => `mutation { simulateChangeRule(input: { name: "x", spec: ${JSON.stringify(RULE.spec).replace(/"(\w+)":/g, '$1:')} }, since: "2020-01-01T00:00:00Z") { examples { tells { text { zh en } } } } }` },
);
/** Operations that show no stored value, or show one on purpose. */
const WITHOUT_VALUES = {
  upsertSourceRecords: 'tells the sender of its own records', unmaskValue: 'is there to show a value, and writes down that it did',
  ...Object.fromEntries(['unknownCodes', 'decideCode', 'suggestMapping', 'exportMapping', 'importMapping', 'mappings', 'mappingDrafts', 'mappingDraft', 'mappingVersions', 'mappingVersion', 'mappingDiff', 'mappingRuns', 'mappingRun', 'saveMappingDraft', 'discardMappingDraft', 'publishMapping', 'rollbackMapping', 'pauseMappingRun', 'resumeMappingRun']
    .map((name) => [name, 'mappings, numbers and keys; codes of a sample in an issue, which are nobody\'s'])),
  previewMappingRollback: 'shows what previewMapping shows', translate: 'shows the caller what the caller sent',
  previewExclusionEnd: 'shows what previewExclusion shows', sourceImports: 'file names, no records', exclusions: 'no records', excludeSource: 'no records', endSourceExclusion: 'no records',
  tryConfigurationRollback: 'shows what tryConfigurationDraft shows', trainMatchModel: 'makes a draft: no values but how common they are',
  ...Object.fromEntries(['configurations', 'configurationDraft', 'configurationVersions', 'saveConfigurationDraft', 'publishConfiguration', 'rollbackConfiguration', 'discardConfigurationDraft'].map((name) => [name, 'configuration, no records'])),
  ...Object.fromEntries(['changeRules', 'changeRule', 'changeRuleVersions', 'changeRuleFirings', 'changeRuleCalendar', 'saveChangeRule', 'publishChangeRule', 'rollbackChangeRule', 'stopChangeRule'].map((name) => [name, 'rules, and keys of records'])),
  overview: 'counts and source keys',
  ...Object.fromEntries(['viewer', 'entityTypes', 'sourceSystems', 'sourceFieldNames', 'accessTokens', 'createToken', 'revokeToken', 'addSourceSystem'].map((name) => [name, 'who asks, and what is declared: no records'])),
  ...Object.fromEntries(['webhookEndpoints', 'webhookEndpoint', 'webhookDeliveries', 'createWebhookEndpoint', 'updateWebhookEndpoint', 'setWebhookEndpointState', 'rotateWebhookSecret', 'replayWebhookEvent', 'replayWebhook', 'pushWebhookDeliveries']
    .map((name) => [name, 'endpoints; a body that is kept is masked for the endpoint\'s role, and nobody who may look sees less than that'])),
  ...Object.fromEntries(['resolveModelCode', 'modelCodeQueue', 'deviceModels', 'aliases', 'previewModelCode', 'modelCodeRules', 'decideModelCode', 'retireAlias', 'undoModelCodeDecision', 'confirmModelCodeRule', 'retireModelCodeRule']
    .map((name) => [name, 'shows models, codes and serial numbers, which are open to all who may ask'])),
};

test('every operation of the schema is probed', async () => {
  const { data } = await door.ask('{ __schema { queryType { fields { name } } mutationType { fields { name } } subscriptionType { fields { name } } } }');
  const { queryType, mutationType, subscriptionType } = data.__schema;
  const fields = [queryType, mutationType, subscriptionType].flatMap((type) => type?.fields ?? []) as { name: string }[];
  const probed = new Set([...PROBES.map(({ operation }) => operation), ...Object.keys(WITHOUT_VALUES)]);
  expect(fields.map(({ name }) => name).filter((name) => !probed.has(name))).toEqual([]);
});

const seen = (text: string, secret: Secret): boolean => SECRETS[secret].some((fragment) => text.includes(fragment));

describe.each(PROBES)('$operation', ({ permission, document, carries, eachTime }) => {
  beforeEach(async () => eachTime?.());

  test.each(ROLES)('%s', async (role: Role) => {
    const may = (PERMISSIONS[permission] as readonly Role[]).includes(role);
    const answer = await door.ask(document(), { as: role });
    expect(answer.codes).toEqual(may ? [] : expect.arrayContaining(['FORBIDDEN']));
    const text = JSON.stringify([answer.data ?? null, answer.errors ?? null]);
    const expected = Object.fromEntries(SECRET_NAMES.map((secret) => [secret, may && carries.includes(secret) && (SEEN_CLEAR[role] as readonly Sensitivity[]).includes(secret)]));
    expect(Object.fromEntries(SECRET_NAMES.map((secret) => [secret, seen(text, secret)]))).toEqual(expected);
  });
});

test('unmasking shows the one value and no other', async () => {
  const { data } = await door.ask(`mutation { unmaskValue(goldenId: "${ids.customer}", attribute: "phones", reason: "to call back") { value } }`, { as: 'AGENT' });
  const text = JSON.stringify(data);
  expect(text).toContain('77778888');
  expect(SECRET_NAMES.filter((secret) => seen(text, secret))).toEqual(['CONTACT']);
});

test('no log line holds anything of it', async () => {
  await door.ask('{ customer(id: "瑾瑜 13977778888 jinyu@firm.cn") { nothing } }');
  await door.ask(`{ prefill(phone: "139 7777 8888") { match } }`, { as: 'AGENT' });
  await door.http.get(`/graphql?query=${encodeURIComponent('{ prefill(phone: "13977778888") { match } }')}`).set('authorization', `Bearer ${door.tokens.AGENT}`);
  expect(door.log().length).toBeGreaterThan(0);
  // Short numbers of the table may stand in a time by chance.
  expect(Object.values(SECRETS).flat().filter((fragment) => fragment.length > 5 || /\D/.test(fragment)).filter((fragment) => door.log().includes(fragment))).toEqual([]);
});
