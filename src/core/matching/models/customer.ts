import type { ComparisonKind } from '../comparisonKind';
import { contactPersonsComparison } from '../kinds/contactPersons';
import { creditCodeComparison, emailComparison, identityNumberComparison } from '../kinds/identifiers';
import { partyNameComparison } from '../kinds/partyName';
import { whereaboutsComparison } from '../kinds/whereabouts';
import type { MatchModel, ModelLevel } from '../matchModel';

/** The declared levels as given ones, which training keeps. */
function declared<P>({ levels }: ComparisonKind<P>): Readonly<Record<string, ModelLevel>> {
  return Object.fromEntries(levels.map(({ name, m, u }) => [name, { m, u }]));
}


/**
 * How customers are matched: the weights are those that the kinds of comparison declare, by the nature of names, phones
 * and addresses; the prior is that of a pool of ten thousand records of some four thousand customers. Training on a
 * pool's own records learns the prior and how common names and numbers are, but keeps the weights: what a family, a
 * dealer's number and the firms of one group have in common looks to it like the writings of one customer.
 */
export const customerMatchModel: MatchModel = {
  type: 'customer',
  comparisons: [
    { name: 'name', kind: 'partyName', attributes: ['name', 'contacts'], levels: declared(partyNameComparison) },
    { name: 'whereabouts', kind: 'whereabouts', attributes: ['phones', 'addresses', 'name'], levels: declared(whereaboutsComparison) },
    { name: 'contacts', kind: 'contactPersons', attributes: ['name', 'contacts'], levels: declared(contactPersonsComparison) },
    { name: 'creditCode', kind: 'creditCode', attributes: ['creditCode'], levels: declared(creditCodeComparison) },
    { name: 'identityNumber', kind: 'identityNumber', attributes: ['identityNumber'], levels: declared(identityNumberComparison) },
    { name: 'email', kind: 'email', attributes: ['emails'], levels: declared(emailComparison) },
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
  thresholds: { link: 2.5, join: 4, review: -4 },
};
