import { lookAtChanges } from '../../../src/app/changeRules/onChanges';
import { fireTimers, setTimersPage } from '../../../src/app/changeRules/onTime';
import { acknowledge, assign, lookForPrompts, readAttachedPrompts, readNotifications, readTasks, updateTask } from '../../../src/app/changeRules/notifications';
import { publishChangeRule, readChangeRule, readRuleFirings, readRuleVersions, rollbackChangeRule, saveChangeRule, stopChangeRule } from '../../../src/app/changeRules/rules';
import { setPendingValues } from '../../../src/app/changeRules/setValues';
import { readRuleCalendar, simulateChangeRule } from '../../../src/app/changeRules/simulate';
import { pinValue } from '../../../src/app/pinValue';
import { readChanges } from '../../../src/app/readChanges';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { crmCustomer, golden, mesDevice, send } from '../../support/records';

const DAY_MS = 86_400_000;
let held: TestPool;
let now = Date.parse('2026-03-02T02:00:00Z');
beforeAll(async () => { held = await createTestPool({ clock: () => now }); });
afterEach(async () => {
  await work();
  keys.clear();
  for (const id of mine.splice(0)) if ((await readChangeRule(held.pool, ADMIN, id)).state === 'PUBLISHED') await stopChangeRule(held.pool, ADMIN, id, 'the test is over');
});
afterAll(async () => held.close());

const mine: string[] = [];
/** What the background would do by now, on as many nodes as it likes. */
const work = async (): Promise<void> => {
  await readChanges(held.pool, ADMIN, { first: 1 });
  const all = async (step: () => Promise<boolean>): Promise<void> => { while (await step()); };
  for (let round = 0; round < 6; round += 1) {
    await Promise.all([all(async () => lookAtChanges(held.pool)), all(async () => setTimersPage(held.pool)), all(async () => lookAtChanges(held.pool))]);
    await Promise.all([all(async () => fireTimers(held.pool)), all(async () => fireTimers(held.pool))]);
    await all(async () => setPendingValues(held.pool));
    await readChanges(held.pool, ADMIN, { first: 1 });
  }
};
const published = async (spec: object, { backfill = false }: { readonly backfill?: boolean } = {}): Promise<string> => {
  const { id } = await saveChangeRule(held.pool, STEWARD, { id: null, name: 'a rule', spec, note: null, seenRevision: null });
  mine.push(id);
  const { confirmation } = await simulateChangeRule(held.pool, STEWARD, spec, now - DAY_MS);
  await publishChangeRule(held.pool, STEWARD, { id, confirmation, backfill });
  await work();
  return id;
};
let made = 0;
/** Of the devices of one test: rules look at those of the others too. */
const keys = new Set<string>();
const device = async (warrantyEndsOn: string, key?: string): Promise<{ key: string; id: string }> => {
  made += 1;
  const sn = key ?? `RU${String(made).padStart(6, '0')}`;
  keys.add(sn);
  const { goldenId } = await send(held.pool, mesDevice(sn, { 保修到期日: warrantyEndsOn }));
  return { key: sn, id: goldenId ?? '' };
};
const firings = async (id: string) => (await readRuleFirings(held.pool, STEWARD, { id, outcome: null, after: null, first: 100 })).firings.filter(({ goldenKey }) => keys.has(goldenKey)).map(({ goldenKey, outcome, reason, dueAt }) => ({ goldenKey, outcome, reason, dueAt: new Date(dueAt).toISOString() }));
const told = async (group: string) => (await readNotifications(held.pool, STEWARD, { group, acknowledged: null, after: null, first: 100 })).notifications.filter(({ goldenKey }) => keys.has(goldenKey));
const ON_CHANGE = { on: 'CHANGE', attributes: ['warrantyEndsOn'], kinds: ['UPDATED'] };
const ON_TIME = { on: 'TIME', attribute: 'warrantyEndsOn', offsetDays: -30, at: '09:00', timeZone: 'Asia/Shanghai' };
let groups = 0;
const newGroup = (): string => { groups += 1; return `group ${groups}`; };
const notify = (group: string) => ({ do: 'NOTIFY', group, message: { zh: '{key}保修改到{warrantyEndsOn}(原{before.warrantyEndsOn})', en: '{key}: warranty moved to {warrantyEndsOn}' } });

test('on a change: a notification and a task, once, for what comes after publication; nothing for a draft', async () => {
  const group = newGroup();
  const spec = { type: 'device', when: ON_CHANGE, condition: 'after.warrantyEndsOn > before.warrantyEndsOn', actions: [notify(group), { do: 'TASK', group, title: { zh: '确认{key}续保', en: 'Check the renewal of {key}' }, dueInDays: 3 }] };
  const [one, two] = [await device('2027-01-01'), await device('2027-01-01')];
  const { id } = await saveChangeRule(held.pool, STEWARD, { id: null, name: 'renewal', spec, note: null, seenRevision: null });
  await device('2027-06-01', one.key);
  await work();
  expect(await told(group)).toEqual([]);
  mine.push(id);
  await publishChangeRule(held.pool, STEWARD, { id, confirmation: null, backfill: false });
  await device('2028-01-01', one.key);
  await device('2026-06-01', two.key); // earlier: the condition does not hold
  await work();
  expect(await firings(id)).toMatchObject([{ goldenKey: one.key, outcome: 'FIRED' }]);
  const notifications = await told(group);
  expect(notifications.map(({ message, goldenId }) => [message.zh, goldenId])).toEqual(expect.arrayContaining([[`${one.key}保修改到2028-01-01(原2027-06-01)`, one.id], [`确认${one.key}续保`, one.id]]));
  const { tasks: [task] } = await readTasks(held.pool, STEWARD, { group, state: 'OPEN', after: null, first: 10 });
  expect(task).toMatchObject({ title: { en: `Check the renewal of ${one.key}` }, dueAt: now + 3 * DAY_MS });
  expect(notifications.find(({ task: of }) => of !== null)?.task?.id).toBe(task?.id);
  await acknowledge(held.pool, STEWARD, notifications.map((notification) => notification.id));
  await assign(held.pool, STEWARD, notifications[0]?.id ?? '', '王师傅');
  expect((await told(group)).map(({ acknowledgedBy, assignedTo }) => [acknowledgedBy, assignedTo])).toEqual([['steward', '王师傅'], ['steward', null]]);
  await updateTask(held.pool, STEWARD, { id: task?.id ?? '', state: 'DONE', assignedTo: null, note: 'called' });
  await expect(updateTask(held.pool, STEWARD, { id: task?.id ?? '', state: 'OPEN', assignedTo: null, note: null })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('by time: fires at its moment and once, a moved date moves its timer, the condition is asked again, and a skip says why', async () => {
  const group = newGroup();
  const id = await published({ type: 'device', when: ON_TIME, condition: 'after.modelName == null || after.modelName != "退役"', actions: [notify(group)] });
  const [stays, moves, retires] = [await device('2026-05-01'), await device('2026-05-01'), await device('2026-05-01')];
  await work();
  expect((await readRuleCalendar(held.pool, STEWARD, { ruleId: id, until: now + 60 * DAY_MS, first: 10 })).map(({ at, goldenKey }) => [new Date(at).toISOString(), goldenKey]))
    .toEqual([stays, moves, retires].map(({ key }) => ['2026-04-01T01:00:00.000Z', key]).sort());
  await device('2026-06-10', moves.key);
  await pinValue(held.pool, ADMIN, { goldenId: retires.id, attribute: 'modelName', value: '退役', reason: 'scrapped' });
  now = Date.parse('2026-04-01T00:59:59Z');
  await work();
  expect(await firings(id)).toEqual([]);
  now = Date.parse('2026-04-01T01:00:00Z');
  await work();
  await work();
  expect((await firings(id)).sort((a, b) => a.goldenKey.localeCompare(b.goldenKey))).toEqual([
    { goldenKey: stays.key, outcome: 'FIRED', reason: null, dueAt: '2026-04-01T01:00:00.000Z' },
    { goldenKey: retires.key, outcome: 'SKIPPED', reason: 'the condition does not hold', dueAt: '2026-04-01T01:00:00.000Z' },
  ]);
  now = Date.parse('2026-05-11T01:00:00Z');
  await work();
  expect((await firings(id))[0]).toEqual({ goldenKey: moves.key, outcome: 'FIRED', reason: null, dueAt: '2026-05-11T01:00:00.000Z' });
  expect(await told(group)).toHaveLength(2);
});

test('a timer behind whose back the date was moved does not fire; it goes to the new moment', async () => {
  const id = await published({ type: 'device', when: ON_TIME, condition: null, actions: [notify(newGroup())] });
  const one = await device(new Date(now + 40 * DAY_MS).toISOString().slice(0, 10));
  await work();
  await device(new Date(now + 80 * DAY_MS).toISOString().slice(0, 10), one.key);
  now += 11 * DAY_MS;
  while (await fireTimers(held.pool)); // before the rules have read the change
  expect(await firings(id)).toEqual([]);
  const [{ at } = { at: 0 }] = await readRuleCalendar(held.pool, STEWARD, { ruleId: id, until: now + 90 * DAY_MS, first: 10 });
  expect(at).toBeGreaterThan(now + 20 * DAY_MS);
});

test('backfill makes up for what has passed, once; without it only what comes fires; a version brought back does not repeat it', async () => {
  const passed = await device(new Date(now + 10 * DAY_MS).toISOString().slice(0, 10));
  const group = newGroup();
  const spec = { type: 'device', when: ON_TIME, condition: `key == "${passed.key}"`, actions: [notify(group)] };
  const without = await published(spec);
  expect(await firings(without)).toEqual([]);
  const id = await published(spec, { backfill: true });
  expect(await firings(id)).toMatchObject([{ goldenKey: passed.key, outcome: 'FIRED' }]);
  const fired = (await firings(id)).filter(({ outcome }) => outcome === 'FIRED').length;
  await rollbackChangeRule(held.pool, STEWARD, { id, version: 1, confirmation: null });
  await work();
  expect((await firings(id)).filter(({ outcome }) => outcome === 'FIRED')).toHaveLength(fired);
  expect(await readRuleVersions(held.pool, STEWARD, id)).toMatchObject([{ version: 2, restores: 1 }, { version: 1, restores: null }]);
});

test('a prompt stands beside the device while the condition holds', async () => {
  await published({ type: 'device', when: { on: 'CHANGE', attributes: ['warrantyEndsOn'] }, condition: 'after.warrantyEndsOn < today', actions: [{ do: 'PROMPT', code: 'OUT', severity: 'WARNING', message: { zh: '{key}已过保', en: '{key} is out of warranty' } }] });
  const one = await device('2026-01-01');
  const prompts = async () => { await work(); await lookForPrompts(held.pool); return (await readAttachedPrompts(held.pool, ADMIN, [one.id])).get(one.id) ?? []; };
  expect(await prompts()).toEqual([{ code: 'OUT', severity: 'WARNING', message: { zh: `${one.key}已过保`, en: `${one.key} is out of warranty` } }]);
  await device('2029-01-01', one.key);
  await device('2025-01-01', one.key);
  expect(await prompts()).toHaveLength(1); // two changes in one go: the last word counts
  await device('2029-01-01', one.key);
  expect(await prompts()).toEqual([]);
});

test('a value is set as a pin of the rule, never over a person\'s, and the pool stays sound', async () => {
  const id = await published({ type: 'device', when: { on: 'CHANGE', attributes: ['warrantyEndsOn'] }, condition: 'after.warrantyEndsOn > "2027-12-31"', actions: [{ do: 'SET', attribute: 'warrantyMonths', value: '36' }] });
  const [one, two] = [await device('2028-01-01'), await device('2027-01-01')];
  await pinValue(held.pool, ADMIN, { goldenId: two.id, attribute: 'warrantyMonths', value: 12, reason: 'agreed' });
  await device('2028-01-01', two.key);
  await work();
  expect([(await golden(held.pool, 'device', one.key)).values['warrantyMonths'], (await golden(held.pool, 'device', two.key)).values['warrantyMonths']]).toEqual([36, 12]);
  expect((await firings(id)).map(({ goldenKey, outcome, reason }) => [goldenKey, outcome, reason])).toEqual([[two.key, 'FAILED', expect.stringContaining('one by admin')], [one.key, 'FIRED', null]]);
  const { changes } = await readChanges(held.pool, ADMIN, { first: 100, filter: { goldenIds: [one.id] } });
  expect(changes.at(-1)).toMatchObject({ actor: 'change rule a rule', cause: { operation: 'changeRule', rules: [id] } });
  expect((await verify(held.pool)).differences).toBe(0);
});

test('a rule that sets what triggers it is stopped with the reason, and others go on', async () => {
  const group = newGroup();
  const other = await published({ type: 'device', when: ON_CHANGE, condition: null, actions: [notify(group)] });
  const id = await published({ type: 'device', when: { on: 'CHANGE', attributes: ['warrantyMonths', 'warrantyEndsOn'] }, condition: null, actions: [{ do: 'SET', attribute: 'warrantyMonths', value: 'after.warrantyMonths == null ? 1 : after.warrantyMonths + 1' }] });
  const one = await device('2027-01-01');
  await work();
  expect(await readChangeRule(held.pool, STEWARD, id)).toMatchObject({ state: 'STOPPED', reason: expect.stringContaining('it sets what it is triggered by') });
  expect((await firings(id))[0]).toMatchObject({ outcome: 'FAILED' });
  await device('2027-02-01', one.key);
  await work();
  expect((await firings(other)).length).toBeGreaterThan(0);
});

test('a rule that fails again and again is stopped', async () => {
  const id = await published({ type: 'device', when: { on: 'CHANGE', attributes: ['warrantyEndsOn'] }, condition: 'daysBetween(after.modelCode.code, today) > 1', actions: [notify(newGroup())] });
  for (let n = 0; n < 10; n += 1) await device('2027-01-01');
  await work();
  expect(await readChangeRule(held.pool, STEWARD, id)).toMatchObject({ state: 'STOPPED', reason: expect.stringContaining('10 times in a row') });
  expect((await firings(id))[0]).toMatchObject({ outcome: 'FAILED', reason: expect.stringContaining('not a calendar day') });
});

test('a simulation says who would have been told what and writes nothing; what would fire often, or sets values, is confirmed by one', async () => {
  const since = now;
  now += 1_000;
  const one = await device('2027-01-01');
  await device('2028-01-01', one.key);
  const soon = await device(new Date(now + 35 * DAY_MS).toISOString().slice(0, 10));
  const change = { type: 'device', when: ON_CHANGE, condition: `key == "${one.key}"`, actions: [notify('sales')] };
  expect(await simulateChangeRule(held.pool, STEWARD, change, since)).toMatchObject({
    past: 1, ahead: 0, failed: 0, groups: [{ group: 'sales', told: 1 }], examples: [{ goldenKey: one.key, tells: [{ do: 'NOTIFY', group: 'sales', text: { zh: `${one.key}保修改到2028-01-01(原2027-01-01)` } }] }],
  });
  const time = { type: 'device', when: ON_TIME, condition: `key == "${soon.key}"`, actions: [notify('sales')] };
  expect(await simulateChangeRule(held.pool, STEWARD, time, since)).toMatchObject({ past: 0, ahead: 1, examples: [{ goldenKey: soon.key }] });
  expect(await told('sales')).toEqual([]);
  const sets = { ...change, actions: [{ do: 'SET', attribute: 'warrantyMonths', value: '1' }] };
  const { id } = await saveChangeRule(held.pool, STEWARD, { id: null, name: 'sets', spec: sets, note: null, seenRevision: null });
  await expect(publishChangeRule(held.pool, STEWARD, { id, confirmation: null, backfill: false })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
  const { confirmation: ofAnother } = await simulateChangeRule(held.pool, STEWARD, change, since);
  await expect(publishChangeRule(held.pool, STEWARD, { id, confirmation: ofAnother, backfill: false })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
  const { confirmation } = await simulateChangeRule(held.pool, STEWARD, sets, since);
  // Where two persons are asked for, its author's own code is worth nothing, another's is.
  const strict = { ...held.pool, fourEyes: true };
  await expect(publishChangeRule(strict, STEWARD, { id, confirmation, backfill: false })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
  mine.push(id);
  const { confirmation: ofOther } = await simulateChangeRule(held.pool, ADMIN, sets, since);
  expect(await publishChangeRule(strict, STEWARD, { id, confirmation: ofOther, backfill: false })).toMatchObject({ state: 'PUBLISHED', version: 1 });
});

test('what is told is masked for whoever reads it', async () => {
  const group = newGroup();
  await published({ type: 'customer', when: { on: 'CHANGE', kinds: ['CREATED'] }, condition: null, actions: [{ do: 'NOTIFY', group, message: { zh: '新客户{name} {phones}', en: 'new: {name} {phones}' } }] });
  await send(held.pool, crmCustomer('RU-1', { 客户姓名: '沈清和', 手机: '13912345678' }));
  await work();
  const read = async (role: 'AGENT' | 'STEWARD') => (await readNotifications(held.pool, { ...STEWARD, role }, { group, acknowledged: null, after: null, first: 1 })).notifications[0]?.message.zh;
  expect(await read('STEWARD')).toContain('沈清和');
  expect(await read('STEWARD')).toContain('139 1234 5678');
  expect(await read('AGENT')).toContain('沈清和');
  expect(await read('AGENT')).not.toContain('1234');
});
