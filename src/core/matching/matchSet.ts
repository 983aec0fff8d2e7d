import { badInput } from '../model/errors';
import { PartIndexes, blocksOf } from './bulk/blocks';
import { clusterScored } from './bulk/clusterScored';
import { comparersOf } from './bulk/pairLevels';
import type { RecordSet, RecordTable } from './bulk/recordTable';
import { MAX_SET_RECORDS, contentOrder, tableOf } from './bulk/recordTable';
import type { Scored } from './bulk/scoreCandidates';
import { scoreCandidates } from './bulk/scoreCandidates';
import type { CompiledModel, ComparisonKinds } from './compiledModel';
import { compileModel } from './compiledModel';
import type { MatchModel, MatchThresholds } from './matchModel';
import { chooseThresholds } from './thresholds';
import { deriveKeys } from './training/deriveKeys';
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
  const compiled = options.train ? trained(table, first, options) : first;
  const kinds = compiled.comparisons.map(({ kind }) => kind);
  const indexes = new PartIndexes(table, kinds);
  const blocks = compiled.keys.map((key) => blocksOf(table, key, key.rule.maxRecords, indexes));
  const scored = scoreCandidates(compiled, table, { blocks, comparers: comparersOf(table, kinds), least: LEAST_BITS });
  const thresholds = { ...(options.train ? chooseThresholds(scored) : compiled.model.thresholds), ...options.thresholds };
  return {
    model: { ...compiled.model, thresholds }, table, scored, clusters: clusterScored(table, scored, thresholds.link),
    dropped: { keys: blocks.reduce((sum, block) => sum + block.droppedKeys, 0), pairs: blocks.reduce((sum, block) => sum + block.droppedPairs, 0) },
  };
}

function trained(table: RecordTable, draft: CompiledModel, { kinds, seed, priorBits }: MatchOptions): CompiledModel {
  const own = draft.comparisons.map(({ kind }) => kind);
  const keys = draft.model.keys.length > 0 ? draft.model.keys : deriveKeys(table, draft.model.comparisons, own);
  const keyed = compileModel({ ...draft.model, keys }, kinds);
  const { model } = trainModel({ table, kinds: own, model: keyed.model, keys: keyed.keys, seed });
  const comparisons = model.comparisons.map((comparison, c) => {
    const given = draft.model.comparisons[c];
    return { ...comparison, ...(given?.frequencies === undefined ? {} : { frequencies: given.frequencies }), levels: { ...comparison.levels, ...given?.levels } };
  });
  return compileModel({ ...model, comparisons, priorBits: priorBits ?? model.priorBits }, kinds);
}
