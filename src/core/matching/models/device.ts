import type { MatchModel } from '../matchModel';

/**
 * Devices are one by their serial number, and by nothing else. A number one confusion away is a question for a person
 * where the model, the owner or the place agrees: with all of them its weight stays below `link`, so that no machine
 * joins two devices on a likeness. A device that passed on has one number and two owners; one that was replaced has
 * another number at the same door: the one is joined, the other is not even compared.
 */
export const deviceMatchModel: MatchModel = {
  type: 'device',
  comparisons: [
    { name: 'sn', kind: 'serial', attributes: ['sn'] },
    { name: 'model', kind: 'modelCode', attributes: ['modelCode'] },
    { name: 'owner', kind: 'reference', attributes: ['owner', 'buyer'] },
    { name: 'installedAt', kind: 'installedAt', attributes: ['installAddress'] },
  ],
  keys: [
    { name: 'sn', parts: ['sn.exact'], maxRecords: 200 },
    { name: 'snCharacters', parts: ['sn.characters'], maxRecords: 20 },
    { name: 'snLessOne', parts: ['sn.lessOne'], maxRecords: 20 },
  ],
  priorBits: -12,
  thresholds: { link: 6.5, join: 6.5, review: 1 },
};
