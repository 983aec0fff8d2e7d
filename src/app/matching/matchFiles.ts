import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import { comparisonsOf } from '../../core/matching/kinds/columns/columnKinds';
import { exchangesOf } from '../../core/matching/kinds/columns/exchanges';
import type { MatchModel, ModelComparison } from '../../core/matching/matchModel';
import type { MatchedSet } from '../../core/matching/matchSet';
import { matchSet } from '../../core/matching/matchSet';
import type { PairLabel } from '../../core/matching/training/trainModel';
import type { RecordSet } from '../../core/matching/bulk/recordTable';
import type { MatchConfig } from './matchConfig';

/** The model that the configuration asks for, before training: derived from the columns' kinds and the data. */
export function draftOf(config: MatchConfig, set: RecordSet): MatchModel {
  const derived = comparisonsOf(config.columns, config.exchanged ?? exchangesOf(config.columns, set));
  const given = new Map(config.comparisons.map((comparison) => [comparison.name, comparison]));
  const comparisons: ModelComparison[] = [
    ...derived.map((comparison) => given.get(comparison.name) ?? comparison),
    ...config.comparisons.filter(({ name }) => !derived.some((one) => one.name === name)),
  ];
  return { type: 'file', comparisons, keys: config.keys, priorBits: config.priorBits ?? 0, thresholds: { link: 0, join: 0, review: 0 } };
}

/** Matches records as the configuration says: by its model where it has one, otherwise learning from the records. */
export function matchRecords(config: MatchConfig, set: RecordSet, labels: readonly PairLabel[] = []): MatchedSet {
  const options = { kinds: MATCH_COMPARISONS, seed: config.seed, thresholds: config.thresholds, labels };
  return config.model === null
    ? matchSet(set, draftOf(config, set), { ...options, train: true, ...(config.priorBits === null ? {} : { priorBits: config.priorBits }) })
    : matchSet(set, config.model, { ...options, train: false });
}
