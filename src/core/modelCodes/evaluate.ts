import type { ModelQuestion } from './catalogue';
import type { CatalogueIndex } from './compile';
import { joined, foldCode, wordsOf } from './notation';
import { resolve } from './resolve';

/** A question with its answer, from a labelled file. */
export interface LabelledQuestion extends ModelQuestion {
  readonly modelId: string;
}

/** Figures of one evaluation. A question that the file itself answers with several models is right with any of them, and no part of recall. */
export interface ModelFigures {
  readonly queries: number;
  /** Resolved by themselves. */
  readonly resolved: number;
  readonly correct: number;
  readonly wrong: number;
  readonly precision: number;
  /** Of the questions with one answer, those resolved rightly. */
  readonly recall: number;
  readonly f1: number;
  readonly conflict: number;
  readonly unknown: number;
  /** Of those not resolved: right as the first suggestion, or among the first five. */
  readonly suggestedTop1: number;
  readonly suggestedTop5: number;
  /** Questions that the file answers with several models; and how many of these were resolved all the same. */
  readonly ambiguous: number;
  readonly ambiguousResolved: number;
  /** Resolved, and not to the model of the row itself. */
  readonly wrongStrict: number;
}

const TOP = 5;
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
const nameOf = ({ code, manufacturer }: ModelQuestion): string => `${manufacturer === undefined || manufacturer === null ? '' : joined(wordsOf(foldCode(manufacturer)))}|${foldCode(code)}`;

/** Asks every question and holds the answers against the labels, which nothing else sees. */
export function evaluateModelCodes(index: CatalogueIndex, questions: readonly LabelledQuestion[]): ModelFigures {
  const right = new Map<string, Set<string>>();
  for (const question of questions) {
    const known = right.get(nameOf(question));
    if (known === undefined) right.set(nameOf(question), new Set([question.modelId]));
    else known.add(question.modelId);
  }
  const count = { resolved: 0, correct: 0, single: 0, singleCorrect: 0, conflict: 0, unknown: 0, top1: 0, top5: 0, ambiguousResolved: 0, wrongStrict: 0 };
  for (const question of questions) {
    const answers = right.get(nameOf(question));
    const isSingle = answers?.size === 1;
    const answer = resolve(index, question);
    if (isSingle) count.single += 1;
    if (answer.modelId !== null) {
      count.resolved += 1;
      if (answer.modelId !== question.modelId) count.wrongStrict += 1;
      if (!isSingle) count.ambiguousResolved += 1;
      if (answers?.has(answer.modelId) !== true) continue;
      count.correct += 1;
      if (isSingle) count.singleCorrect += 1;
      continue;
    }
    if (answer.outcome === 'CONFLICT') count.conflict += 1;
    if (answer.outcome === 'UNKNOWN') count.unknown += 1;
    const place = answer.candidates.slice(0, TOP).findIndex(({ modelId }) => modelId === question.modelId);
    if (place === 0) count.top1 += 1;
    if (place >= 0) count.top5 += 1;
  }
  const precision = count.resolved === 0 ? 1 : count.correct / count.resolved;
  const recall = count.single === 0 ? 0 : count.singleCorrect / count.single;
  return {
    queries: questions.length, resolved: count.resolved, correct: count.correct, wrong: count.resolved - count.correct,
    precision: round(precision), recall: round(recall), f1: round(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)),
    conflict: count.conflict, unknown: count.unknown, suggestedTop1: count.top1, suggestedTop5: count.top5,
    ambiguous: questions.length - count.single, ambiguousResolved: count.ambiguousResolved, wrongStrict: count.wrongStrict,
  };
}
