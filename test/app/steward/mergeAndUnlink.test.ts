import type { Pool } from '../../../src/app/poolContext';
import { pinValue } from '../../../src/app/pinValue';
import { readChanges } from '../../../src/app/readChanges';
import { readAuditLog } from '../../../src/app/readAuditLog';
import { mergeGoldenRecords } from '../../../src/app/steward/mergeGoldenRecords';
import { readDecisionsAbout } from '../../../src/app/steward/readDecisions';
import { undoDecision } from '../../../src/app/steward/undoDecision';
import { unlinkSourceRecord } from '../../../src/app/steward/unlinkSourceRecord';
import type { UnlinkSourceRecord } from '../../../src/app/steward/unlinkSourceRecord';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { caller, contractRow, crmCustomer, golden, goldenIdOf, mesClient, mesDevice, repairRow, send } from '../../support/records';
import { codedCompany, decide, OTHER_STEWARD, queue, stranger } from '../../support/steward';
import { everything } from '../../support/stewardHistories';

const START = Date.UTC(2026, 0, 1);
let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool({ clock: () => START }); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

const merge = async (survivorId: string, ...mergedIds: string[]) => mergeGoldenRecords(pool, STEWARD, { survivorId, mergedIds, note: 'the same firm' });
const recordId = async (key: string): Promise<string> => (await pool.dataSource.query<{ id: string }[]>('select id from source_record where source_key = $1 order by id', [key]))[0]?.id ?? '';
const unlink = async (key: string, over: Partial<UnlinkSourceRecord> = {}) =>
  unlinkSourceRecord(pool, STEWARD, { sourceRecordId: await recordId(key), keepApart: true, withFormer: false, ...over });
const kinds = async (id: string): Promise<string> => (await readChanges(pool, ADMIN, { first: 100, filter: { goldenIds: [id] } })).changes.map(({ kind }) => kind).join(' ');
/** The older of two strangers, with a device, a contract and a pin on the younger. */
async function two(): Promise<{ older: string; younger: string; device: string }> {
  const older = await goldenIdOf(pool, crmCustomer('C1'));
  const younger = await goldenIdOf(pool, stranger('C2'));
  const named = { 客户名: '司徒丂', 联系电话: '13912340002' };
  await send(pool, stranger('C2', { 客户姓名: '司徒丂' }));
  const device = await goldenIdOf(pool, repairRow('QZ24010001AB', named));
  await send(pool, contractRow('HT-2024-001', { party_a: '司徒丂', party_phone: '13912340002', device_sns: 'QZ24010001AB' }));
  await pinValue(pool, STEWARD, { goldenId: younger, attribute: 'serviceLevel', value: 'PLATINUM', reason: 'agreed' });
  return { older, younger, device };
}
const owner = async (device: string): Promise<unknown> => (await golden(pool, 'device', device)).values['owner'];

test('the survivor is the steward\'s choice, however young; the old id and key lead to it', async () => {
  const { older, younger, device } = await two();
  const { key } = await golden(pool, 'customer', older);
  const { survivor, merged, decision, changes } = await merge(younger, older);
  expect([survivor.id, merged.map(({ id, mergedInto }) => `${id} ${mergedInto}`)]).toEqual([younger, [`${older} ${younger}`]]);
  expect(decision).toMatchObject({ kind: 'MERGE', judgement: 'MATCH', note: 'the same firm', decidedBy: 'steward' });
  expect(changes.map(({ kind }) => kind).sort()).toEqual(['MERGED', 'UPDATED']);
  expect([(await golden(pool, 'customer', older)).id, (await golden(pool, 'customer', key)).id]).toEqual([younger, younger]);
  expect(await owner(device)).toEqual({ type: 'customer', id: younger });
  // Every member is touched, in any order: nobody else survives.
  for (const row of [crmCustomer('C1', { 客户等级: '银卡' }), stranger('C2', { 客户姓名: '司徒丂', 客户等级: '银卡' })]) expect(await goldenIdOf(pool, row)).toBe(younger);
});

test.each([[0, 'the older'], [1, 'the survivor']])('the choice holds when both have been deleted and come back, %# first: %s', async (first) => {
  const rows = [crmCustomer('C1'), stranger('C2')];
  const [older, younger] = [await goldenIdOf(pool, crmCustomer('C1')), await goldenIdOf(pool, stranger('C2'))];
  await merge(younger, older);
  for (const row of rows) await send(pool, { ...row, input: { ...row.input, deleted: true } });
  expect((await golden(pool, 'customer', younger)).status).toBe('RETIRED');
  for (const row of first === 0 ? rows : [...rows].reverse()) await send(pool, row);
  expect([(await golden(pool, 'customer', older)).id, (await golden(pool, 'customer', younger)).id]).toEqual([younger, younger]);
});

test('undone, everything is as it was; and undone again, merged again', async () => {
  const { older, younger } = await two();
  const before = await everything(pool);
  const { decision } = await merge(younger, older);
  const merged = await everything(pool);
  const undo = await undoDecision(pool, STEWARD, { decisionId: decision.id, note: 'another firm' });
  expect(await everything(pool)).toEqual(before);
  expect(await kinds(older)).toBe('CREATED MERGED UNMERGED');
  expect((await golden(pool, 'customer', younger)).values['serviceLevel']).toBe('PLATINUM');
  const again = await undoDecision(pool, STEWARD, { decisionId: undo.decision.id });
  expect(await everything(pool)).toEqual(merged);
  await expect(undoDecision(pool, STEWARD, { decisionId: decision.id })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { remedy: expect.stringContaining(`decision ${again.decision.id} `) } });
  await undoDecision(pool, STEWARD, { decisionId: again.decision.id });
  expect(await everything(pool)).toEqual(before);
});

test('a machine\'s veto does not stand in the way of a person, in records of several members either', async () => {
  const one = await goldenIdOf(pool, codedCompany('C1', 1));
  const same = { 客户姓名: '青禾电梯工程有限公司', 固定电话: '0519-85550009' };
  await goldenIdOf(pool, codedCompany('C3', 1, same));
  const other = await goldenIdOf(pool, codedCompany('C2', 2));
  expect(other).not.toBe(one);
  const { survivor } = await merge(one, other);
  expect(survivor.id).toBe(one);
  for (const row of [codedCompany('C2', 2, { 客户等级: '普通' }), codedCompany('C3', 1, { ...same, 客户等级: '普通' })]) expect(await goldenIdOf(pool, row)).toBe(one);
});

test('whom a person keeps apart are not merged; the refusal says whose decision is to be undone', async () => {
  const { older, younger } = await two();
  const { decision } = await decide(pool, [older, younger], 'NO_MATCH', OTHER_STEWARD);
  await expect(merge(older, younger)).rejects.toMatchObject({
    code: 'CONFLICT', refusal: { got: expect.stringContaining(`another steward at 2026-01-01T00:00:00.000Z (decision ${decision.id})`), remedy: expect.stringContaining(`Undo decision ${decision.id}`) } });
  await undoDecision(pool, STEWARD, { decisionId: decision.id });
  await merge(older, younger);
});

test('what is parked may be merged', async () => {
  const { older, younger } = await two();
  await decide(pool, [older, younger], 'UNSURE');
  await merge(older, younger);
  expect(await queue(pool, { status: 'PARKED' })).toEqual([]);
});

test('of two who merge overlapping records one is told what has changed', async () => {
  const { older, younger } = await two();
  const third = await goldenIdOf(pool, stranger('C3'));
  const results = await Promise.allSettled([
    mergeGoldenRecords(pool, STEWARD, { survivorId: older, mergedIds: [younger] }),
    mergeGoldenRecords(pool, OTHER_STEWARD, { survivorId: third, mergedIds: [younger] }),
  ]);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringMatching(/MERGED by (another )?steward/), remedy: expect.stringMatching(new RegExp(`${older}|${third}`)) } });
});

test.each([['itself', (a: string) => [a]], ['nobody', () => []], ['one twice', (_a: string, b: string) => [b, b]]])('merging %s is refused', async (_title, mergedOf) => {
  const { older, younger } = await two();
  await expect(merge(older, ...mergedOf(older, younger))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a source record is taken out alone: its golden record comes back, what came by other records stays', async () => {
  const { older, younger, device } = await two();
  await merge(older, younger);
  const { from, to, decision } = await unlink('C2');
  expect([from.id, to.id, decision.kind]).toEqual([older, younger, 'UNLINK']);
  expect(await owner(device)).toEqual({ type: 'customer', id: older }); // the repair row's own customer has stayed
  expect(await kinds(younger)).toMatch(/MERGED UNMERGED/);
});

test('what refers to a source record goes with it, and back', async () => {
  const firm = await goldenIdOf(pool, codedCompany('C1', 1));
  expect(await goldenIdOf(pool, mesClient('K1'))).toBe(firm);
  const device = await goldenIdOf(pool, mesDevice('QZ24010001AB', { 委托方编码: 'K1' }));
  const buyer = async (): Promise<unknown> => (await golden(pool, 'device', device)).values['buyer'];
  const { to, decision, changes } = await unlink('K1');
  expect(await buyer()).toEqual({ type: 'customer', id: to.id });
  expect(changes.map(({ kind, type }) => `${kind} ${type}`)).toEqual(['CREATED customer', 'UPDATED device']);
  await undoDecision(pool, STEWARD, { decisionId: decision.id });
  expect(await buyer()).toEqual({ type: 'customer', id: firm });
  expect((await golden(pool, 'customer', to.id)).id).toBe(firm);
});

test('with its whole former sub-tree it takes back id, pins, devices and contracts', async () => {
  const { older, younger, device } = await two();
  const before = await everything(pool) as { goldens: unknown };
  await merge(older, younger);
  expect((await golden(pool, 'customer', older)).values['serviceLevel']).toBe('PLATINUM');
  const { from, to } = await unlink('C2', { withFormer: true });
  expect([from.id, to.id]).toEqual([older, younger]);
  expect(await owner(device)).toEqual({ type: 'customer', id: younger });
  expect((await golden(pool, 'contract', 'HT-2024-001')).values['customer']).toEqual({ type: 'customer', id: younger });
  const after = await everything(pool) as { goldens: unknown };
  expect(after.goldens).toEqual(before.goldens);
  // It stays apart, however like it becomes.
  await send(pool, stranger('C2', { 客户姓名: '沈清和', 手机: '13912345678' }));
  expect((await golden(pool, 'customer', younger)).id).toBe(younger);
});

test('from the survivor\'s side the survivor keeps its id', async () => {
  const { older, younger } = await two();
  await merge(older, younger);
  const { from, to } = await unlink('C1', { withFormer: true });
  expect([from.id, to.id]).toEqual([younger, older]);
});

test('the founder that is taken out leaves the id to the others, and undoing gives it back', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await goldenIdOf(pool, caller('T1'));
  const before = await everything(pool);
  const { from, to, decision } = await unlink('C1');
  expect(from.id).toBe(id);
  expect(to.id).not.toBe(id);
  expect(await goldenIdOf(pool, crmCustomer('C1', { 客户等级: '银卡' }))).toBe(to.id);
  await send(pool, crmCustomer('C1'));
  await undoDecision(pool, STEWARD, { decisionId: decision.id });
  const after = await everything(pool) as { goldens: { provenance: unknown }[] };
  expect(after).toEqual(before);
});

test('not kept apart, it is parked: no machine joins it until a steward decides', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await goldenIdOf(pool, caller('T1'));
  const { to } = await unlink('T1', { keepApart: false, note: 'ask him' });
  expect(await queue(pool, { status: 'PARKED' })).toMatchObject([{ a: id, b: to.id }]);
  expect(await goldenIdOf(pool, caller('T1'))).toBe(to.id);
});

test.each<[string, string, Partial<UnlinkSourceRecord>, string]>([
  ['one that is alone', 'C1', {}, 'CONFLICT'], ['one that no steward has merged, with its former', 'C1', { withFormer: true }, 'CONFLICT'],
  ['one that nobody knows', 'C1', { sourceRecordId: '999' }, 'NOT_FOUND'], ['what is no id', 'C1', { sourceRecordId: 'x' }, 'NOT_FOUND'],
])('taking out %s is refused', async (_title, key, over, code) => {
  await goldenIdOf(pool, crmCustomer('C1'));
  await expect(unlink(key, over)).rejects.toMatchObject({ code });
});

test('a decision on which a later one rests is undone after it', async () => {
  const { older, younger } = await two();
  const { decision } = await merge(older, younger);
  const unlinked = await unlink('C2');
  await expect(undoDecision(pool, STEWARD, { decisionId: decision.id })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { remedy: expect.stringContaining(`Undo decision ${unlinked.decision.id}`) } });
  await undoDecision(pool, STEWARD, { decisionId: unlinked.decision.id });
  await undoDecision(pool, STEWARD, { decisionId: decision.id });
  expect((await golden(pool, 'customer', younger)).id).toBe(younger);
  expect((await readDecisionsAbout(pool, STEWARD, { goldenId: older, before: null, first: 10 })).map(({ kind }) => kind)).toEqual(['UNDO', 'UNDO', 'UNLINK', 'MERGE']);
});

test('devices: references by golden key follow a chain of merges and come back', async () => {
  const sns = ['QZ24010001AB', 'QZ24010002CD', 'QZ24010003EF'];
  const [a = '', b = '', c = ''] = await Promise.all(sns.map(async (sn) => goldenIdOf(pool, mesDevice(sn))));
  await send(pool, contractRow('HT-2024-001', { device_sns: sns[0] ?? '' }));
  const devices = async (): Promise<unknown> => (await golden(pool, 'contract', 'HT-2024-001')).values['devices'];
  const before = await everything(pool);
  const first = await merge(b, a);
  expect(await devices()).toEqual([{ type: 'device', id: b }]);
  const second = await merge(c, b);
  expect(await devices()).toEqual([{ type: 'device', id: c }]);
  expect((await golden(pool, 'device', sns[0] ?? '')).id).toBe(c);
  await undoDecision(pool, STEWARD, { decisionId: second.decision.id });
  expect(await devices()).toEqual([{ type: 'device', id: b }]);
  await undoDecision(pool, STEWARD, { decisionId: first.decision.id });
  expect(await everything(pool)).toEqual(before);
});

test('one group of changes, and everything is in the audit log', async () => {
  const { older, younger } = await two();
  const { decision } = await merge(older, younger);
  const { changes } = await readChanges(pool, ADMIN, { first: 1000 });
  const group = changes.filter(({ cause }) => (cause['decisions'] as string[] | undefined)?.includes(decision.id));
  expect(group.map(({ kind }) => kind).sort()).toEqual(['MERGED', 'UPDATED', 'UPDATED', 'UPDATED']); // the survivor, its device, its contract
  expect(changes.slice(-4)).toEqual(group);
  await unlink('C2').catch(() => null);
  await undoDecision(pool, STEWARD, { decisionId: '999' }).catch(() => null);
  const { entries } = await readAuditLog(pool, ADMIN, { operations: ['mergeGoldenRecords', 'unlinkSourceRecord', 'undoDecision'] }, { after: null, first: 3 });
  expect(entries.map(({ operation, outcome, goldenId, reason }) => [operation, outcome, goldenId, reason])).toEqual([
    ['undoDecision', 'REFUSED', null, null], ['unlinkSourceRecord', 'DONE', expect.anything(), null], ['mergeGoldenRecords', 'DONE', older, 'the same firm']]);
  expect(entries[2]).toMatchObject({ after: { serviceLevel: 'PLATINUM' }, details: { decisionId: decision.id, goldenIds: [older, younger] } });
});
