import { contentOrder, tableOf } from '../../../src/core/matching/bulk/recordTable';
import type { RecordTable } from '../../../src/core/matching/bulk/recordTable';
import { deriveKeys, headOf, KEY_BOUNDS } from '../../../src/core/matching/training/deriveKeys';
import { coverMatches, imaginedMatches } from '../../../src/core/matching/training/keyCoverage';
import { compiled, draft, people, setOf } from './support';

const model = compiled(draft);
const kinds = model.comparisons.map(({ kind }) => kind);
const tableFor = (rows: readonly Record<string, string>[]): RecordTable => { const set = setOf(rows); return tableOf(model, set, contentOrder(set)); };
const { rows } = people(300, 2);

test('keys are derived within the bounds: few enough rules, of parts that are there', () => {
  const rules = deriveKeys(tableFor(rows), draft.comparisons, kinds, { ...KEY_BOUNDS, rules: 5 });
  expect(rules.length).toBeGreaterThan(1);
  expect(rules.length).toBeLessThanOrEqual(5);
  expect(() => compiled({ ...draft, keys: rules })).not.toThrow();
});

test('rules are measured on records that say different things: equal ones stand side by side in a table', () => {
  const table = tableFor([...rows, ...rows, ...rows]);
  const head = headOf(table, 100);
  expect(head.size).toBe(100);
  expect(new Set(head.hashes).size).toBe(100);
});

test('what finds most for its cost is chosen, until the cost is spent', () => {
  const parts = [{ comparison: 0, part: 'exact', coverage: 1 }, { comparison: 0, part: 'sound', coverage: 1 }, { comparison: 1, part: 'exact', coverage: 0.05 }];
  const shared = imaginedMatches(parts, draft.comparisons.slice(3));
  const share = shared.map((own) => own.reduce((sum, one) => sum + one, 0) / own.length);
  expect(share[1]).toBeGreaterThan(share[0] ?? 1); // a slip leaves the sound more often than the whole
  expect(share[2]).toBeLessThan(0.01); // hardly any record has it
  const choices = [{ parts: [0], cost: 10 }, { parts: [1], cost: 10 }, { parts: [2], cost: 10 }];
  expect(coverMatches(choices, shared, { most: 9, cost: 15 })).toEqual([{ parts: [1], cost: 10 }]);
  expect(coverMatches(choices, shared, { most: 1, cost: 99 })).toHaveLength(1);
});
