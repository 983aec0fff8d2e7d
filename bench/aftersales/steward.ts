import path from 'node:path';
import { decidePair } from '../../src/app/steward/decidePairs';
import { pairIdOf } from '../../src/app/steward/pairIds';
import { readReviewPairs } from '../../src/app/steward/reviewPairs';
import { MooringError } from '../../src/core/model/errors';
import type { Caller } from '../../src/app/access';
import type { Pool } from '../../src/app/poolContext';
import { readCsvFile } from '../support/csv';
import type { PairScore } from '../support/pairs';
import { clusterRows, linkingScore, nameOf } from './clusters';
import type { ClusterRow } from './clusters';
import type { SourceFile } from './sources';

const STEWARD: Caller = { tokenId: '0', name: 'a steward who knows', role: 'STEWARD', system: null };

export interface Curve {
  /** After so many decisions per thousand rows. */
  readonly points: readonly ({ readonly perThousand: number; readonly decisions: number } & Pick<PairScore, 'precision' | 'recall' | 'f1'>)[];
  readonly answers: Readonly<Record<string, number>>;
  /** Pairs that the queue still holds. */
  readonly waiting: boolean;
}

const POINTS_PER_THOUSAND = [0, 5, 10, 20, 30, 40, 50];

/**
 * A steward who knows the truth takes the first pair of the review queue, as the queue orders it, says whether the two
 * are one, and takes the next; how well the pool is linked after so many decisions. Null without a truth.
 */
export async function stewardCurve(pool: Pool, truthDir: string, sources: readonly SourceFile[]): Promise<Curve | null> {
  const truth = readCsvFile(path.join(truthDir, 'customers.csv'));
  if (truth === null) return null;
  const trueId = new Map(truth.map((row) => [nameOf(row['file'] ?? '', row['source_key'] ?? ''), row['true_customer_id'] ?? '']));
  const meaning = meaningOf(pool, sources, trueId);
  const points: Curve['points'][number][] = [];
  const answers: Record<string, number> = {};
  let [decisions, waiting] = [0, true];
  for (const perThousand of POINTS_PER_THOUSAND) {
    const target = Math.floor((perThousand * truth.length) / 1_000);
    while (waiting && decisions < target) {
      const said = await decideFirst(pool, meaning);
      if (said === null) { waiting = false; continue; }
      answers[said] = (answers[said] ?? 0) + 1;
      decisions += 1;
    }
    const score = linkingScore(truthDir, await clusterRows(pool, sources));
    if (score !== null) points.push({ perThousand, decisions, precision: score.precision, recall: score.recall, f1: score.f1 });
  }
  return { points, answers, waiting };
}

/** Whom the rows of a golden record really are about: most of them, where it holds several. */
function meaningOf(pool: Pool, sources: readonly SourceFile[], trueId: ReadonlyMap<string, string>): (goldenId: string) => Promise<string | undefined> {
  const files = new Map(sources.filter((source) => source.hasCustomer).map((source) => [source.system, source.file]));
  return async (goldenId) => {
    const rows = await pool.dataSource.query<{ system: string; source_key: string }[]>(`select system, source_key from source_record where golden_id = $1 and type = 'customer'`, [goldenId]);
    const votes = new Map<string, number>();
    for (const row of rows) {
      const id = trueId.get(nameOf(files.get(row.system) ?? '', row.source_key));
      if (id !== undefined) votes.set(id, (votes.get(id) ?? 0) + 1);
    }
    return [...votes].sort(([, x], [, y]) => y - x)[0]?.[0];
  };
}

/** What was said of the first pair; null for an empty queue. */
async function decideFirst(pool: Pool, meaning: (goldenId: string) => Promise<string | undefined>): Promise<string | null> {
  const { pairs: [first] } = await readReviewPairs(pool, STEWARD, { type: 'customer', status: null, order: 'SCORE', minScore: null, after: null, first: 1 });
  if (first === undefined) return null;
  const { a, b } = first.pair;
  const id = pairIdOf(first.pair);
  const [x, y] = [await meaning(a), await meaning(b)];
  const judgement = x !== undefined && x === y ? 'MATCH' : 'NO_MATCH';
  try {
    await decidePair(pool, STEWARD, { pairId: id, judgement });
    return judgement;
  } catch (error) {
    // What cannot be joined (two valid codes between them) is set aside, as a person would.
    if (!(error instanceof MooringError)) throw error;
    await decidePair(pool, STEWARD, { pairId: id, judgement: 'UNSURE' });
    return `${judgement} refused`;
  }
}

export interface SceneScore { readonly truePairs: number; readonly recall: number | null; readonly precision: number | null }

/** By scene of `truth/golden.csv`: how many of its true pairs are found, and of those found how many are right. */
export function sceneScores(truthDir: string, clusters: readonly ClusterRow[]): Record<string, SceneScore> | null {
  const truth = readCsvFile(path.join(truthDir, 'customers.csv'));
  const golden = readCsvFile(path.join(truthDir, 'golden.csv'));
  if (truth === null || golden === null) return null;
  const sceneOf = new Map(golden.map((row) => [row['true_customer_id'] ?? '', row['scene'] ?? '']));
  const found = new Map(clusters.map((row) => [nameOf(row.file, row.sourceKey), row.clusterId]));
  const [trueSizes, foundSizes, both] = [new Map<string, number>(), new Map<string, number>(), new Map<string, Map<string, number>>()];
  const add = (sizes: Map<string, number>, name: string): unknown => sizes.set(name, (sizes.get(name) ?? 0) + 1);
  for (const row of truth) {
    const [id, name] = [row['true_customer_id'] ?? '', nameOf(row['file'] ?? '', row['source_key'] ?? '')];
    const cluster = found.get(name) ?? name;
    add(trueSizes, id);
    add(foundSizes, cluster);
    const of = both.get(id) ?? new Map<string, number>();
    add(of, cluster);
    both.set(id, of);
  }
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const sums: Record<string, { truePairs: number; right: number; wrong: number }> = {};
  for (const [id, of] of both) {
    const sum = (sums[sceneOf.get(id) ?? ''] ??= { truePairs: 0, right: 0, wrong: 0 });
    sum.truePairs += pairs(trueSizes.get(id) ?? 0);
    for (const [cluster, n] of of) { sum.right += pairs(n); sum.wrong += (n * ((foundSizes.get(cluster) ?? 0) - n)) / 2; }
  }
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4);
  return Object.fromEntries(Object.entries(sums).map(([scene, { truePairs, right, wrong }]) => [scene, { truePairs, recall: share(right, truePairs), precision: share(right, right + wrong) }]));
}
