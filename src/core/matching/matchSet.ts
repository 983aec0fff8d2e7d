import { badInput } from '../model/errors';
import type { Blocks } from './bulk/blocks';
import { PartIndexes, blocksOf } from './bulk/blocks';
import { clusterScored } from './bulk/clusterScored';
import type { PairComparer } from './bulk/pairLevels';
import { comparersOf } from './bulk/pairLevels';
import type { RecordSet, RecordTable } from './bulk/recordTable';
import { MAX_SET_RECORDS, contentOrder, tableOf } from './bulk/recordTable';
import type { Scored } from './bulk/scoreCandidates';
import { scoreCandidates, scorePairs } from './bulk/scoreCandidates';
import type { CompiledModel, ComparisonKinds } from './compiledModel';
import { compileModel } from './compiledModel';
import type { MatchModel, MatchThresholds, ModelComparison, ModelLevel } from './matchModel';
import { chooseThresholds } from './thresholds';
import { deriveKeys } from './training/deriveKeys';
import type { PairLabel } from './training/trainModel';
import { trainModel } from './training/trainModel';

/** Records in memory, matched in one set. */
export interface MatchedSet {
  readonly model: MatchModel;
  /** Records stand in the table's order; `table.rows` leads back to the set's. */
  readonly table: RecordTable;
  readonly scored: Scored;
  /** By record of the table, the least record of its cluster. */
  readonly clusters: Int32Array;
  /** Match keys that too many records share, and the pairs that were not compared for it. */
  readonly dropped: { readonly keys: number; readonly pairs: number };
  /** Matches that share no key, by estimate; null for a model that was not trained here. */
  readonly missed: number | null;
}

/** Pairs weaker than this can decide nothing and are not kept: one in a thousand is right. */
const LEAST_BITS = -10;

export interface MatchOptions {
  readonly kinds: ComparisonKinds;
  /** The draws of training; the same seed gives the same model. */
  readonly seed: number;
  /** False: the model is used as it is. */
  readonly train: boolean;
  /** Given ones stand against what training finds. */
  readonly thresholds?: Partial<MatchThresholds>;
  readonly priorBits?: number;
  /** What persons have judged, by records of the set; training believes them. */
  readonly labels?: readonly PairLabel[];
}

/**
 * Derives keys where the model has none, learns levels and frequencies from the records, chooses thresholds, scores
 * and clusters. Levels and frequencies that the draft has are kept.
 * @throws MooringError BAD_USER_INPUT when there are more records than one set can hold
 */
export function matchSet(set: RecordSet, draft: MatchModel, options: MatchOptions): MatchedSet {
  if (set.size > MAX_SET_RECORDS) throw badInput(`at most ${MAX_SET_RECORDS} records`, String(set.size), 'Match a part of the records at a time.');
  const first = compileModel(draft, options.kinds);
  const table = tableOf(first, set, contentOrder(set));
  const kinds = first.comparisons.map(({ kind }) => kind);
  const keys = options.train && draft.keys.length === 0 ? deriveKeys(table, draft.comparisons, kinds) : draft.keys;
  const keyed = compileModel({ ...draft, keys }, options.kinds);
  const indexes = new PartIndexes(table, kinds);
  const blocks = keyed.keys.map((key) => blocksOf(table, key, key.rule.maxRecords, indexes));
  const comparers = comparersOf(table, kinds);
  const { compiled, scored, missed } = options.train ? trained(keyed, { table, comparers, blocks }, options) : {
    compiled: keyed, scored: scoreCandidates(keyed, table, { blocks, comparers, least: LEAST_BITS }), missed: null,
  };
  const thresholds = { ...(options.train ? chooseThresholds(scored, missed ?? 0) : draft.thresholds), ...options.thresholds };
  return {
    model: { ...compiled.model, thresholds }, table, scored, missed, clusters: clusterScored(table, scored, thresholds.link),
    dropped: { keys: blocks.reduce((sum, block) => sum + block.droppedKeys, 0), pairs: blocks.reduce((sum, block) => sum + block.droppedPairs, 0) },
  };
}

interface Bulk { readonly table: RecordTable; readonly comparers: readonly PairComparer[]; readonly blocks: readonly Blocks[] }

/** Trained, with what the draft pins; and all candidates scored by that. */
function trained(draft: CompiledModel, bulk: Bulk, { kinds, seed, priorBits, labels = [] }: MatchOptions): { readonly compiled: CompiledModel; readonly scored: Scored; readonly missed: number } {
  const { model, pairs, pairsPerSample, missed } = trainModel({ ...bulk, model: draft.model, keys: draft.keys, seed, labels: inTable(labels, bulk.table) });
  const comparisons = model.comparisons.map((comparison, c) => {
    const given = draft.model.comparisons[c];
    return { ...comparison, ...(given?.frequencies === undefined ? {} : { frequencies: given.frequencies }), levels: levelsGivenOr(comparison, given) };
  });
  const compiled = compileModel({ ...model, comparisons, priorBits: priorBits ?? model.priorBits }, kinds);
  const scored = pairsPerSample === 1 ? scorePairs(compiled, pairs, bulk.comparers, LEAST_BITS) : scoreCandidates(compiled, bulk.table, { ...bulk, least: LEAST_BITS });
  return { compiled, scored, missed };
}

/** Labels by records of the table. */
function inTable(labels: readonly PairLabel[], { rows }: RecordTable): PairLabel[] {
  if (labels.length === 0) return [];
  const records = new Int32Array(rows.length);
  rows.forEach((row, record) => { records[row] = record; });
  return labels.map(({ a, b, same }) => ({ a: records[a] ?? -1, b: records[b] ?? -1, same }));
}

/** The levels that a draft gives stand; how usual their terms are is learnt where the draft does not say it. */
function levelsGivenOr({ levels: learnt = {} }: ModelComparison, given: ModelComparison | undefined): Readonly<Record<string, ModelLevel>> {
  return { ...learnt, ...Object.fromEntries(Object.entries(given?.levels ?? {}).map(([name, level]) => [name, { ...learnt[name], ...level }])) };
}
