import { scorePairs } from '../../support/pairs';
import type { PairScore } from '../../support/pairs';
import type { CustomerRow } from './readCustomers';

/** Clusters as a map from the record's id to the cluster's first. */
export function clusterOf(clusters: readonly (readonly string[])[]): Map<string, string> {
  return new Map(clusters.flatMap((members) => members.map((id): [string, string] => [id, members[0] ?? id])));
}

export function scoreClusters(rows: readonly CustomerRow[], clusters: readonly (readonly string[])[]): PairScore {
  const found = clusterOf(clusters);
  return scorePairs(rows.filter(({ truth }) => truth !== '').map(({ id, truth }) => ({ truth, found: found.get(id) ?? id })));
}

const pairs = (size: number): number => (size * (size - 1)) / 2;
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** By scene: true pairs, recall of them, and precision over the found pairs that touch one of its customers. */
export function scoreScenes(rows: readonly CustomerRow[], clusters: readonly (readonly string[])[]): Record<string, { truePairs: number; recall: number; precision: number }> {
  const found = clusterOf(clusters);
  const sizes = new Map<string, number>();
  const both = new Map<string, { scene: string; truth: string; cluster: string; size: number }>();
  const bump = (key: string): void => { sizes.set(key, (sizes.get(key) ?? 0) + 1); };
  for (const { id, truth, scene } of rows) {
    const cluster = found.get(id) ?? id;
    bump(`cluster ${cluster}`);
    const key = `${truth} ${cluster}`;
    const known = both.get(key) ?? { scene, truth, cluster, size: 0 };
    both.set(key, { ...known, size: known.size + 1 });
    bump(`truth ${truth}`);
  }
  const scenes = new Map<string, { truth: number; right: number; wrong: number }>();
  const seen = new Set<string>();
  for (const { scene, truth, cluster, size } of both.values()) {
    const own = scenes.get(scene) ?? { truth: 0, right: 0, wrong: 0 };
    if (!seen.has(truth)) own.truth += pairs(sizes.get(`truth ${truth}`) ?? 0);
    seen.add(truth);
    own.right += pairs(size);
    own.wrong += (size * ((sizes.get(`cluster ${cluster}`) ?? size) - size)) / 2;
    scenes.set(scene, own);
  }
  return Object.fromEntries([...scenes].sort(([x], [y]) => (x < y ? -1 : 1)).map(([scene, { truth, right, wrong }]) =>
    [scene, { truePairs: truth, recall: truth === 0 ? 1 : round(right / truth), precision: right + wrong === 0 ? 1 : round(right / (right + wrong)) }]));
}
