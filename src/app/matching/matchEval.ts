import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { MatchedSet } from '../../core/matching/matchSet';
import { evaluate, evaluateClusters, truePairs } from '../../core/matching/evaluate';
import { expectedMatches } from '../../core/matching/thresholds';
import { badInput } from '../../core/model/errors';
import type { MatchConfig } from './matchConfig';
import { matchRecords } from './matchFiles';
import { readRecordSet } from './readRecordSet';

/** Figures of one evaluation; thresholds in bits of total weight, 0 as likely as not. */
export interface MatchFigures {
  readonly records: number;
  readonly candidates: number;
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bestF1: number;
  readonly bestThreshold: number;
  /** Pairwise, after clustering. */
  readonly clusterF1: number;
  readonly clusterPrecision: number;
  readonly clusterRecall: number;
  /** Share of the true pairs that were candidates and not quite improbable; and what was expected of it without labels. */
  readonly blockingRecall: number;
  readonly expectedBlockingRecall: number | null;
  /** Keys that too many records share, and the pairs that were not compared for it. */
  readonly droppedKeys: number;
  readonly droppedPairs: number;
}

const round = (value: number): number => (Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : 0);

/** Matches labelled files and holds the answer against the labels, which nothing else sees. */
export async function matchEval(config: MatchConfig, files: readonly string[], truthColumn: string): Promise<{ readonly figures: MatchFigures; readonly matched: MatchedSet; readonly refused: number }> {
  if (config.columns[truthColumn] !== undefined) throw badInput('a truth column that is not compared', truthColumn, 'Leave the truth column out of "columns".');
  const { set, truth, refused } = await readRecordSet(files, Object.keys(config.columns), truthColumn);
  const matched = matchRecords(config, set);
  const { table, scored, clusters, model, dropped, missed } = matched;
  const labels = Int32Array.from(table.rows, (row) => truth?.[row] ?? -1);
  const all = truePairs(labels, table.files);
  const expected = expectedMatches(scored);
  const found = evaluate(scored, labels, all, model.thresholds.link);
  const clustered = evaluateClusters(clusters, labels, table.files);
  return {
    refused, matched,
    figures: {
      records: set.size, candidates: scored.candidates, threshold: round(model.thresholds.link),
      precision: round(found.precision), recall: round(found.recall), f1: round(found.f1), bestF1: round(found.bestF1), bestThreshold: round(found.bestThreshold),
      clusterF1: round(clustered.f1), clusterPrecision: round(clustered.precision), clusterRecall: round(clustered.recall),
      blockingRecall: round(evaluate(scored, labels, all, -Infinity).recall),
      expectedBlockingRecall: missed === null ? null : round(expected / Math.max(expected + missed, 1e-9)),
      droppedKeys: dropped.keys, droppedPairs: dropped.pairs,
    },
  };
}

/** `row,cluster`: rows counted from 0, files in order; clusters are numbered in the order of their first row. */
export async function writeClusters({ table, clusters }: MatchedSet, file: string): Promise<void> {
  const byRow = new Int32Array(table.size);
  table.rows.forEach((row, record) => { byRow[row] = clusters[record] ?? record; });
  const numbers = new Map<number, number>();
  const out = createWriteStream(file);
  let text = 'row,cluster\n';
  for (let row = 0; row < byRow.length; row += 1) {
    const cluster = byRow[row] ?? 0;
    const number = numbers.get(cluster) ?? numbers.size;
    numbers.set(cluster, number);
    text += `${row},${number}\n`;
    if (text.length > 65_536) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await once(out, 'finish');
}
