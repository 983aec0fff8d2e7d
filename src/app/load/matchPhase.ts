import { Components } from '../../core/linking/sets/components';
import { joined, selected } from '../../core/linking/sets/judgedTable';
import type { JudgedColumns } from '../../core/linking/sets/judgedTable';
import type { KeyEntries } from '../../core/linking/sets/keyEntries';
import { keyGroups } from '../../core/linking/sets/keyGroups';
import type { KeyGroups } from '../../core/linking/sets/keyGroups';
import { eachRun, keyOrder } from '../../core/linking/sets/keyOrder';
import { MATCHER_RANK } from '../../core/linking/matchable';
import type { Crew } from './crew';
import { inOrder } from './inOrder';
import type { LinkInput } from './linkStep';
import type { Staged } from './staging';
import type { Range } from './steps';

/** What matching gives: clusters, and everything that machines say of pairs. Records by their numbers. */
export interface Matched {
  /** For each record the first record of its cluster. */
  readonly leaders: Uint32Array;
  readonly judgements: JudgedColumns;
  /** How many pairs were compared. */
  readonly compared: number;
}

export interface MatchInput {
  readonly staged: Staged;
  readonly candidates: KeyEntries;
  /** Positions of the candidate keys in their order. */
  readonly order: Uint32Array;
  readonly exact: KeyEntries;
  readonly onProgress: (step: 'score' | 'link', done: number, total: number) => void;
}

/** Records of one turn. */
const SCORED_AT_ONCE = 2_000;
const LINKED_AT_ONCE = 1_000;

/**
 * Matches all records at once. Whoever shares a candidate key is compared, once; what ties and exact keys connect is
 * linked by the same function as online, each component for itself. So clusters, judgements and doubts are those that
 * records arriving one by one would have ended in, whatever their order.
 */
export async function matchAll(crew: Crew, { staged, candidates, order, exact, onProgress }: MatchInput): Promise<Matched> {
  const groups = sharedGroups(keyGroups(candidates, staged.count, order));
  const turns = comparingOrder(groups, staged.count);
  crew.tell({ about: 'matching', shared: { staged, groups, order: turns } });
  const tables: JudgedColumns[] = [];
  let compared = 0;
  for await (const { item, result } of inOrder(ranges(turns.length, SCORED_AT_ONCE), crew.width, async (range) => crew.run('score', range))) {
    tables.push(result.rows);
    compared += result.compared;
    onProgress('score', item.to, turns.length);
  }
  const linked = await linkAll(crew, { rows: joined(tables), exact, records: staged.count, onProgress });
  return { ...linked, compared };
}

export function* ranges(total: number, size: number): Generator<Range> {
  for (let from = 0; from < total; from += size) yield { from, to: Math.min(total, from + size) };
}

export function shared32(column: Uint32Array): Uint32Array {
  const all = new Uint32Array(new SharedArrayBuffer(column.byteLength));
  all.set(column);
  return all;
}

function sharedGroups({ recordStarts, groupOf, groupStarts, members }: KeyGroups): KeyGroups {
  const groupsShared = new Int32Array(new SharedArrayBuffer(groupOf.byteLength));
  groupsShared.set(groupOf);
  return { recordStarts: shared32(recordStarts), groupOf: groupsShared, groupStarts: shared32(groupStarts), members: shared32(members) };
}

/** Records that have anybody to be compared with, those of one large group next to each other: what is prepared for one serves the next. */
function comparingOrder({ recordStarts, groupOf, groupStarts }: KeyGroups, records: number): Uint32Array {
  const sizeOf = (group: number): number => (groupStarts[group + 1] ?? 0) - (groupStarts[group] ?? 0);
  const places = new Float64Array(records);
  let count = 0;
  for (let record = 0; record < records; record += 1) {
    let largest = -1;
    for (let entry = recordStarts[record] ?? 0; entry < (recordStarts[record + 1] ?? 0); entry += 1) {
      const group = groupOf[entry] ?? -1;
      if (group >= 0 && (largest < 0 || sizeOf(group) > sizeOf(largest))) largest = group;
    }
    if (largest < 0) continue;
    places[count] = largest * records + record;
    count += 1;
  }
  return shared32(Uint32Array.from(places.subarray(0, count).sort(), (place) => place % records));
}

interface LinkAll { readonly rows: JudgedColumns; readonly exact: KeyEntries; readonly records: number; readonly onProgress: MatchInput['onProgress'] }

async function linkAll(crew: Crew, { rows, exact, records, onProgress }: LinkAll): Promise<Omit<Matched, 'compared'>> {
  const components = new Components(records);
  rows.ranks.forEach((rank, at) => { if (rank === MATCHER_RANK.TIE) components.join(rows.a[at] ?? 0, rows.b[at] ?? 0); });
  const order = keyOrder(exact);
  eachRun(exact, order, (from, to) => {
    for (let i = from + 1; i < to; i += 1) components.join(exact.records[order[from] ?? 0] ?? 0, exact.records[order[i] ?? 0] ?? 0);
  });
  const inside = new Map<number, number[]>();
  const outside: number[] = [];
  rows.a.forEach((a, at) => {
    const root = components.find(a);
    if (root !== components.find(rows.b[at] ?? 0)) { outside.push(at); return; }
    const known = inside.get(root);
    if (known === undefined) inside.set(root, [at]); else known.push(at);
  });
  const leaders = Uint32Array.from({ length: records }, (_none, record) => record);
  const tables = [selected(rows, outside)];
  const several = components.several();
  let done = 0;
  const pieces = linkPieces(several, (records_) => selected(rows, inside.get(records_[0] ?? 0) ?? []));
  for await (const { item, result } of inOrder(pieces, crew.width, async (input) => crew.run('link', input))) {
    for (const members of result.clusters) {
      const first = Math.min(...members);
      for (const member of members) leaders[member] = first;
    }
    tables.push(result.judgements);
    done += item.components.length;
    onProgress('link', done, several.length);
  }
  return { leaders, judgements: joined(tables) };
}

/** Components, so many of them together that a piece is worth handing over. */
function* linkPieces(several: readonly (readonly number[])[], rowsOf: (records: readonly number[]) => JudgedColumns): Generator<LinkInput> {
  let piece: { records: readonly number[]; rows: JudgedColumns }[] = [];
  let size = 0;
  for (const records of several) {
    piece.push({ records, rows: rowsOf(records) });
    size += records.length;
    if (size < LINKED_AT_ONCE) continue;
    yield { components: piece };
    [piece, size] = [[], 0];
  }
  if (piece.length > 0) yield { components: piece };
}
