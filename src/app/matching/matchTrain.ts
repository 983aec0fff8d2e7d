import { expectedMatches } from '../../core/matching/thresholds';
import type { MatchModel } from '../../core/matching/matchModel';
import type { PairLabel } from '../../core/matching/training/trainModel';
import { badInput } from '../../core/model/errors';
import { readCsv } from '../import/readCsv';
import type { MatchConfig } from './matchConfig';
import { matchRecords } from './matchFiles';
import { readRecordSet } from './readRecordSet';

/** What was learnt, and from how much. */
export interface TrainedFiles {
  /** The configuration with the model in it: what `match-eval` reads. */
  readonly config: { readonly columns: MatchConfig['columns']; readonly model: MatchModel };
  readonly records: number;
  readonly candidates: number;
  readonly labels: number;
  /** Pairs that are one thing, and the share of them that some key finds, both by estimate. */
  readonly expectedMatches: number;
  readonly expectedBlockingRecall: number;
}

/** Learns a match model from files; `labelFile`: a CSV file with the columns a, b (rows, from 0, files in order) and judgement. */
export async function matchTrain(config: MatchConfig, files: readonly string[], labelFile: string | undefined): Promise<TrainedFiles> {
  const { set } = await readRecordSet(files, Object.keys(config.columns));
  const labels = labelFile === undefined ? [] : await readLabels(labelFile, set.size);
  const { model, scored, missed } = matchRecords({ ...config, model: null }, set, labels);
  const expected = expectedMatches(scored);
  return {
    config: { columns: config.columns, model }, records: set.size, candidates: scored.candidates, labels: labels.length,
    expectedMatches: Math.round(expected + (missed ?? 0)), expectedBlockingRecall: Math.round((1e6 * expected) / Math.max(expected + (missed ?? 0), 1e-9)) / 1e6,
  };
}

const SAME: Readonly<Record<string, boolean | null>> = { MATCH: true, NO_MATCH: false, UNSURE: null };

async function readLabels(file: string, records: number): Promise<PairLabel[]> {
  const labels: PairLabel[] = [];
  for await (const read of readCsv(file, () => undefined)) {
    if ('refused' in read) continue;
    const { a, b, judgement } = read.row;
    const same = typeof judgement === 'string' ? SAME[judgement.trim().toUpperCase()] : undefined;
    const rows = [a, b].map((row) => (typeof row === 'string' && /^\d{1,9}$/.test(row.trim()) ? Number(row) : records));
    const [x = records, y = records] = rows;
    if (same === undefined || x >= records || y >= records || x === y) {
      throw badInput(`in line ${read.line} of ${file} two rows a and b below ${records} and a judgement MATCH, NO_MATCH or UNSURE`, JSON.stringify(read.row), 'Correct the labels; rows count from 0, files in order.');
    }
    if (same !== null) labels.push({ a: x, b: y, same });
  }
  return labels;
}
