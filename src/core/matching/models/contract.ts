import type { MatchModel } from '../matchModel';

/** Contracts are one by their number; a number one confusion away, with the same customer or the same term, is a question. */
export const contractMatchModel: MatchModel = {
  type: 'contract',
  comparisons: [
    { name: 'number', kind: 'serial', attributes: ['number'] },
    { name: 'customer', kind: 'reference', attributes: ['customer'] },
    { name: 'startsOn', kind: 'sameDay', attributes: ['startsOn'] },
    { name: 'endsOn', kind: 'sameDay', attributes: ['endsOn'] },
  ],
  keys: [
    { name: 'number', parts: ['number.exact'], maxRecords: 200 },
    { name: 'numberCharacters', parts: ['number.characters'], maxRecords: 20 },
    { name: 'numberLessOne', parts: ['number.lessOne'], maxRecords: 20 },
  ],
  priorBits: -12,
  thresholds: { link: 6.5, join: 6.5, review: 1 },
};
