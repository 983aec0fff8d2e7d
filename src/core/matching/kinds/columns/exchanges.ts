import { foldText } from '../../similarity/fold';
import type { RecordSet } from '../../bulk/recordTable';
import type { ColumnKind } from './columnKinds';

const WORDS: readonly ColumnKind[] = ['personName', 'organisationName', 'address', 'street', 'locality', 'region', 'text'];
/** One record in so many has to stand the other way round in another record. */
const RECORDS_PER_EXCHANGE = 1_000;

/**
 * Columns whose contents are sometimes exchanged: given and family name by nature; others where the data show two
 * records with the same two values the other way round. Each column is exchanged with one other at most.
 */
export function exchangesOf(columns: Readonly<Record<string, ColumnKind>>, set: RecordSet): (readonly [string, string])[] {
  const names = Object.keys(columns);
  const given = names.filter((name) => columns[name] === 'givenName');
  const family = names.filter((name) => columns[name] === 'familyName');
  const found: (readonly [string, string])[] = given[0] !== undefined && family[0] !== undefined ? [[given[0], family[0]]] : [];
  const words = names.filter((name) => WORDS.includes(columns[name] ?? 'code'));
  const pairs = words.flatMap((x, i) => words.slice(i + 1).map((y) => ({ x, y, count: exchangedRecords(set, x, y) })))
    .filter(({ count }) => count >= Math.max(1, set.size / RECORDS_PER_EXCHANGE)).sort((one, other) => other.count - one.count);
  const used = new Set<string>();
  for (const { x, y } of pairs) {
    if (used.has(x) || used.has(y)) continue;
    used.add(x).add(y);
    found.push([x, y]);
  }
  return found;
}

/** Records whose two values stand the other way round in another record. */
function exchangedRecords(set: RecordSet, x: string, y: string): number {
  const first = set.columns.get(x);
  const second = set.columns.get(y);
  if (first === undefined || second === undefined) return 0;
  const known = new Map<string, number>();
  const idsOf = (column: typeof first): number[] => column.values.map((value) => {
    const [raw] = value;
    const text = typeof raw === 'string' ? foldText(raw) : '';
    if (text === '') return -1;
    const id = known.get(text) ?? known.size;
    known.set(text, id);
    return id;
  });
  const [own, other] = [idsOf(first), idsOf(second)];
  const seen = new Set<number>();
  const each = (visit: (a: number, b: number) => void): void => {
    for (let record = 0; record < set.size; record += 1) {
      const a = own[first.ids[record] ?? 0] ?? -1;
      const b = other[second.ids[record] ?? 0] ?? -1;
      if (a >= 0 && b >= 0 && a !== b) visit(a, b);
    }
  };
  each((a, b) => { seen.add(a * known.size + b); });
  let count = 0;
  each((a, b) => { if (seen.has(b * known.size + a)) count += 1; });
  return count;
}
