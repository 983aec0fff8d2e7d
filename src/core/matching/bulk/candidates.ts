import type { Blocks } from './blocks';
import type { RecordTable } from './recordTable';

/** The candidates of one record among those before it. The arrays are used again for the next record. */
export interface Partners {
  readonly record: number;
  count: number;
  /** The first `count` are filled. */
  readonly partners: Int32Array;
  /** Which key rules found each, as bits. */
  readonly rules: Int32Array;
}

/** The key rules that found a pair are kept as the bits of one number. */
export const MAX_KEY_RULES = 31;

/** Goes through all candidate pairs, record by record: each pair once, with all the rules that found it. */
export function eachCandidate(table: RecordTable, blocks: readonly Blocks[], visit: (found: Partners) => void, from = 0, to = table.size): void {
  const at = new Int32Array(table.size); // where the partner stands in the list of the record that is being visited
  const stamp = new Int32Array(table.size).fill(-1);
  const found = { record: 0, count: 0, partners: new Int32Array(table.size), rules: new Int32Array(table.size) };
  const { files } = table;
  for (let record = from; record < to; record += 1) {
    found.record = record;
    found.count = 0;
    for (let rule = 0; rule < blocks.length; rule += 1) {
      const block = blocks[rule];
      if (block === undefined) continue;
      for (let k = block.keyStarts[record] ?? 0; k < (block.keyStarts[record + 1] ?? 0); k += 1) {
        const key = block.keys[k] ?? -1;
        if (key < 0) continue;
        const end = block.memberStarts[key + 1] ?? 0;
        for (let m = block.memberStarts[key] ?? 0; m < end; m += 1) {
          const partner = block.members[m] ?? 0;
          if (partner >= record) break;
          if (files !== null && files[partner] === files[record]) continue;
          if (stamp[partner] !== record) {
            stamp[partner] = record;
            at[partner] = found.count;
            found.partners[found.count] = partner;
            found.rules[found.count] = 0;
            found.count += 1;
          }
          const place = at[partner] ?? 0;
          found.rules[place] = (found.rules[place] ?? 0) | (1 << rule);
        }
      }
    }
    if (found.count > 0) visit(found);
  }
}
