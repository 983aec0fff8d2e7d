import { BRANDS, BUILDINGS, DEALER_FORMS, ESTATES, GIVEN_FIRST, GIVEN_LAST, ORGANISATION_KINDS, PLACES, ROADS, SURNAMES } from './words.mjs';
import { creditCode, identityNumber } from './identifiers.mjs';

/** So many of each; with the heroes the demo has some 300 customers. */
const COUNTS = { persons: 176, families: 14, organisations: 82, branches: 8, dealers: 12 };

function homeOf(random, place) {
  return { place, road: random.pick(ROADS), number: random.int(1, 320), estate: random.pick(ESTATES), building: random.int(1, 12), unit: random.int(1, 3), room: random.int(1, 17) * 100 + random.int(1, 4) };
}

function officeOf(random, place) {
  const floor = random.int(2, 21);
  return { place, road: random.pick(ROADS), number: random.int(1, 320), estate: random.pick(BUILDINGS), building: floor, unit: null, room: floor * 100 + random.int(1, 12) };
}

const LEVELS = ['STANDARD', 'STANDARD', 'STANDARD', 'SILVER', 'SILVER', 'GOLD', 'PLATINUM'];

function createNames(random) {
  const used = new Set();
  const fresh = (make) => {
    for (;;) {
      const name = make();
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
  return {
    person: (surname = random.pick(SURNAMES)) => fresh(() => surname + random.pick(GIVEN_FIRST) + random.pick(GIVEN_LAST)),
    organisation: (place, forms) => fresh(() => place.city.replace('市', '') + random.pick(BRANDS) + random.pick(forms)),
  };
}

/** Everybody there is, as they really are; what each system knows of them comes later. */
export function createCustomers(random, numbers) {
  const names = createNames(random);
  const persons = [];
  const person = (over = {}) => {
    const place = random.pick(PLACES);
    const identity = identityNumber(random, place.division);
    persons.push({
      kind: 'PERSON', name: names.person(), mobile: numbers.mobile(), home: homeOf(random, place), level: random.pick(LEVELS),
      // Few have shown their whole identity card; of the others the CRM keeps the last four characters.
      identity: persons.length % 40 === 7 ? identity : identity.slice(-4),
      formerHome: random.chance(0.12) ? homeOf(random, place) : null,
      formerMobile: random.chance(0.1) ? numbers.mobile() : null,
      ...over,
    });
    return persons.at(-1);
  };
  for (let i = 0; i < COUNTS.persons; i += 1) person();
  // Husband and wife, parent and child: one phone, one door, two customers.
  for (let i = 0; i < COUNTS.families; i += 1) {
    const { mobile, home } = persons[i * 5];
    person({ mobile, home, formerHome: null, formerMobile: null });
  }
  return { persons, ...createOrganisations(random, numbers, names) };
}

function createOrganisations(random, numbers, names) {
  const organisations = [];
  let clients = 300;
  const add = (kind, forms, over = {}) => {
    const place = over.place ?? random.pick(PLACES);
    const { credit = '91', goods = [] } = ORGANISATION_KINDS[kind] ?? {};
    organisations.push({
      kind: 'ORGANISATION', clientCode: `WTF${String(clients += 1).padStart(5, '0')}`, trade: kind, goods, name: names.organisation(place, forms), home: officeOf(random, place), level: random.pick(LEVELS),
      landline: numbers.landline(place.areaCode), extension: random.chance(0.4) ? String(random.int(8001, 8099)) : undefined,
      hotline: random.chance(0.15) ? numbers.hotline() : null, mobile: numbers.mobile(), contact: names.person(),
      creditCode: creditCode(random, place.division, credit), formerHome: random.chance(0.08) ? officeOf(random, place) : null, ...over,
    });
    return organisations.at(-1);
  };
  const kinds = Object.keys(ORGANISATION_KINDS);
  for (let i = 0; i < COUNTS.organisations; i += 1) add(kinds[i % kinds.length], ORGANISATION_KINDS[kinds[i % kinds.length]].forms);
  // A branch is another body than its head office, although both answer the same 400 number.
  const heads = organisations.filter(({ name }) => name.endsWith('公司')).slice(0, COUNTS.branches);
  for (const head of heads) {
    head.hotline ??= numbers.hotline();
    const place = random.pick(PLACES.filter(({ city }) => city !== head.home.place.city));
    add(head.trade, ['?'], { place, name: `${head.name}${place.city.replace('市', '')}分公司`, hotline: head.hotline, creditCode: creditCode(random, place.division) });
  }
  const customers = [...organisations];
  organisations.length = 0;
  for (let i = 0; i < COUNTS.dealers; i += 1) add('dealer', DEALER_FORMS, { formerHome: null });
  return { organisations: customers, dealers: [...organisations] };
}
