import type { PartIndexes } from '../bulk/blocks';
import { PartIndexes as Indexes, blocksOf } from '../bulk/blocks';
import { MAX_KEY_RULES } from '../bulk/candidates';
import type { RecordTable } from '../bulk/recordTable';
import type { ComparisonKind } from '../comparisonKind';
import type { MatchKeyRule, ModelComparison } from '../matchModel';
import type { Coverable, KeyPart } from './keyCoverage';
import { coverMatches, imaginedMatches } from './keyCoverage';

/** How many records may share a key, and how many pairs may come of all rules together. */
export interface KeyBounds {
  readonly maxRecords: number;
  /** For each record; and for any file, for a small one can bear more. */
  readonly pairsPerRecord: number;
  readonly leastPairs: number;
  readonly rules: number;
}

export const KEY_BOUNDS: KeyBounds = { maxRecords: 100, pairsPerRecord: 12, leastPairs: 400_000, rules: MAX_KEY_RULES };

/** Rules are measured on so many records, taken at random; pairs grow with the square. */
const SAMPLE_RECORDS = 4_000;
/** A part that brings more of the pairs than this together is only used with another one. */
const ALONE_OF_ALL = 1 / 6;
const OF_ALL = 1 / 4;
/** What each record of a key rule costs, in pairs: the key has to be made and stored. */
const PAIRS_PER_KEY = 0.1;

interface Measured { readonly pairs: number; readonly coverage: number }

/**
 * Match key rules from what the comparisons offer and from how often their parts coincide in the data: single parts
 * where these are telling, two together where not, as few as find nearly every match that may be thought of.
 */
export function deriveKeys(table: RecordTable, comparisons: readonly ModelComparison[], kinds: readonly ComparisonKind[], bounds: KeyBounds = KEY_BOUNDS): MatchKeyRule[] {
  const sample = headOf(table, SAMPLE_RECORDS);
  const indexes = new Indexes(sample, kinds);
  const scale = (table.size / Math.max(sample.size, 1)) ** 2;
  const total = Math.max(bounds.pairsPerRecord * table.size, bounds.leastPairs);
  const measure = (own: readonly KeyPart[]): Measured => measured(sample, own, indexes, scale);
  const parts = comparisons.flatMap((_comparison, comparison) => indexes.names(comparison).map((part) => {
    const found = measure([{ comparison, part }]);
    return { comparison, part, ...found };
  }));
  const overhead = table.size * PAIRS_PER_KEY;
  const choices: Coverable[] = [];
  const loose: number[] = [];
  parts.forEach(({ pairs }, p) => {
    if (pairs <= total * ALONE_OF_ALL) choices.push({ parts: [p], cost: pairs + overhead });
    else loose.push(p);
  });
  for (const p of loose) {
    for (const q of loose) {
      const [x, y] = [parts[p], parts[q]];
      if (p >= q || x === undefined || y === undefined || shareAttribute(comparisons, x, y)) continue;
      const { pairs } = measure([x, y]);
      if (pairs <= total * OF_ALL) choices.push({ parts: [p, q], cost: pairs + overhead });
    }
  }
  const chosen = coverMatches(choices, imaginedMatches(parts, comparisons), { most: bounds.rules, cost: total });
  return chosen.map(({ parts: own }) => {
    const names = own.map((p) => `${comparisons[parts[p]?.comparison ?? 0]?.name ?? ''}.${parts[p]?.part ?? ''}`);
    return { name: names.join(' + '), parts: names, maxRecords: bounds.maxRecords };
  });
}

const shareAttribute = (comparisons: readonly ModelComparison[], x: KeyPart, y: KeyPart): boolean =>
  comparisons[x.comparison]?.attributes[0] === comparisons[y.comparison]?.attributes[0];

function measured(sample: RecordTable, parts: readonly KeyPart[], indexes: PartIndexes, scale: number): Measured {
  const blocks = blocksOf(sample, { parts }, sample.size, indexes);
  let covered = 0;
  for (let record = 0; record < sample.size; record += 1) if ((blocks.keyStarts[record + 1] ?? 0) > (blocks.keyStarts[record] ?? 0)) covered += 1;
  return { pairs: blocks.pairs * scale, coverage: covered / Math.max(sample.size, 1) };
}

/**
 * The first records of a table: as good as random ones, for its order is that of a hash. Records that say the very same
 * stand side by side, so that only one of them is taken: two would be there far too often.
 */
export function headOf(table: RecordTable, most: number): RecordTable {
  if (table.size <= most) return table;
  const records: number[] = [];
  for (let record = 0; record < table.size && records.length < most; record += 1) {
    if (record === 0 || table.hashes[record] !== table.hashes[record - 1]) records.push(record);
  }
  const taken = (own: Int32Array | Uint32Array | Uint8Array): number[] => records.map((record) => own[record] ?? 0);
  return {
    size: records.length, files: table.files === null ? null : Uint8Array.from(taken(table.files)),
    rows: Int32Array.from(taken(table.rows)), hashes: Uint32Array.from(taken(table.hashes)),
    columns: table.columns.map(({ ids, prepared }) => {
      const positions = new Map<number, number>();
      const own: unknown[] = [];
      const ownIds = Int32Array.from(taken(ids), (id) => {
        if (id < 0) return -1;
        const known = positions.get(id) ?? own.push(prepared[id]) - 1;
        positions.set(id, known);
        return known;
      });
      return { ids: ownIds, prepared: own };
    }),
  };
}
