import type { MintId } from '../ids';
import type { Clusters } from './surviveStep';

const ID_BYTES = 16;

/**
 * Clusters in the order of their first records, in memory that all threads see; their golden ids ascend with them, as if
 * the records had come one by one.
 */
export function clustersOf(leaders: Uint32Array, mintId: MintId): Clusters & { readonly clusterOf: Uint32Array } {
  const records = leaders.length;
  const clusterOf = new Uint32Array(records);
  const sizes: number[] = [];
  for (let record = 0; record < records; record += 1) {
    const leader = leaders[record] ?? record;
    if (leader === record) clusterOf[record] = sizes.push(0) - 1; else clusterOf[record] = clusterOf[leader] ?? 0;
    const cluster = clusterOf[record] ?? 0;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  }
  const count = sizes.length;
  const starts = new Uint32Array(new SharedArrayBuffer((count + 1) * 4));
  sizes.forEach((size, cluster) => { starts[cluster + 1] = (starts[cluster] ?? 0) + size; });
  const filled = Uint32Array.from(starts.subarray(0, count));
  const members = new Uint32Array(new SharedArrayBuffer(records * 4));
  for (let record = 0; record < records; record += 1) {
    const cluster = clusterOf[record] ?? 0;
    members[filled[cluster] ?? 0] = record;
    filled[cluster] = (filled[cluster] ?? 0) + 1;
  }
  const goldenIds = new Uint8Array(new SharedArrayBuffer(count * ID_BYTES));
  for (let cluster = 0; cluster < count; cluster += 1) goldenIds.set(Buffer.from(mintId().replaceAll('-', ''), 'hex'), cluster * ID_BYTES);
  return { count, starts, members, goldenIds, clusterOf };
}
