import type { ComparisonKind, ComparisonLevel } from '../comparisonKind';
import { prepareParties } from './party/party';
import type { Person } from './party/person';
import { comparePersons } from './party/person';

const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number]): ComparisonLevel => ({ name, label: { zh, en }, m, u });

/**
 * Who speaks for two organisations. The same person adds to a likeness of names; another says little, for an
 * organisation has several, and each of them changes.
 */
export const contactPersonsComparison: ComparisonKind<readonly Person[]> = {
  name: 'contactPersons',
  levels: [
    level('same', '联系人相同', 'same contact person', [0.35, 0.001]),
    level('near', '联系人同音或形近', 'contact persons of the same sound or shape', [0.03, 0.001]),
    level('familiar', '联系人同姓', 'contacts of one surname', [0.22, 0.04]),
    level('different', '联系人不同', 'other contact persons', [0.4, 0.958]),
  ],
  prepare: ([names = [], contacts = []]) => {
    const found = prepareParties(names, contacts).contacts;
    return found.length === 0 ? null : found;
  },
  compare: (a, b) => {
    let best = 3;
    let values: readonly [number, number] = [0, 0];
    for (const [i, x] of a.entries()) {
      for (const [j, y] of b.entries()) {
        const relation = comparePersons(x, y);
        const at = relation === 'SAME' && !x.partial ? 0 : relation === 'SOUND' || relation === 'SHAPE' ? 1 : relation === 'FAMILIAR' || relation === 'SAME' ? 2 : 3;
        if (at < best) [best, values] = [at, [i, j]];
      }
    }
    return { level: best, values };
  },
  terms: () => [],
  parts: (contacts) => ({ exact: contacts.flatMap(({ partial, key }) => (partial ? [] : [key])) }),
};
