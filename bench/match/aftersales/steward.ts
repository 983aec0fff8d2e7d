import type { Clustered, ReviewPair, ScoredPair, ClusterThresholds } from '../../../src/core/linking/clusterPairs';
import { clusterPairs } from '../../../src/core/linking/clusterPairs';
import type { JudgedPair } from '../../../src/core/linking/judgement';
import { PERSON_RANK } from '../../../src/core/linking/judgement';
import type { CustomerRow } from './readCustomers';
import { scoreClusters } from './scoring';

export interface CurvePoint { readonly decisions: number; readonly per1000: number; readonly precision: number; readonly recall: number; readonly f1: number }

export interface Review {
  readonly curve: readonly CurvePoint[];
  readonly decisions: number;
  readonly clustered: Clustered;
  /** How often a decision was "the same". */
  readonly matches: number;
}

/** Clusters are made anew after so many decisions: a steward works down a page of the queue. */
const PAGE = 10;

/** A steward who knows the truth answers the queue from its front, page by page. */
export function answerReview(rows: readonly CustomerRow[], pairs: readonly ScoredPair[], thresholds: ClusterThresholds, most: number): Review {
  const ids = rows.map(({ id }) => id);
  const truth = new Map(rows.map((row) => [row.id, row.truth]));
  const judgements: JudgedPair[] = [];
  const curve: CurvePoint[] = [];
  let clustered = clusterPairs({ ids, pairs, judgements, thresholds });
  const point = (): void => {
    const { precision, recall, f1 } = scoreClusters(rows, clustered.clusters);
    curve.push({ decisions: judgements.length, per1000: Math.round((judgements.length / rows.length) * 10_000) / 10, precision, recall, f1 });
  };
  point();
  const isMatch = ({ a, b }: ReviewPair): boolean => truth.get(a) === truth.get(b);
  let matches = 0;
  while (judgements.length < most && clustered.review.length > 0) {
    for (const pair of clustered.review.slice(0, Math.min(PAGE, most - judgements.length))) {
      const same = isMatch(pair);
      if (same) matches += 1;
      judgements.push({ a: pair.a, b: pair.b, judgement: same ? 'MATCH' : 'NO_MATCH', judge: 'PERSON', evidence: 'decision', rank: PERSON_RANK });
    }
    clustered = clusterPairs({ ids, pairs, judgements, thresholds });
    point();
  }
  return { curve, decisions: judgements.length, clustered, matches };
}
