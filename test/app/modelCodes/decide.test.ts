import { decideModelCode, previewModelCode, retireAlias } from '../../../src/app/modelCodes/decideModelCode';
import { confirmModelCodeRule, retireModelCodeRule } from '../../../src/app/modelCodes/confirmRule';
import { readAliases, readModelCodeQueue, readModelCodeRules, readModelCodeTotals } from '../../../src/app/modelCodes/readModelCodes';
import { recodeAll, recodePage } from '../../../src/app/modelCodes/recode';
import { resolveModelCode } from '../../../src/app/modelCodes/resolveModelCode';
import { readChanges } from '../../../src/app/readChanges';
import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { addModels, goldenCode, sendDevices } from './support';

let held: TestPool;
let pool: Pool;
beforeEach(async () => {
  held = await createTestPool();
  pool = held.pool;
  await addModels(pool);
});
afterEach(async () => { await held.close(); });

const ALL = { status: null, system: null, after: null, first: 50 };
const waiting = async (): Promise<string[]> => (await readModelCodeQueue(pool, STEWARD, ALL)).entries.map(({ node }) => `${node.code} ${node.outcome} ${node.count}`);
const clean = async (): Promise<void> => { expect((await verify(pool)).findings).toEqual([]); };
const A1 = { code: 'KFR-35GW/LF8B1', key: 'KFR35GWLF8B1', model: 'A1' };
const A2 = { code: 'KFR-35GW/LF8B1A', key: 'KFR35GWLF8B1A', model: 'A2' };

test('a code that resolves stands in the golden record as the catalogue writes it; others wait, counted, with suggestions', async () => {
  await sendDevices(pool, { LF000001: '岚峰kfr35gw lf8b1', LF000002: 'KFR-35GW/LF8B1X', LF000003: 'kfr-35gw/lf8b1x', LF000004: 'ISG50160', LF000005: 'ISG 501-60' });
  expect(await goldenCode(pool, 'LF000001')).toEqual(A1);
  expect(await goldenCode(pool, 'LF000005')).toMatchObject({ code: 'ISG501-60', model: 'P2' });
  expect(await goldenCode(pool, 'LF000002')).toEqual({ code: 'KFR-35GW/LF8B1X', key: 'KFR35GWLF8B1X' });
  expect(await waiting()).toEqual(['KFR-35GW/LF8B1X SUGGESTED 2', 'ISG50160 CONFLICT 1']);
  const { entries: [first] } = await readModelCodeQueue(pool, STEWARD, ALL);
  expect(first?.node).toMatchObject({ system: 'mes', samples: expect.arrayContaining(['LF000002', 'LF000003']) });
  expect(first?.node.suggestions.map(({ model }) => model.id)).toEqual(expect.arrayContaining(['A1', 'A2']));
  expect(await readModelCodeTotals(pool, STEWARD)).toEqual({ recoding: expect.any(Number), waiting: [{ outcome: 'CONFLICT', codes: 1, records: 1 }, { outcome: 'SUGGESTED', codes: 1, records: 2 }] });
  const next = await readModelCodeQueue(pool, STEWARD, { ...ALL, first: 1, after: (await readModelCodeQueue(pool, STEWARD, { ...ALL, first: 1 })).entries[0]?.cursor ?? '' });
  expect(next.entries.map(({ node }) => node.code)).toEqual(['ISG50160']);
  await clean();
});

test('one decision gives every device concerned its model, with its changes; undone, all is as before', async () => {
  await sendDevices(pool, { LF000001: 'WEIRD-1', LF000002: 'weird-1', LF000003: '岚峰 WEIRD-1', LF000004: 'WEIRD-12' });
  const start = (await readChanges(pool, STEWARD, { after: null, first: 100 })).endCursor;
  const impact = await previewModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1' });
  expect(impact).toMatchObject({ records: 3, devices: 3, isCapped: false, before: { outcome: 'UNKNOWN' }, after: { outcome: 'ALIAS', model: { id: 'A1' } } });
  expect(await goldenCode(pool, 'LF000001')).toMatchObject({ code: 'WEIRD-1' });
  const decided = await decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1', note: 'as the label says' });
  expect(decided).toMatchObject({ records: 3, isPending: false, replaced: null, resolution: { outcome: 'ALIAS', model: { id: 'A1' } }, alias: { evidence: { records: 3 }, decidedBy: 'steward', note: 'as the label says' } });
  for (const sn of ['LF000001', 'LF000002', 'LF000003']) expect(await goldenCode(pool, sn)).toEqual(A1);
  expect(await goldenCode(pool, 'LF000004')).toMatchObject({ code: 'WEIRD-12' });
  const { changes } = await readChanges(pool, STEWARD, { after: start, first: 100 });
  expect(changes.map(({ kind, changed, actor, cause }) => ({ kind, changed, actor, operation: cause['operation'] }))).toEqual(
    Array.from({ length: 3 }, () => ({ kind: 'UPDATED', changed: ['modelCode'], actor: 'steward', operation: 'decideModelCode' })));
  await clean();
  await retireAlias(pool, STEWARD, { id: decided.alias.id, restore: true });
  expect(await goldenCode(pool, 'LF000001')).toEqual({ code: 'WEIRD-1', key: 'WEIRD1' });
  expect(await waiting()).toContain('WEIRD-1 UNKNOWN 2');
  await clean();
});

test('re-pointing an alias shows what it moves, replaces the former, and undoing brings that back', async () => {
  await sendDevices(pool, { LF000001: 'WEIRD-1' });
  const first = await decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1' });
  expect(await previewModelCode(pool, STEWARD, { code: 'weird-1', system: null, modelId: 'A2' })).toMatchObject({ records: 1, samples: [{ goldenKey: 'LF000001', before: { id: 'A1' }, after: { id: 'A2' } }] });
  expect(await previewModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1' })).toMatchObject({ records: 0 });
  const second = await decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A2' });
  expect(second.replaced?.id).toBe(first.alias.id);
  expect(await goldenCode(pool, 'LF000001')).toEqual(A2);
  const undone = await retireAlias(pool, STEWARD, { id: second.alias.id, restore: true, note: 'misread' });
  expect(undone.replaced?.modelId).toBe('A1');
  expect(await goldenCode(pool, 'LF000001')).toEqual(A1);
  const { entries } = await readAliases(pool, STEWARD, { modelId: null, code: 'WEIRD-1', includeEnded: true, after: null, first: 10 });
  expect(entries.map(({ node }) => [node.modelId, node.validTo === null])).toEqual([['A1', true], ['A2', false], ['A1', false]]);
  await expect(retireAlias(pool, STEWARD, { id: second.alias.id, restore: false })).rejects.toMatchObject({ code: 'CONFLICT' });
  await clean();
});

test('a system\'s own code holds in that system alone', async () => {
  await sendDevices(pool, { LF000001: '100-4711' });
  await decideModelCode(pool, STEWARD, { code: '100-4711', system: 'mes', modelId: 'B1' });
  expect(await goldenCode(pool, 'LF000001')).toMatchObject({ model: 'B1' });
  expect(await resolveModelCode(pool, STEWARD, { code: '100-4711', system: 'mes' })).toMatchObject({ outcome: 'SOURCE_CODE', confidence: 1 });
  expect((await resolveModelCode(pool, STEWARD, { code: '100-4711', system: 'repair' })).model).toBeNull();
  await clean();
});

test('many devices are resolved in the background, page by page; what is interrupted goes on, and verify ends it first', async () => {
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, place) => [`LF${String(place).padStart(6, '0')}`, 'WEIRD-1']));
  await sendDevices(pool, many);
  await recodeAll(pool);
  expect(await decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1' })).toMatchObject({ records: 201, isPending: true });
  expect(await goldenCode(pool, 'LF000000')).toMatchObject({ code: 'WEIRD-1' });
  expect(await recodePage(pool)).toBe(true);
  expect(await goldenCode(pool, 'LF000000')).toEqual(A1);
  expect(await goldenCode(pool, 'LF000200')).toMatchObject({ code: 'WEIRD-1' });
  await sendDevices(pool, { LF900000: 'weird 1' });
  expect(await goldenCode(pool, 'LF900000')).toEqual(A1);
  await clean();
  expect(await goldenCode(pool, 'LF000200')).toEqual(A1);
  expect(await recodePage(pool)).toBe(false);
});

test('a pattern that stewards confirm repeatedly is offered with hits and misses, and applies once a person says so', async () => {
  await sendDevices(pool, { LF000001: 'BCD-258WQH1-XS', LF000002: 'ISG50-160-XS', LF000003: 'KFR-35GW/LF8B1-XS', LF000004: 'KFR-35GW/LF8B1A-XS' });
  for (const [code, modelId] of [['岚峰KFR-35GW/LF8B1-XS', 'A1'], ['Kfr35gw/LF8B1-XS', 'A1'], ['KFR-35GW-LF8B1 -XS', 'A1']] as const) await decideModelCode(pool, STEWARD, { code, system: 'repair', modelId });
  expect(await readModelCodeRules(pool, STEWARD)).toEqual([expect.objectContaining({ kind: 'DROP_SUFFIX', text: '-XS', manufacturer: '岚峰', hits: 3, misses: 0, confirmed: null })]);
  expect(await goldenCode(pool, 'LF000004')).toMatchObject({ code: 'KFR-35GW/LF8B1A-XS' });
  const rule = await confirmModelCodeRule(pool, STEWARD, { kind: 'DROP_SUFFIX', text: '-XS', manufacturer: null });
  await recodeAll(pool);
  expect(await goldenCode(pool, 'LF000004')).toEqual(A2);
  await expect(confirmModelCodeRule(pool, STEWARD, { kind: 'DROP_SUFFIX', text: '-xs', manufacturer: null })).rejects.toMatchObject({ code: 'CONFLICT' });
  await clean();
  await retireModelCodeRule(pool, STEWARD, { id: rule.id });
  await recodeAll(pool);
  expect(await goldenCode(pool, 'LF000004')).toMatchObject({ code: 'KFR-35GW/LF8B1A-XS' });
  await clean();
});

test('a decision about nothing, or by nobody, is refused and written down', async () => {
  await expect(decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(decideModelCode(pool, STEWARD, { code: '  ', system: null, modelId: 'A1' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(decideModelCode(pool, { ...STEWARD, role: 'AGENT' }, { code: 'X1', system: null, modelId: 'A1' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(readModelCodeQueue(pool, STEWARD, { ...ALL, after: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const rows = await pool.dataSource.query<{ outcome: string }[]>(`select outcome from audit_entry where operation = 'decideModelCode'`);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
});

test.each([
  [`update source_model_code set outcome = 'UNKNOWN', model_id = null`, 'model codes'],
  [`update model_alias set model_id = 'A2'`, 'golden values'],
])('verify finds tampering: %s', async (tamper, check) => {
  await sendDevices(pool, { LF000001: 'WEIRD-1' });
  await decideModelCode(pool, STEWARD, { code: 'WEIRD-1', system: null, modelId: 'A1' });
  await recodeAll(pool);
  await pool.dataSource.query(tamper);
  pool.modelCatalogue.current = null;
  expect((await verify(pool)).findings.map((finding) => finding.check)).toContain(check);
});

test('a record that is deleted, or loses its code, no longer waits', async () => {
  await sendDevices(pool, { LF000001: 'WEIRD-1', LF000002: 'WEIRD-2' });
  expect(await waiting()).toHaveLength(2);
  await sendDevices(pool, { LF000001: '' });
  expect(await waiting()).toEqual(['WEIRD-2 UNKNOWN 1']);
  await clean();
});
