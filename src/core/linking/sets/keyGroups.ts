import type { KeyEntries } from './keyEntries';
import { eachRun, keyOrder } from './keyOrder';

/** The records that share a key, for all keys by which somebody is found. */
export interface KeyGroups {
  /** Where the entries of a record begin; one more than there are records. */
  readonly recordStarts: Uint32Array;
  /** The group of each entry; -1 where its key finds nobody, or nobody else. */
  readonly groupOf: Int32Array;
  /** Where the members of a group begin; one more than there are groups. */
  readonly groupStarts: Uint32Array;
  /** Records, ascending within a group. */
  readonly members: Uint32Array;
}

/** Groups of 2 to `most` records, as they find each other online. `order`: the entries sorted by key. */
export function keyGroups(entries: KeyEntries, records: number, order: Uint32Array = keyOrder(entries)): KeyGroups {
  const groupOf = new Int32Array(entries.size).fill(-1);
  let [groups, members] = [0, 0];
  const isGroup = (from: number, to: number): boolean => to - from > 1 && to - from <= (entries.most[order[from] ?? 0] ?? 0);
  eachRun(entries, order, (from, to) => { if (isGroup(from, to)) { groups += 1; members += to - from; } });
  const groupStarts = new Uint32Array(groups + 1);
  const all = new Uint32Array(members);
  let [group, filled] = [0, 0];
  eachRun(entries, order, (from, to) => {
    if (!isGroup(from, to)) return;
    for (let i = from; i < to; i += 1) {
      const entry = order[i] ?? 0;
      groupOf[entry] = group;
      all[filled] = entries.records[entry] ?? 0;
      filled += 1;
    }
    group += 1;
    groupStarts[group] = filled;
  });
  return { recordStarts: startsOf(entries, records), groupOf, groupStarts, members: all };
}

function startsOf(entries: KeyEntries, records: number): Uint32Array {
  const starts = new Uint32Array(records + 1);
  for (let i = 0; i < entries.size; i += 1) { const at = (entries.records[i] ?? 0) + 1; starts[at] = (starts[at] ?? 0) + 1; }
  for (let record = 0; record < records; record += 1) starts[record + 1] = (starts[record + 1] ?? 0) + (starts[record] ?? 0);
  return starts;
}

/** Finds the partners of a record among those behind it, each once. */
export class PartnerFinder {
  private readonly stamps: Int32Array;

  constructor(private readonly groups: KeyGroups, records: number) {
    this.stamps = new Int32Array(records).fill(-1);
  }

  eachPartner(record: number, visit: (partner: number) => void): void {
    const { recordStarts, groupOf, groupStarts, members } = this.groups;
    for (let entry = recordStarts[record] ?? 0; entry < (recordStarts[record + 1] ?? 0); entry += 1) {
      const group = groupOf[entry] ?? -1;
      if (group < 0) continue;
      for (let at = groupStarts[group] ?? 0; at < (groupStarts[group + 1] ?? 0); at += 1) {
        const partner = members[at] ?? 0;
        if (partner <= record || this.stamps[partner] === record) continue;
        this.stamps[partner] = record;
        visit(partner);
      }
    }
  }
}
