import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema as parseSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { REJECTION_CODES } from '../../src/core/model/rejection';
import { REASON_CODES } from '../../src/core/service/rankCandidates';
import { WARRANTY_STATUSES } from '../../src/core/service/warranty';
import { UPSERT_STATUSES } from '../../src/app/ingest/types';
import { PREFILL_MATCHES } from '../../src/app/prefill';
import { buildSchema, schemaText } from '../../src/graphql/schema';

const schema = buildSchema();
const own = () => Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

test('schema.graphql is what the code says', () => {
  const committed = readFileSync(path.join(__dirname, '../../schema.graphql'), 'utf8');
  expect(committed === schemaText() ? 'the same' : 'run "npm run schema:emit" and commit it').toBe('the same');
});

/** The part of the public contract that exists by now, as callers rely on it. */
const CONTRACT = `
  scalar JSON scalar DateTime scalar Date scalar Cursor
  enum GoldenStatus { ACTIVE MERGED RETIRED }
  enum PrefillMatch { EXACT SWITCHBOARD NONE INVALID }
  enum ChangeKind { CREATED UPDATED MERGED UNMERGED RETIRED }
  enum UpsertStatus { CREATED UPDATED UNCHANGED STALE PENDING REJECTED }
  interface GoldenRecord { id: ID! type: String! key: String! version: Int! status: GoldenStatus! mergedInto: ID values: JSON!
    provenance: [AttributeProvenance!]! sources: [SourceRecord!]! history(first: Int, after: String): GoldenVersionConnection! }
  type AttributeProvenance { attribute: String! value: JSON policy: ProvenancePolicy! sourceRecord: SourceRecord runnersUp: [RunnerUp!]! pinned: Boolean! conflict: Boolean! }
  type Query {
    prefill(phone: String!): Prefill!  customer(id: ID!, asOf: DateTime): Customer  device(sn: String!, asOf: DateTime): Device
    contract(number: String!, asOf: DateTime): Contract  goldenRecord(type: String!, key: String!, asOf: DateTime): GoldenRecord
    sourceRecord(system: String!, type: String!, sourceKey: String!): SourceRecord  changes(after: Cursor, first: Int = 100, filter: ChangeFilter): ChangeConnection! }
  type Prefill { input: String! phone: String extension: String match: PrefillMatch! candidates: [PrefillCandidate!]! }
  type Mutation { upsertSourceRecords(system: String!, type: String!, records: [SourceRecordInput!]!): UpsertReport!
    pinValue(goldenId: ID!, attribute: String!, value: JSON!, reason: String!, expiresAt: DateTime): GoldenRecord!  unpinValue(goldenId: ID!, attribute: String!): GoldenRecord! }
  input SourceRecordInput { sourceKey: String! payload: JSON! updatedAt: DateTime deleted: Boolean }
  type UpsertReport { accepted: Int! unchanged: Int! rejected: Int! results: [UpsertResult!]! }
  type UpsertResult { sourceKey: String! status: UpsertStatus! goldenId: ID goldenKey: String errors: [RecordError!]! }
  type Change { id: ID! cursor: Cursor! type: String! goldenId: ID! goldenKey: String! kind: ChangeKind! version: Int! previousVersion: Int
    changed: [String!]! before: JSON after: JSON cause: JSON! actor: String! at: DateTime! }
  input ChangeFilter { types: [String!] attributes: [String!] kinds: [ChangeKind!] goldenIds: [ID!] }
  type Customer { customerId: String! } type Device { sn: String! } type Contract { number: String! } type PrefillCandidate { customer: Customer! }
  type SourceRecord { id: ID! } type RunnerUp { value: JSON } enum ProvenancePolicy { PINNED } type RecordError { message: String! }
  type GoldenVersionConnection { pageInfo: PageInfo! } type ChangeConnection { pageInfo: PageInfo! } type PageInfo { hasNextPage: Boolean! }`;

/** What the contract has and the schema has not, or has otherwise; a field may be non-null where the contract's is not. */
function missing(expected: GraphQLSchema): string[] {
  return Object.values(expected.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type): string[] => {
    const found = schema.getType(type.name);
    if (found === undefined) return [type.name];
    if (isScalarType(type)) return isScalarType(found) ? [] : [type.name];
    if (isEnumType(type)) return isEnumType(found) ? type.getValues().filter(({ name }) => found.getValue(name) === undefined).map(({ name }) => `${type.name}.${name}`) : [type.name];
    if (isInputObjectType(type)) return isInputObjectType(found) ? Object.values(type.getFields()).filter((field) => String(found.getFields()[field.name]?.type) !== String(field.type)).map(({ name }) => `${type.name}.${name}`) : [type.name];
    if (!(isObjectType(type) || isInterfaceType(type)) || !(isObjectType(found) || isInterfaceType(found))) return [type.name];
    return Object.values(type.getFields()).flatMap((field) => {
      const there = found.getFields()[field.name];
      const promised = String(field.type);
      if (there === undefined || ![promised, `${promised}!`].includes(String(there.type))) return [`${type.name}.${field.name}: ${String(there?.type)}`];
      return field.args.filter((argument) => !['String Cursor', String(argument.type)].includes(String(there.args.find(({ name }) => name === argument.name)?.type)))
        .map(({ name }) => `${type.name}.${field.name}(${name})`);
    });
  });
}

test('the contract is in it', () => {
  expect(missing(parseSchema(CONTRACT))).toEqual([]);
});

test('the typed golden records have what the contract lists, and are golden records', () => {
  const fields = { Customer: 'customerId name kind phones emails addresses serviceLevel devices contracts tickets', Device: 'sn modelCode model warrantyEndsOn warrantyStatus owner contracts prompts', Contract: 'number serviceLevel startsOn endsOn customer devices', PrefillCandidate: 'customer devices contracts openTickets recentTickets serviceLevel prompts' };
  for (const [name, list] of Object.entries(fields)) {
    const type = schema.getType(name);
    expect(isObjectType(type) ? Object.keys(type.getFields()) : []).toEqual(expect.arrayContaining(list.split(' ')));
  }
  const golden = schema.getType('GoldenRecord');
  expect(isInterfaceType(golden) ? schema.getPossibleTypes(golden).map(({ name }) => name).sort() : []).toEqual(['Contract', 'Customer', 'Device', 'OtherGoldenRecord', 'Ticket']);
});

test('enumerations have every value of the core\'s lists', () => {
  const lists = { RejectionCode: REJECTION_CODES, ReasonCode: REASON_CODES, WarrantyStatus: WARRANTY_STATUSES, UpsertStatus: UPSERT_STATUSES, PrefillMatch: PREFILL_MATCHES };
  for (const [name, values] of Object.entries(lists)) {
    const type = schema.getType(name);
    expect(isEnumType(type) ? type.getValues().map((value) => value.name).sort() : []).toEqual([...values].sort());
  }
});

test('everything is described: these are the documents of the API', () => {
  const bare: string[] = [];
  for (const type of own()) {
    if (isScalarType(type) && ['ID', 'Int', 'String', 'Boolean', 'Float'].includes(type.name)) continue;
    if (!['Query', 'Mutation', 'Subscription'].includes(type.name) && type.description === undefined) bare.push(type.name);
    if (isEnumType(type)) bare.push(...type.getValues().filter(({ description }) => description === undefined).map(({ name }) => `${type.name}.${name}`));
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (field.description === undefined) bare.push(`${type.name}.${field.name}`);
        bare.push(...field.args.filter(({ description }) => description === undefined || description === null).map(({ name }) => `${type.name}.${field.name}(${name})`));
      }
    }
    if (isInputObjectType(type)) bare.push(...Object.values(type.getFields()).filter(({ description }) => description === undefined).map(({ name }) => `${type.name}.${name}`));
  }
  expect(bare).toEqual([]);
});
