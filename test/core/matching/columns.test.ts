import type { ComparisonKind } from '../../../src/core/matching/comparisonKind';
import { MATCH_COMPARISONS } from '../../../src/core/matching/comparisons';

function kind(name: string): ComparisonKind {
  const found = MATCH_COMPARISONS.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** The level at which two records are seen, each given by its columns; null where nothing is compared. */
function levelOf(name: string, a: string | readonly string[], b: string | readonly string[]): string | null {
  const own = kind(name);
  const prepared = [a, b].map((columns) => own.prepare((typeof columns === 'string' ? [columns] : columns).map((text) => (text === '' ? [] : [text]))));
  const [x, y] = prepared;
  if (x === null || y === null) return null;
  const [there, back] = [own.compare(x, y), own.compare(y, x)];
  expect(back?.level).toBe(there?.level);
  expect(back?.term).toBe(there?.term);
  return there === null ? null : own.levels[there.level]?.name ?? 'no such level';
}

const WORDS: readonly (readonly [string, string, string | null])[] = [
  ['pridham street', 'PRIDHAM  Street', 'exact'],
  ['pridham street', 'pridhamstreet', 'exact'],
  ['José', 'jose', 'exact'],
  ['Strauß', 'strauss', 'exact'],
  ["O'Brien", 'obrien', 'exact'],
  ['matthew', 'mathew', 'nearly'],
  ['oNah', 'noah', 'nearly'],
  ['smith john', 'john smith', 'nearly'],
  ['louisa lawson crescent', 'louisa laws on crescentt', 'nearly'],
  ['philips', 'filips', 'alike'],
  ['12 main street', '14 main street', 'otherNumber'],
  ['chris', 'christopher', 'partly'],
  ['w', 'william', 'partly'],
  ['mary', 'st mary', 'partly'],
  ['li', 'lu', 'different'],
  ['bloomfield', 'dixon', 'different'],
  ['n/a', 'dixon', null],
  ['', 'dixon', null],
];
test.each(WORDS)('words: %s and %s are %s', (a, b, level) => { expect(levelOf('words', a, b)).toBe(level); });

const EXCHANGED: readonly (readonly [readonly string[], readonly string[], string | null, string | null])[] = [
  [['noah', 'watson'], ['noah', 'watson'], 'exact', 'exact'],
  [['noah', 'watson'], ['watson', 'noah'], 'exchanged', 'exact'],
  [['noah', 'watson'], ['watsen', 'noah'], 'exchanged', 'nearly'],
  [['noah', 'watson'], ['watsen', 'naoh'], 'exchangedNearly', 'nearly'],
  [['noah', 'watson'], ['watson', ''], 'exchanged', null],
  [['noah', 'watson'], ['emily', 'watson'], 'different', 'exact'],
  [['noah', ''], ['', 'watson'], null, null],
];
test.each(EXCHANGED)('exchanged columns: %j and %j are %s, %s', (a, b, own, beside) => {
  expect(levelOf('exchangedWords', a, b)).toBe(own);
  expect(levelOf('besideWords', [...a].reverse(), [...b].reverse())).toBe(beside);
});

const DAYS: readonly (readonly [string, string, string | null])[] = [
  ['19081209', '1908-12-09', 'exact'],
  ['09/12/1908', '9 Dec 1908', 'exact'],
  ['1908年12月9日', '1908-12-09T00:00:00', 'exact'],
  ['12/25/1999', '1999-12-25', 'exact'],
  ['1908-12-09', '1908-12-90', 'slip'],
  ['1908-12-09', '1918-12-09', 'slip'],
  ['1908-12-09', '1908-09-12', 'swapped'],
  ['1908-12-09', '1908-12-27', 'twoParts'],
  ['2015-10-29', '2015-11-14', 'month'],
  ['2015-10-29', '2016-02-03', 'year'],
  ['1908-12-09', '1960-03-30', 'different'],
  ['1908-12-09', '', null],
  ['1908-12-09', '0000-00-00', null],
];
test.each(DAYS)('days: %s and %s are %s', (a, b, level) => { expect(levelOf('day', a, b)).toBe(level); });

const OTHERS: readonly (readonly [string, string, string, string | null])[] = [
  ['identifierColumn', '5-304 218', '5304218', 'exact'],
  ['identifierColumn', '5304218', '5304281', 'slip'],
  ['identifierColumn', '5304218', '5394281', 'twoSlips'],
  ['identifierColumn', '5304218', '1876655', 'different'],
  ['identifierColumn', '0000000', '0000000', null],
  ['postcode', '2119', '2119', 'exact'],
  ['postcode', '2119', '2191', 'slip'],
  ['postcode', '21190', '21008', 'start'],
  ['phoneColumn', '+61 2 9876 5432', '(02) 9876-5432', 'exact'],
  ['phoneColumn', '02 9876 5432', '02 9876 5423', 'slip'],
  ['phoneColumn', '000000', '02 9876 5423', null],
  ['emailColumn', 'Noah@X.com', 'noah@x.com', 'exact'],
  ['emailColumn', 'hannah88@powers.com', 'hannah88opowersc@m', 'alike'],
  ['emailColumn', 'hannah88@powers.com', 'hannah88@quickmail.net', 'local'],
  ['emailColumn', 'hannah88@powers.com', 'bob@quickmail.net', 'different'],
  ['numberColumn', '12', '12', 'exact'],
  ['numberColumn', '1,200', '1201', 'near'],
  ['numberColumn', '12', '21', 'slip'],
  ['numberColumn', '1200', '1111', 'tenth'],
  ['numberColumn', '12', '95', 'different'],
  ['year', '1999', '2000', 'near'],
  ['year', '1999', '1989', 'slip'],
  ['year', '1999', '1954', 'different'],
];
test.each(OTHERS)('%s: %s and %s are %s', (name, a, b, level) => { expect(levelOf(name, a, b)).toBe(level); });

test('every level of every kind has a label in both languages, and shares that are shares', () => {
  for (const { levels } of MATCH_COMPARISONS.values()) {
    expect(new Set(levels.map(({ name }) => name)).size).toBe(levels.length);
    for (const { label, m, u } of levels) {
      expect(label.zh).toMatch(/\p{Script=Han}/u);
      expect(label.en).toMatch(/[a-z]/);
      expect(Math.min(m, u)).toBeGreaterThan(0);
      expect(Math.max(m, u)).toBeLessThan(1);
    }
  }
});
