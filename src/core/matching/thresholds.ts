import type { ScoredPairs } from './bulk/scoreCandidates';
import type { MatchThresholds } from './matchModel';
import { posterior } from './training/parameters';

/** What a threshold is to reach, expected from the model itself: no labels are needed. */
export interface ThresholdAim {
  /** Least share of the linked pairs that are right. */
  readonly precision: number;
  /** Least precision of joining golden records of several records each. */
  readonly joinPrecision: number;
  /** Share of the matches that is linked or seen by a steward. */
  readonly reviewRecall: number;
}

export const THRESHOLD_AIM: ThresholdAim = { precision: 0.95, joinPrecision: 0.99, reviewRecall: 0.998 };

/** How many of the pairs are matches, by their own bits. */
export function expectedMatches({ bits }: ScoredPairs): number {
  return bits.reduce((sum, own) => sum + posterior(own), 0);
}

/**
 * Thresholds from the probabilities that the bits stand for: `link` where the expected F1 is highest, but not below
 * the precision aimed at. `missed`: matches that no candidate pair is for, by estimate.
 */
export function chooseThresholds(scored: ScoredPairs, missed = 0, aim: ThresholdAim = THRESHOLD_AIM): MatchThresholds {
  const matches = missed + expectedMatches(scored);
  let right = 0;
  let bestF1 = -1;
  let link = 0;
  let join: number | null = null;
  let review: number | null = null;
  for (let i = 0; i < scored.size; i += 1) {
    const bits = scored.bits[i] ?? 0;
    right += posterior(bits);
    const found = i + 1;
    if (i + 1 < scored.size && scored.bits[i + 1] === bits) continue;
    const f1 = (2 * right) / (found + matches);
    const precision = right / found;
    const between = (bits + (scored.bits[i + 1] ?? bits - 1)) / 2;
    if (f1 > bestF1 && precision >= aim.precision) { bestF1 = f1; link = between; }
    if (precision >= aim.joinPrecision) join = between;
    if (review === null && right >= aim.reviewRecall * (matches - missed)) review = between;
  }
  const joined = Math.max(link, join ?? link);
  return { link, join: joined, review: Math.min(review ?? link, link) };
}
