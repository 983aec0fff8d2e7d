import type { MatchModel } from '../matchModel';

/**
 * How customers are matched before anybody has trained a model: the weights are those that the kinds of comparison
 * declare, the prior is that of a pool of ten thousand records of some four thousand customers. Training on the pool's own
 * records replaces prior and weights; the comparisons and keys stay.
 */
export const customerMatchModel: MatchModel = {
  type: 'customer',
  comparisons: [
    { name: 'name', kind: 'partyName', attributes: ['name', 'contacts'] },
    { name: 'whereabouts', kind: 'whereabouts', attributes: ['phones', 'addresses', 'name'] },
    { name: 'contacts', kind: 'contactPersons', attributes: ['name', 'contacts'] },
    { name: 'creditCode', kind: 'creditCode', attributes: ['creditCode'] },
    { name: 'identityNumber', kind: 'identityNumber', attributes: ['identityNumber'] },
    { name: 'email', kind: 'email', attributes: ['emails'] },
  ],
  keys: [
    { name: 'phone', parts: ['whereabouts.phone'], maxRecords: 60 },
    { name: 'door', parts: ['whereabouts.door'], maxRecords: 60 },
    { name: 'house', parts: ['whereabouts.house', 'whereabouts.city'], maxRecords: 40 },
    { name: 'name', parts: ['name.exact'], maxRecords: 40 },
    { name: 'nameSoundAndCity', parts: ['name.sound', 'whereabouts.city'], maxRecords: 40 },
    { name: 'nameSound', parts: ['name.sound'], maxRecords: 20 },
    { name: 'surnameAndHouse', parts: ['name.surname', 'whereabouts.house'], maxRecords: 40 },
    { name: 'core', parts: ['name.core'], maxRecords: 60 },
    { name: 'coreSoundAndCity', parts: ['name.coreSound', 'whereabouts.city'], maxRecords: 40 },
    { name: 'creditCode', parts: ['creditCode.exact'], maxRecords: 100 },
    { name: 'identityNumber', parts: ['identityNumber.exact'], maxRecords: 100 },
    { name: 'lastFourAndSurname', parts: ['identityNumber.last4', 'name.surname'], maxRecords: 40 },
    { name: 'email', parts: ['email.exact'], maxRecords: 40 },
  ],
  priorBits: -12,
  thresholds: { link: 2.5, join: 2.5, review: -4 },
};
