import { parse } from 'graphql';
import { AcceptedDocument } from '../../../src/graphql/execution/acceptedDocument';
import { DocumentStore } from '../../../src/graphql/execution/documentStore';
import { buildSchema } from '../../../src/graphql/schema';

const schema = buildSchema();
const text = (index: number): string => `{ a${index}: __typename }`;
const accepted = (written: string): AcceptedDocument => new AcceptedDocument(schema, parse(written));
const bounds = { documents: 10, documentsOfOne: 4, textChars: 100 };

function filled(store: DocumentStore, owner: string, from: number, count: number): void {
  for (let index = from; index < from + count; index += 1) store.add(text(index), accepted(text(index)), owner);
}

test('what is kept is what was added, for whoever asks', () => {
  const store = new DocumentStore(bounds);
  const document = accepted(text(1));
  store.add(text(1), document, 'one');
  expect(store.get(text(1))).toBe(document);
  expect(store.get(text(2))).toBeUndefined();
});

test('the longest unused leaves first', () => {
  const store = new DocumentStore(bounds);
  filled(store, 'one', 0, 4);
  store.get(text(0));
  filled(store, 'one', 4, 1);
  expect([0, 1, 2, 3, 4].map((index) => store.get(text(index)) !== undefined)).toEqual([true, false, true, true, true]);
});

test('one caller who sends a new text each time drives out nobody else\'s documents', () => {
  const store = new DocumentStore(bounds);
  filled(store, 'desk', 0, 4);
  filled(store, 'flood', 100, 1_000);
  expect([0, 1, 2, 3].every((index) => store.get(text(index)) !== undefined)).toBe(true);
  expect(store.size).toBe(8);
});

test('all callers together are bounded too', () => {
  const store = new DocumentStore(bounds);
  for (let owner = 0; owner < 20; owner += 1) filled(store, `owner ${owner}`, owner * 10, 3);
  expect(store.size).toBe(10);
  expect(store.get(text(0))).toBeUndefined();
  expect(store.get(text(192))).toBeDefined();
});

test('a long document is not kept', () => {
  const store = new DocumentStore(bounds);
  const long = `{ __typename ${' '.repeat(100)}}`;
  store.add(long, accepted(long), 'one');
  expect(store.size).toBe(0);
});

test('an operation is found by its name, or alone', () => {
  const both = accepted('query A { __typename } query B { __typename }');
  expect(both.operation('A')).toBe(both.operation('A'));
  expect(both.operation('A')?.definition.name?.value).toBe('A');
  expect(both.operation('C')).toBeNull();
  expect(both.operation(null)).toBeNull();
  expect(accepted('{ __typename }').operation(null)).not.toBeNull();
});
