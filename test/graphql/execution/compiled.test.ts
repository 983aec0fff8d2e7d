import fc from 'fast-check';
import { getOperationAST, parse, validate } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { ROLES } from '../../../src/app/access';
import type { Caller, Role } from '../../../src/app/access';
import { createContext } from '../../../src/graphql/context';
import { formatError } from '../../../src/graphql/errors';
import { inDocumentOrder } from '../../../src/graphql/execution/compiledErrors';
import { compileOperation } from '../../../src/graphql/execution/compile';
import { Operation } from '../../../src/graphql/execution/operation';
import { buildSchema } from '../../../src/graphql/schema';
import { createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { CONTRACT, crmCustomer, erpContract, PHONE, pushCompany, repairDevice, SN } from '../support/company';
import { ADMIN } from '../../support/pool';
import { NOW } from '../support/door';
import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import { randomDocument } from './randomDocument';
import type { Values } from './randomDocument';

const schema = buildSchema();
let held: TestPool;
let ids: { readonly customerId: string; readonly customerKey: string };
let values: Values;
beforeAll(async () => {
  held = await createTestPool({ clock: () => NOW });
  ids = await pushCompany(held.pool);
  await upsertSourceRecords(held.pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('C3', { 客户姓名: '闻人语' })] });
  await upsertSourceRecords(held.pool, ADMIN, { system: 'repair', type: 'device', records: [repairDevice('QZ25000001AB'), repairDevice('QZ25000002AB')] });
  await upsertSourceRecords(held.pool, ADMIN, { system: 'erp', type: 'contract', records: [erpContract('HT-2025-1000', { device_sns: 'QZ25000001AB;QZ25000002AB' })] });
  values = {
    phone: [PHONE, '139-1234-5678', '待补', '1'.repeat(101)],
    id: [ids.customerKey, ids.customerId, 'CU99999999', ' '],
    sn: [SN, 'QZ25000001AB', 'nobody', ''],
    number: [CONTRACT, 'HT-2025-1000', 'none'],
    key: [ids.customerKey, SN, CONTRACT, '400客服:T1'],
    type: ['customer', 'device', 'contract', 'ticket', 'spaceship'],
    system: ['crm', 'erp', 'nobody'], sourceKey: ['C1', 'C3', 'none'],
    until: ['2027-01-01T00:00:00Z'], asOf: ['2027-01-01T00:00:00Z', '2020-01-01T00:00:00+08:00', null], on: ['2026-02-02', null],
    first: [1, 2, 20, 100, 0, null], after: [null, 'abc'], ChangeFilter: [{ types: ['device'] }, { goldenIds: ['1'] }, {}, null],
    text: ['沈清', 'wjg', '', 'x'.repeat(101)],
    before: ['1', null], a: [ids.customerKey, 'none'], b: ['C3', ids.customerId], PairStatus: [null], PairOrder: [null], minScore: [0, -3.5, null], goldenId: [ids.customerId, 'none'],
    code: ['KFR-35GW/N8HR3', 'kfr35gw', '', 'x'.repeat(201)], manufacturer: ['清和电器', null], modelId: ['aircon-35', 'none'], search: ['N8', null], includeEnded: [true, false, null], ModelCodeOutcome: [null], ConfigurationKind: ['MATCH_MODEL', 'SURVIVORSHIP', 'TRUST'], draftId: ['1', 'none'], version: [1, 99, null], fromVersion: [1, null], toVersion: [1, 2], from: ['crm', 'nobody'], to: ['mes', 'callcenter'], payload: [{}, { caller_name: '沈清和' }], samples: [[{ tel: '13912345678' }], [], null], as: ['crm', 'nobody', null],
    AuditFilter: [{ operations: ['upsertSourceRecords'] }, { goldenId: '1' }, {}, null],
  };
});
afterAll(async () => held.close());

const caller = (role: Role): Caller => ({ tokenId: role, name: role, role, system: role === 'SYSTEM' ? 'crm' : null });

/** As a caller sees it; the request's id of a bug is not in it. */
const shown = ({ data, errors }: ExecutionResult): string => JSON.stringify({ data, errors: errors === undefined ? undefined : inDocumentOrder(errors).map((error) => formatError(error.toJSON(), error)) });

interface Both { readonly compiled: string; readonly interpreted: string; readonly isCompiled: boolean }

/** The answers of both ways, each from a context of its own. */
async function bothWays(text: string, variables: Readonly<Record<string, unknown>>, role: Role = 'ADMIN'): Promise<Both> {
  const document = parse(text);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  const definition = getOperationAST(document);
  if (definition === null || definition === undefined) throw new Error('no operation');
  const operation = new Operation(schema, document, definition);
  const context = () => createContext(held.pool, caller(role), 'request');
  const interpreted = await operation.interpret(context(), variables);
  const coercion = operation.coerce(variables);
  if ('errors' in coercion) return { compiled: shown(coercion), interpreted: shown(interpreted), isCompiled: false };
  await operation.run(context(), variables, coercion.coerced); // the first use is never compiled
  const compiled = await operation.run(context(), variables, coercion.coerced);
  return { compiled: shown(compiled), interpreted: shown(interpreted), isCompiled: !operation.asksForSchema && compileOperation(schema, document, definition, coercion.coerced) !== null };
}

const DEVICE = 'sn modelCode warrantyStatus prompts { message { zh } } model { code specifications } owner { name }';

/** Documents that graphql-jit by itself answers otherwise, or that exercise what its users have reported. */
test.each<[name: string, text: string, variables?: object, role?: Role, compiles?: boolean]>([
  ['a whole file', `query ($phone: String!) { prefill(phone: $phone) { match candidates { customer { id name phones { display } } devices { ${DEVICE} } contracts { number values } openTickets { createdAt } reasons { code text { zh } } } } }`, { phone: PHONE }],
  ['an interface', `{ goldenRecord(type: "ticket", key: "400客服:T1") { __typename key ... on Ticket { title createdAt phone { e164 } } ... on Device { sn } } }`],
  ['a fragment on an interface', `{ device(sn: "${SN}") { ...g sn } } fragment g on GoldenRecord { id key history { nodes { version } } }`],
  ['one fragment under two conditions (issue 111)', 'query ($on: Boolean!) { one: device(sn: "QZ24010001AB") @skip(if: $on) { ...f } two: device(sn: "QZ24010001AB") @include(if: $on) { ...f } } fragment f on Device { sn }', { on: true }],
  ['one fragment spread with and without a condition', 'query ($on: Boolean!) { device(sn: "QZ24010001AB") { ...f @include(if: $on) ...f } } fragment f on Device { sn }', { on: false }],
  ['one field with and without a condition', 'query ($on: Boolean!) { device(sn: "QZ24010001AB") { sn @include(if: $on) sn } }', { on: false }],
  ['a condition by default', 'query ($on: Boolean = true) { device(sn: "QZ24010001AB") { sn @include(if: $on) key @skip(if: $on) } }'],
  ['nothing left in a selection', '{ device(sn: "QZ24010001AB") { sn @skip(if: true) } }'],
  ['a variable left out inside an object (issue 91)', 'query ($kinds: [ChangeKind!]) { changes(first: 2, filter: { kinds: $kinds, types: ["device"] }) { nodes { kind } } }', {}, 'ADMIN', false],
  ['a variable left out, the argument with a default', 'query ($first: Int) { changes(first: $first) { nodes { type kind } } }'],
  ['a variable left out, its own default', 'query ($first: Int = 1) { changes(first: $first) { nodes { type kind } } }'],
  ['null for a list\'s size', 'query ($first: Int) { changes(first: $first) { nodes { type kind } } }', { first: null }],
  ['null for a required argument', 'query ($phone: String = "1") { prefill(phone: $phone) { match } }', { phone: null }],
  ['a value of a list for one', '{ changes(first: 2, filter: { kinds: CREATED, types: "device" }) { nodes { kind } } }'],
  ['a whole filter as a variable', 'query ($filter: ChangeFilter) { changes(first: 3, filter: $filter) { nodes { type } } }', { filter: { types: 'device', kinds: null } }],
  ['a filter with a member that is none', 'query ($filter: ChangeFilter) { changes(filter: $filter) { nodes { type } } }', { filter: { colour: 'red' } }],
  ['a day as a variable', `query ($on: Date) { device(sn: "${SN}") { warrantyStatus(on: $on) } }`, { on: '2026-02-01' }],
  ['a day that is none', `query ($on: Date) { device(sn: "${SN}") { warrantyStatus(on: $on) } }`, { on: '2026-02-30' }],
  ['a moment as a literal', `{ device(sn: "${SN}", asOf: "2027-01-01T00:00:00+08:00") { sn owner { name } } }`],
  ['a number for a text', 'query ($phone: String!) { prefill(phone: $phone) { match } }', { phone: 139 }],
  ['no value for a required variable', 'query ($phone: String!) { prefill(phone: $phone) { match } }'],
  ['a refusal under a list: the customer is null', `{ customer(id: "CU00000001") { name devices { sn sources { system } } } }`, {}, 'AGENT'],
  ['two refusals that fall into one null', '{ customer(id: "CU00000001") { one: sources { system } two: sources { system } name } }', {}, 'AGENT'],
  ['refusals in two places', '{ one: customer(id: "CU00000001") { sources { system } } two: device(sn: "QZ24010001AB") { sources { system } } }', {}, 'AGENT'],
  ['a refusal at the root', '{ changes { nodes { id } } __typename }', {}, 'AGENT'],
  ['a page size refused', '{ customer(id: "CU00000001") { name devices(first: 0) { sn } } }'],
  ['names of JavaScript', `{ constructor: device(sn: "${SN}") { toString: sn hasOwnProperty: key then: id } }`],
  ['a name of JavaScript that objects do not keep', `{ __proto__: device(sn: "${SN}") { __proto__: sn } }`, {}, 'ADMIN', false],
  ['aliases that are joined alike', '{ a: device(sn: "QZ24010001AB") { b_c: owner { name } b: owner { c: name } } a_b: device(sn: "QZ25000001AB") { c: owner { name } } }'],
  ['a text that graphql-jit runs as code', '{ prefill(phone: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.broken=1") { input match } }'],
  ['a text with quotes', '{ prefill(phone: "\\"); throw 1; (\\"") { input } }'],
  ['introspection', '{ __schema { queryType { name } } }', {}, 'ADMIN', false],
  ['several operations', 'query One { device(sn: "1") { sn } }'],
])('%s: compiled as interpreted', async (_name, text, variables = {}, role = 'ADMIN', compiles = true) => {
  const document = text.replaceAll('CU00000001', ids.customerKey);
  const { compiled, interpreted, isCompiled } = await bothWays(document, variables as Record<string, unknown>, role);
  expect(compiled).toBe(interpreted);
  if ('data' in (JSON.parse(interpreted) as object)) expect(isCompiled).toBe(compiles);
  expect('broken' in globalThis).toBe(false);
});

test('any document: compiled as interpreted', async () => {
  let compiledOnes = 0;
  let withErrors = 0;
  await fc.assert(fc.asyncProperty(
    fc.array(fc.nat(1_000), { minLength: 5, maxLength: 200 }), fc.constantFrom(...ROLES),
    async (tape, role) => {
      const { text, variables } = randomDocument(schema, tape, values);
      const { compiled, interpreted, isCompiled } = await bothWays(text, variables, role);
      if (isCompiled) compiledOnes += 1;
      if (interpreted.includes('"errors"')) withErrors += 1;
      expect(compiled).toBe(interpreted);
    }), { numRuns: 300, seed: 20_261_122 });
  // Otherwise the property says nothing.
  expect(compiledOnes).toBeGreaterThan(100);
  expect(withErrors).toBeGreaterThan(50);
});

test('an operation is compiled once, from its second use on', async () => {
  const text = `query ($sn: String!) { device(sn: $sn) { sn } }`;
  const document = parse(text);
  const definition = getOperationAST(document);
  if (definition === null || definition === undefined) throw new Error('no operation');
  const operation = new Operation(schema, document, definition);
  const interpreted = jest.spyOn(operation, 'interpret');
  for (const sn of [SN, SN, 'nobody']) {
    await operation.run(createContext(held.pool, ADMIN, 'request'), { sn }, { sn });
  }
  expect(interpreted).toHaveBeenCalledTimes(1);
});
