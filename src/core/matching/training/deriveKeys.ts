import type { PartIndexes } from '../bulk/blocks';
import { PartIndexes as Indexes, blocksOf } from '../bulk/blocks';
import { MAX_KEY_RULES } from '../bulk/candidates';
import type { RecordTable } from '../bulk/recordTable';
import type { ComparisonKind } from '../comparisonKind';
import type { MatchKeyRule, ModelComparison } from '../matchModel';

/** How many records may share a key, and how many pairs may come of all rules and of one, for each record. */
export interface KeyBounds {
  readonly maxRecords: number;
  readonly pairsPerRecord: number;
  readonly pairsPerRecordOfRule: number;
  readonly rules: number;
}

export const KEY_BOUNDS: KeyBounds = { maxRecords: 100, pairsPerRecord: 24, pairsPerRecordOfRule: 4, rules: MAX_KEY_RULES };

/** Rules are measured on so many records, taken at random; pairs grow with the square. */
const SAMPLE_RECORDS = 6_000;
/** A small file can bear more candidates for each record. */
const LEAST_PAIRS = 60_000;

interface Choice { readonly parts: readonly Part[]; readonly pairs: number; readonly coverage: number }
interface Part { readonly comparison: number; readonly part: string }

/**
 * Match key rules from what the comparisons offer and from how often their parts coincide in the data: every part
 * that is telling enough alone, and for each two comparisons their loosest parts that are telling enough together.
 */
export function deriveKeys(table: RecordTable, comparisons: readonly ModelComparison[], kinds: readonly ComparisonKind[], bounds: KeyBounds = KEY_BOUNDS): MatchKeyRule[] {
  const sample = headOf(table, SAMPLE_RECORDS);
  const indexes = new Indexes(sample, kinds);
  const scale = (table.size / Math.max(sample.size, 1)) ** 2;
  const most = Math.max(bounds.pairsPerRecordOfRule * table.size, LEAST_PAIRS);
  const measure = (parts: readonly Part[]): Choice => measured(sample, parts, indexes, { scale, maxRecords: bounds.maxRecords });
  const parts = comparisons.flatMap((_comparison, comparison) => indexes.names(comparison).map((part): Part => ({ comparison, part })));
  const singles = parts.map((part) => measure([part]));
  const telling = singles.filter(({ pairs }) => pairs <= most / 2);
  const loose = singles.filter(({ pairs }) => pairs > most / 2);
  const together = new Map<string, Choice>();
  for (const first of loose) {
    for (const second of loose) {
      const [x] = first.parts;
      const [y] = second.parts;
      if (x === undefined || y === undefined || x.comparison >= y.comparison || shareAttribute(comparisons, x, y)) continue;
      const choice = measure([x, y]);
      if (choice.pairs > most) continue;
      const name = `${x.comparison}.${y.comparison}`;
      const known = together.get(name);
      if (known === undefined || known.pairs * known.coverage < choice.pairs * choice.coverage) together.set(name, choice);
    }
  }
  const best = loosestOfEach(telling);
  return chosen([...best, ...together.values()], comparisons, { total: Math.max(bounds.pairsPerRecord * table.size, 4 * LEAST_PAIRS), bounds });
}

/** Of the telling parts of one comparison, the two that find most: what is exact is also found by what is loose. */
function loosestOfEach(singles: readonly Choice[]): Choice[] {
  const byComparison = new Map<number, Choice[]>();
  for (const single of singles) {
    const comparison = single.parts[0]?.comparison ?? 0;
    byComparison.set(comparison, [...(byComparison.get(comparison) ?? []), single]);
  }
  return [...byComparison.values()].flatMap((own) => own.sort((x, y) => y.pairs - x.pairs).slice(0, 3));
}

const shareAttribute = (comparisons: readonly ModelComparison[], x: Part, y: Part): boolean =>
  comparisons[x.comparison]?.attributes[0] === comparisons[y.comparison]?.attributes[0];

/** Cheapest first, as long as the pairs of all stay within the bound. */
function chosen(choices: readonly Choice[], comparisons: readonly ModelComparison[], { total, bounds }: { readonly total: number; readonly bounds: KeyBounds }): MatchKeyRule[] {
  const rules: MatchKeyRule[] = [];
  let pairs = 0;
  for (const choice of [...choices].sort((x, y) => x.pairs - y.pairs)) {
    if (choice.coverage < 0.02 || rules.length >= bounds.rules) continue;
    if (pairs + choice.pairs > total) break;
    pairs += choice.pairs;
    const parts = choice.parts.map(({ comparison, part }) => `${comparisons[comparison]?.name ?? ''}.${part}`);
    rules.push({ name: parts.join(' + '), parts, maxRecords: bounds.maxRecords });
  }
  return rules;
}

function measured(sample: RecordTable, parts: readonly Part[], indexes: PartIndexes, { scale, maxRecords }: { readonly scale: number; readonly maxRecords: number }): Choice {
  // A key that 100 of all records share is shared by fewer of the sample.
  const most = Math.max(2, Math.ceil(maxRecords / Math.sqrt(scale)));
  const blocks = blocksOf(sample, { parts }, most, indexes);
  let covered = 0;
  for (let record = 0; record < sample.size; record += 1) if ((blocks.keyStarts[record + 1] ?? 0) > (blocks.keyStarts[record] ?? 0)) covered += 1;
  const lost = blocks.droppedPairs;
  return { parts, pairs: (blocks.pairs + lost) * scale, coverage: covered / Math.max(sample.size, 1) };
}

/** The first records of a table: as good as random ones, for its order is that of a hash. */
export function headOf(table: RecordTable, most: number): RecordTable {
  if (table.size <= most) return table;
  return {
    size: most, files: table.files?.subarray(0, most) ?? null, rows: table.rows.subarray(0, most), hashes: table.hashes.subarray(0, most),
    columns: table.columns.map(({ ids, prepared }) => {
      const positions = new Map<number, number>();
      const own: unknown[] = [];
      const ownIds = Int32Array.from(ids.subarray(0, most), (id) => {
        if (id < 0) return -1;
        const known = positions.get(id) ?? own.push(prepared[id]) - 1;
        positions.set(id, known);
        return known;
      });
      return { ids: ownIds, prepared: own };
    }),
  };
}
