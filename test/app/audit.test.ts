import { pinValue, unpinValue } from '../../src/app/pinValue';
import { readAuditLog } from '../../src/app/readAuditLog';
import type { AuditQuestion } from '../../src/app/readAuditLog';
import type { Caller } from '../../src/app/access';
import { createSignInLog, SIGN_IN_WINDOW_MS } from '../../src/app/signInLog';
import { createAuthenticator, createToken, revokeToken } from '../../src/app/tokens';
import { unmaskValue } from '../../src/app/unmaskValue';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { Pool } from '../../src/app/poolContext';
import { verify } from '../../src/app/verify';
import type { ChainedAuditEntry } from '../../src/core/audit/auditEntry';
import { crmCustomer } from '../graphql/support/company';
import { ADMIN, createTestPool, STEWARD } from '../support/pool';
import type { TestPool } from '../support/pool';

const AGENT: Caller = { tokenId: 't-agent', name: 'desk', role: 'AGENT', system: null, from: '10.0.0.7', requestId: 'r-1' };
const AUDITOR: Caller = { tokenId: 't-audit', name: 'auditor', role: 'AUDITOR', system: null };
const FOREIGN: Caller = { tokenId: 't-erp', name: 'erp', role: 'SYSTEM', system: 'erp' };

let held: TestPool;
let pool: Pool;
let customerId: string;
let now = Date.parse('2026-03-01T09:00:00Z');
beforeAll(async () => {
  held = await createTestPool({ clock: () => now });
  ({ pool } = held);
  const { results: [first] } = await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('C1'), { sourceKey: '', payload: {} }] });
  customerId = first?.goldenId ?? '';
});
afterAll(async () => { await held.close(); });

const entries = async (question: AuditQuestion = {}, as: Caller = ADMIN): Promise<readonly ChainedAuditEntry[]> =>
  (await readAuditLog(pool, as, question, { after: null, first: 500 })).entries;
const newest = async (operation: string): Promise<ChainedAuditEntry | undefined> => (await entries({ operations: [operation] }))[0];

test('a batch of source records is one entry with its counts', async () => {
  expect(await newest('upsertSourceRecords')).toMatchObject({
    outcome: 'DONE', actor: 'admin', role: 'ADMIN', details: { system: 'crm', type: 'customer', records: 2, accepted: 1, unchanged: 0, rejected: 1 },
  });
});

test('configuration is written down as it is made', async () => {
  expect(await newest('publishMapping')).toMatchObject({ actor: 'seed', after: { version: 1 } });
  expect(await newest('addSourceSystems')).toMatchObject({ actor: 'seed' });
});

test('a pinned value: before, after and why', async () => {
  const before = await entries({ goldenId: customerId });
  await pinValue(pool, { ...STEWARD, from: '10.0.0.9', requestId: 'r-2' }, { goldenId: customerId, attribute: 'serviceLevel', value: 'PLATINUM', reason: 'agreed with sales' });
  await unpinValue(pool, STEWARD, { goldenId: customerId, attribute: 'serviceLevel' });
  const after = await entries({ goldenId: customerId });
  expect(after).toHaveLength(before.length + 2);
  expect(after[1]).toMatchObject({
    operation: 'pinValue', outcome: 'DONE', actor: 'steward', from: '10.0.0.9', requestId: 'r-2', goldenType: 'customer', goldenId: customerId,
    before: { serviceLevel: 'GOLD' }, after: { serviceLevel: 'PLATINUM' }, reason: 'agreed with sales',
  });
  expect(after[0]).toMatchObject({ operation: 'unpinValue', before: { serviceLevel: 'PLATINUM' }, after: { serviceLevel: 'GOLD' } });
});

test.each<[string, () => Promise<unknown>, object]>([
  ['a role that may not', async () => pinValue(pool, AGENT, { goldenId: customerId, attribute: 'serviceLevel', value: 'GOLD', reason: 'x' }), { operation: 'pinValue', actor: 'desk', role: 'AGENT', from: '10.0.0.7', details: { code: 'FORBIDDEN' } }],
  ['another system\'s records', async () => upsertSourceRecords(pool, FOREIGN, { system: 'crm', type: 'customer', records: [] }), { operation: 'upsertSourceRecords', actor: 'erp', details: { code: 'FORBIDDEN', system: 'crm' } }],
  ['a value that cannot be read', async () => pinValue(pool, STEWARD, { goldenId: customerId, attribute: 'phones', value: '待补', reason: 'x' }), { operation: 'pinValue', details: { code: 'BAD_USER_INPUT' } }],
  ['a token nobody may make', async () => createToken(pool, STEWARD, { role: 'ADMIN', name: 'mine', system: null }), { operation: 'createToken', details: { code: 'FORBIDDEN' }, after: { role: 'ADMIN', name: 'mine' } }],
])('a refusal is written down: %s', async (_name, attempt, expected) => {
  await expect(attempt()).rejects.toMatchObject({ name: 'MooringError' });
  const [last] = await entries({ outcome: 'REFUSED' });
  expect(last).toMatchObject({ outcome: 'REFUSED', ...expected });
});

test('what is undone leaves no entry that it was done', async () => {
  const count = async (): Promise<number> => (await entries({ operations: ['pinValue'], outcome: 'DONE' })).length;
  const before = await count();
  await expect(pinValue(pool, STEWARD, { goldenId: customerId, attribute: 'nothing', value: 1, reason: 'x' })).rejects.toThrow();
  expect(await count()).toBe(before);
});

test('unmasking shows the value to the caller, and to the log only that it was shown', async () => {
  const { value } = await unmaskValue(pool, AGENT, { goldenId: customerId, attribute: 'phones', reason: 'call back about the visit' });
  expect(value).toMatchObject([{ e164: '+8613912345678' }]);
  const entry = await newest('unmaskValue');
  expect(entry).toMatchObject({ actor: 'desk', from: '10.0.0.7', goldenId: customerId, reason: 'call back about the visit', details: { attribute: 'phones' } });
  expect(JSON.stringify(entry)).not.toContain('3912345');
});

test.each([
  ['without a reason', { attribute: 'phones', reason: ' ' }, 'BAD_USER_INPUT'],
  ['an attribute that there is not', { attribute: 'shoeSize', reason: 'x' }, 'BAD_USER_INPUT'],
  ['an identity number', { attribute: 'identityNumber', reason: 'x' }, 'FORBIDDEN'],
])('unmasking is refused: %s', async (_name, request, code) => {
  await expect(unmaskValue(pool, AGENT, { goldenId: customerId, ...request })).rejects.toMatchObject({ code });
  await expect(unmaskValue(pool, AUDITOR, { goldenId: customerId, attribute: 'phones', reason: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('tokens: made, revoked; never the token itself', async () => {
  const token = await createToken(pool, ADMIN, { role: 'AGENT', name: 'night desk', system: null });
  expect(await newest('createToken')).toMatchObject({ actor: 'admin', after: { role: 'AGENT', name: 'night desk' } });
  expect(await revokeToken(pool, ADMIN, 'night desk')).toBe(1);
  expect(await newest('revokeToken')).toMatchObject({ before: { name: 'night desk', role: 'AGENT' } });
  expect(JSON.stringify(await entries())).not.toContain(token);
});

test('failed sign-ins: the first at once, those that follow as their number', async () => {
  const signInLog = createSignInLog(pool);
  const authenticate = createAuthenticator(pool, signInLog);
  const signIns = async (): Promise<unknown[]> => (await entries({ operations: ['signIn'] })).map(({ from, outcome, details }) => ({ from, outcome, attempts: details['attempts'] }));
  const wrong = 'Bearer mrg_nobody-has-this-token-0123456789';
  for (let i = 0; i < 5; i += 1) expect(await authenticate(wrong, '203.0.113.5')).toBeNull();
  expect(await authenticate(wrong, '203.0.113.6')).toBeNull();
  expect(await authenticate(undefined, '203.0.113.7')).toBeNull(); // no token at all is no attempt
  expect(await signIns()).toEqual([{ from: '203.0.113.6', outcome: 'REFUSED', attempts: 1 }, { from: '203.0.113.5', outcome: 'REFUSED', attempts: 1 }]);
  now += SIGN_IN_WINDOW_MS;
  await signInLog.flush();
  expect((await signIns())[0]).toEqual({ from: '203.0.113.5', outcome: 'REFUSED', attempts: 4 });
  expect(JSON.stringify(await entries())).not.toContain('nobody-has-this');
});

test('an attacker with ever new tokens does not make the log grow without bound', async () => {
  const signInLog = createSignInLog(pool);
  const before = (await entries({ operations: ['signIn'] })).length;
  for (let i = 0; i < 1_300; i += 1) await signInLog.failed(Buffer.from(String(i).padStart(8, '0'), 'hex'), '198.51.100.1');
  await signInLog.flush(true);
  const found = await pool.dataSource.query<{ n: string; attempts: string }[]>(`select count(*) as n, sum((details->>'attempts')::int) as attempts from audit_entry where "from" in ('198.51.100.1', 'several addresses')`);
  expect(found).toEqual([{ n: '1002', attempts: '1300' }]);
  expect(before).toBeGreaterThan(0);
});

describe('who may read it', () => {
  test('auditors and administrators', async () => {
    await expect(entries({}, STEWARD)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(entries({}, AGENT)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await entries({}, AUDITOR)).length).toBeGreaterThan(10);
  });

  test('an auditor sees values masked', async () => {
    await pinValue(pool, STEWARD, { goldenId: customerId, attribute: 'phones', value: '13800001111', reason: 'new number 13800001111' });
    const [seen] = await entries({ operations: ['pinValue'] }, AUDITOR);
    expect(JSON.stringify(seen)).not.toMatch(/13800001111|13912345678/);
    expect(seen).toMatchObject({ after: { phones: [{ e164: '+86138****1111' }] }, reason: 'new number 138****1111' });
    expect(await newest('pinValue')).toMatchObject({ after: { phones: [{ e164: '+8613800001111' }] } });
    await unpinValue(pool, STEWARD, { goldenId: customerId, attribute: 'phones' });
  });
});

test('it is searched by time, actor and golden record, and paged', async () => {
  const all = await entries();
  const places = all.map(({ position }) => Number(position));
  expect(places).toEqual(places.map((_place, index) => (places[0] ?? 0) - index)); // without a gap, the newest first
  const first = await readAuditLog(pool, ADMIN, { actors: ['steward'] }, { after: null, first: 2 });
  expect(first.hasNextPage).toBe(true);
  const second = await readAuditLog(pool, ADMIN, { actors: ['steward'] }, { after: first.entries[1]?.cursor ?? null, first: 500 });
  expect([...first.entries, ...second.entries].map(({ position }) => position)).toEqual((await entries({ actors: ['steward'] })).map(({ position }) => position));
  expect(await entries({ to: Date.parse('2026-03-01T09:00:00Z') })).toEqual([]);
  await expect(readAuditLog(pool, ADMIN, {}, { after: 'x', first: 5 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

describe('append-only', () => {
  test.each([
    ['an update', `update audit_entry set actor = 'nobody' where position = 1`],
    ['a deletion', 'delete from audit_entry where position = 1'],
    ['emptying', 'truncate audit_entry'],
    ['another hash', `update audit_entry set hash = '\\x00' where position = 1`],
  ])('the database refuses %s', async (_name, sql) => {
    await entries();
    await expect(pool.dataSource.query(sql)).rejects.toThrow('append-only');
  });

  const tamper = async (sql: string): Promise<void> => {
    await pool.dataSource.query(`alter table audit_entry disable trigger user; ${sql}; alter table audit_entry enable trigger user`);
  };
  const checks = async (keptAuditHead?: { position: string; hash: string }): Promise<string[]> =>
    (await verify(pool, keptAuditHead === undefined ? {} : { keptAuditHead })).findings.map(({ check }) => check);

  test.each([
    ['a changed entry', `update audit_entry set actor = 'nobody' where position = 2`],
    ['a removed entry', 'delete from audit_entry where position = 3'],
    ['entries that changed places', `update audit_entry set position = -1 where position = 2; update audit_entry set position = 2 where position = 4; update audit_entry set position = 4 where position = -1`],
    ['an entry that was slipped in', `insert into audit_entry (at, operation, outcome, details, position, hash) select now(), 'x', 'DONE', '{}', max(position) + 1, '\\x00' from audit_entry`],
  ])('verify finds %s', async (_name, sql) => {
    expect(await checks()).toEqual([]);
    await pool.dataSource.query('create table kept as select * from audit_entry');
    await tamper(sql);
    expect(await checks()).toEqual(['the audit log is a whole chain']);
    await tamper('delete from audit_entry; insert into audit_entry overriding system value select * from kept');
    await pool.dataSource.query('drop table kept');
    expect(await checks()).toEqual([]);
  });

  test('verify finds what was cut off, given the end as it was', async () => {
    const { auditLog: { head } } = await verify(pool);
    if (head === null) throw new Error('there are entries');
    expect(await checks(head)).toEqual([]);
    await tamper(`delete from audit_entry where position = ${head.position}`);
    expect(await checks()).toEqual([]);
    expect(await checks(head)).toEqual(['the audit log is a whole chain']);
  });
});

test('writers at once make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, async (_none, index) => {
    await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer(`P${index}`)] });
    await readAuditLog(pool, ADMIN, {}, { after: null, first: 1 });
  }));
  const { auditLog, findings } = await verify(pool);
  expect(findings).toEqual([]);
  expect(auditLog).toMatchObject({ brokenAt: null, entries: Number(auditLog.head?.position) });
});
