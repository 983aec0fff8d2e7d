import fc from 'fast-check';
import { keyNumber } from '../../../src/storage/candidateKeys';
import { copyCell, readCell } from '../../../src/storage/load/copyText';
import { keyDigest } from '../../../src/storage/load/keyDigest';
import { placedLine, PLACED_COLUMNS, recordOfLine, stagedLine } from '../../../src/storage/load/stagedRecord';
import type { StoredSourceRecord } from '../../../src/storage/sourceRecords';

const text = fc.array(fc.constantFrom('\\', '\t', '\n', '\r', '\\N', '"', '王', '𠮷', 'a', '{', ','), { maxLength: 12 }).map((parts) => parts.join(''));

test('a cell is read as it was written, whatever is in it', () => {
  fc.assert(fc.property(fc.option(text), (value) => { expect(readCell(copyCell(value))).toBe(value); }));
  fc.assert(fc.property(text, (value) => { expect(copyCell(value)).not.toMatch(/[\t\n\r]/); }));
});

test('a key has one number, in whichever way it is reckoned', () => {
  fc.assert(fc.property(text, (key) => { expect(keyDigest(key).readBigInt64BE(0).toString()).toBe(keyNumber(key)); }));
});

describe('a staged record', () => {
  const records: fc.Arbitrary<StoredSourceRecord> = fc.record({
    id: fc.constant('7'), system: fc.constant('crm'), type: fc.constant('customer'), sourceKey: text, derivedFrom: fc.option(fc.constant('device')),
    payload: fc.dictionary(text, text), contentHash: fc.constant('00ff'), mappingVersion: fc.nat(9), values: text.map((raw) => ({ name: [{ value: raw, raw }] })), rejections: fc.constant([]),
    updatedAt: fc.option(fc.constant(Date.UTC(2026, 1, 2, 3))), receivedAt: fc.constant(Date.UTC(2026, 1, 2)), deleted: fc.constant(false),
    importId: fc.option(fc.constant('3')), excluded: fc.constant(false), goldenId: fc.constant(null), homeGoldenId: fc.constant(null),
  });

  test('is read back without its payload', () => {
    fc.assert(fc.property(records, (record) => { expect(recordOfLine(stagedLine(record), '7', null)).toEqual({ ...record, payload: null }); }));
  });

  test('has as many cells as COPY expects', () => {
    const [record] = fc.sample(records, 1);
    if (record === undefined) throw new Error('no record');
    expect(placedLine(stagedLine(record), '7', 'id').trimEnd().split('\t')).toHaveLength(PLACED_COLUMNS.split(',').length);
  });
});
