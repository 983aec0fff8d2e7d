/**
 * The customers' match model on one company's extracts, without a database:
 * `npm run -s bench:match -- DIR [--trained] [--half 0|1] [--clusters OUT.csv]`. Reads the five customer-bearing files of
 * DIR through the published mappings, scores candidates, clusters, and lets a steward who knows the truth answer the review
 * queue in its order. `--trained`: weights learnt from the records, without labels. `--half`: only the customers of
 * one half, by their true number, so that what is tuned on one can be tried on the other. The last line is JSON.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clusterPairs } from '../../src/core/linking/clusterPairs';
import { MATCH_COMPARISONS } from '../../src/core/matching/comparisons';
import { compileModel } from '../../src/core/matching/compiledModel';
import { matchSet } from '../../src/core/matching/matchSet';
import { customerMatchModel } from '../../src/core/matching/models/customer';
import { csvLine } from '../support/csv';
import { comparePairs } from './aftersales/comparePairs';
import type { CustomerRow } from './aftersales/readCustomers';
import { readCustomers, recordSetOf } from './aftersales/readCustomers';
import { scoreClusters, scoreScenes } from './aftersales/scoring';
import { answerReview } from './aftersales/steward';

const DECISIONS_PER_1000 = 50;
const SWEEP_BITS = Array.from({ length: 29 }, (_none, i) => i / 2 - 5);
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

function halfOf(rows: readonly CustomerRow[], half: string | undefined): CustomerRow[] {
  // By the scene's customers one by one: a half that has one of two brothers only would be too easy.
  return rows.filter(({ truth }) => half === undefined || Number(truth.replace(/\D/g, '')) % 2 === Number(half));
}

function truePairCount(rows: readonly CustomerRow[]): number {
  const sizes = new Map<string, number>();
  for (const { truth } of rows) if (truth !== '') sizes.set(truth, (sizes.get(truth) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function main(): void {
  const { values, positionals: [dir] } = parseArgs({ allowPositionals: true, options: { trained: { type: 'boolean' }, half: { type: 'string' }, clusters: { type: 'string' } } });
  if (dir === undefined) throw new Error('usage: npm run -s bench:match -- DIR [--trained] [--half 0|1] [--clusters OUT.csv]');
  const rows = halfOf(readCustomers(dir), values.half);
  const started = performance.now();
  const model = values.trained === true ? matchSet(recordSetOf(rows), customerMatchModel, { kinds: MATCH_COMPARISONS, seed: 1, train: true }).model : customerMatchModel;
  const { pairs, droppedKeys, droppedPairs } = comparePairs(compileModel(model, MATCH_COMPARISONS), rows);
  const ids = rows.map(({ id }) => id);
  const { thresholds } = customerMatchModel;
  const automatic = clusterPairs({ ids, pairs, judgements: [], thresholds });
  const seconds = (performance.now() - started) / 1_000;
  const sweep = SWEEP_BITS.map((bits) => ({ bits, ...scoreClusters(rows, clusterPairs({ ids, pairs, judgements: [], thresholds: { ...thresholds, link: bits, join: bits + thresholds.join - thresholds.link } }).clusters) }));
  const best = sweep.reduce((known, one) => (one.f1 > known.f1 ? one : known));
  const truth = new Map(rows.map((row) => [row.id, row.truth]));
  const all = truePairCount(rows);
  const review = answerReview(rows, pairs, thresholds, Math.floor((rows.length * DECISIONS_PER_1000) / 1_000));
  if (values.clusters !== undefined) {
    const cluster = new Map(automatic.clusters.flatMap((members, i) => members.map((id): [string, number] => [id, i])));
    writeFileSync(values.clusters, csvLine(['file', 'source_key', 'cluster_id']) + rows.map((row) => csvLine([row.file, row.sourceKey, String(cluster.get(row.id) ?? row.id)])).join(''));
  }
  const compared = pairs.filter(({ a, b }) => truth.get(a) === truth.get(b)).length;
  process.stdout.write(`${JSON.stringify({
    records: rows.length, truePairs: all, candidates: pairs.length, droppedKeys, droppedPairs, comparedRecall: round(compared / all), priorBits: round(model.priorBits), thresholds,
    best: { bits: best.bits, precision: best.precision, recall: best.recall, f1: best.f1 },
    sweep: sweep.map(({ bits, precision, recall, f1 }) => [bits, precision, recall, f1]),
    automatic: scoreClusters(rows, automatic.clusters), queue: automatic.review.length,
    reviewed: review.curve.at(-1), asked: review.decisions, answeredSame: review.matches,
    curve: review.curve.filter((_point, i) => i % 4 === 0 || i === review.curve.length - 1).map(({ per1000, f1 }) => [per1000, f1]),
    scenes: scoreScenes(rows, automatic.clusters), seconds: round(seconds), peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`);
}

main();
