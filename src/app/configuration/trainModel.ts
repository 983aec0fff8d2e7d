import { matchSet } from '../../core/matching/matchSet';
import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import type { InternedColumn, RecordSet } from '../../core/matching/bulk/recordTable';
import type { MatchModel, ModelComparison } from '../../core/matching/matchModel';
import type { PairLabel } from '../../core/matching/training/trainModel';
import type { JudgedPair } from '../../core/linking/judgement';
import { badInput } from '../../core/model/errors';
import type { JsonValue } from '../../core/model/json';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { saveConfigurationDraft } from './drafts';
import type { ShownDraft } from './drafts';
import { inForce } from './inForce';
import { matchSample } from './matchSample';
import { nameOf } from './readConfiguration';

export interface TrainMatchModel { readonly type: string; readonly sample: number | null; readonly seed: number | null; readonly note: string | null }

/** Where no two records of a sample are one thing the odds would be none at all. */
const LEAST_PRIOR_BITS = -60;

/** Bounds of a training: it is computed in one go, while others wait for the processor. */
export const TRAINING_BOUNDS = { defaultSample: 5_000, minSample: 100, maxSample: 20_000 } as const;

/**
 * Learns from the pool's own records, and makes a draft of it: the odds that two records are one thing, in a pool as
 * large as the sample, and how common names, numbers and other terms are. Weights and thresholds stay as they are:
 * families, sisters and dealers look like one customer to whatever learns without being told. The same records and
 * seed give the same draft.
 */
export async function trainMatchModel(pool: Pool, caller: Caller | null, train: TrainMatchModel): Promise<ShownDraft> {
  authorise(caller, 'configure');
  const name = nameOf(pool, 'MATCH_MODEL', train.type);
  const { defaultSample, minSample, maxSample } = TRAINING_BOUNDS;
  const size = train.sample ?? defaultSample;
  if (!Number.isInteger(size) || size < minSample || size > maxSample) throw badInput(`a sample of ${minSample} to ${maxSample} records`, String(size), 'Train on fewer.');
  const { model, sample } = await pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const { pool: configured } = await inForce(pool, tx);
    const found = configured.matchModels.get(name.type);
    if (found === undefined) throw new Error(`no match model of ${name.type}`);
    return { model: found.model, sample: await matchSample(tx, name.type, size) };
  });
  if (sample.records.length < 2) throw badInput('at least two records to learn from', String(sample.records.length), 'Send records first.');
  const trained = matchSet(setOf(sample.records, model), held(model), {
    kinds: MATCH_COMPARISONS, seed: train.seed ?? 1, train: true, thresholds: model.thresholds, labels: labelsOf(sample.records, sample.persons),
  }).model;
  return saveConfigurationDraft(pool, caller, {
    ...name, id: null, content: { ...trained, priorBits: Math.max(trained.priorBits, LEAST_PRIOR_BITS) }, note: train.note ?? `trained on ${sample.records.length} records`, seenRevision: null, rebase: false,
  });
}

/** The model with all its weights given, so that training keeps them, and without what training is to find. */
function held(model: MatchModel): MatchModel {
  return {
    ...model, comparisons: model.comparisons.map(({ name, kind, attributes, levels: given = {} }): ModelComparison => ({
      name, kind, attributes,
      levels: Object.fromEntries((MATCH_COMPARISONS.get(kind)?.levels ?? []).map((level) => {
        const { m, u } = given[level.name] ?? level;
        return [level.name, { m, u }];
      })),
    })),
  };
}

/** Records as a set: each attribute that is compared as a column. */
function setOf(records: readonly StoredSourceRecord[], { comparisons }: MatchModel): RecordSet {
  const attributes = [...new Set(comparisons.flatMap((comparison) => comparison.attributes))];
  return { size: records.length, files: null, columns: new Map(attributes.map((attribute) => [attribute, columnOf(records, attribute)])) };
}

function columnOf(records: readonly StoredSourceRecord[], attribute: string): InternedColumn {
  const known = new Map<string, number>();
  const values: (readonly JsonValue[])[] = [];
  const ids = Int32Array.from(records, (record) => {
    const own = (record.values[attribute] ?? []).map(({ value }) => value);
    const text = JSON.stringify(own);
    let id = known.get(text);
    if (id === undefined) {
      id = values.push(own) - 1;
      known.set(text, id);
    }
    return id;
  });
  return { ids, values };
}

/** What people have judged, for training believes them. */
function labelsOf(records: readonly StoredSourceRecord[], persons: readonly JudgedPair[]): PairLabel[] {
  const rows = new Map(records.map(({ id }, index) => [id, index]));
  return persons.flatMap(({ a, b, judgement }) => (judgement === 'UNSURE' ? [] : [{ a: rows.get(a) ?? -1, b: rows.get(b) ?? -1, same: judgement === 'MATCH' }]));
}
