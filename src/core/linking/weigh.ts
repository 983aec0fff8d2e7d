import type { CompiledModel } from '../matching/compiledModel';
import { score } from '../matching/score';
import type { Evidence } from '../matching/score';
import type { EntityType } from '../model/entityType';
import type { Label } from '../model/label';
import { attributeOf } from '../model/model';
import type { SourceFacts } from '../model/sourceFacts';
import type { ExplainedComparison, Weighed } from './explain';
import { matchableOf } from './matchable';
import type { Matchable } from './matchable';

const MISSING: Label = { zh: '缺失,不参与比较', en: 'missing, not compared' };

/**
 * What the match model says of two records, step by step, as linking reckons it; null where they share no key, so that
 * nothing brings them together to be compared.
 */
export function weigh(type: EntityType, model: CompiledModel, a: SourceFacts, b: SourceFacts): Weighed | null {
  const [x, y] = [matchableOf(model, a), matchableOf(model, b)];
  const keys = new Set(x.keys.map(({ key }) => key));
  if (!y.keys.some(({ key }) => keys.has(key))) return null;
  const { bits, evidence } = score(model, x.prepared, y.prepared);
  return {
    priorBits: model.model.priorBits, bits, thresholds: model.model.thresholds,
    comparisons: evidence.map((seen, index) => explained(type, model, { seen, index, x, y })),
  };
}

function explained(type: EntityType, { comparisons }: CompiledModel, { seen, index, x, y }: {
  readonly seen: Evidence; readonly index: number; readonly x: Matchable; readonly y: Matchable;
}): ExplainedComparison {
  const attributes = comparisons[index]?.model.attributes ?? [];
  const [first = ''] = attributes;
  const level = comparisons[index]?.kind.levels.find(({ name }) => name === seen.level);
  const valueOf = ({ facts }: Matchable, position: number) => facts.values[first]?.[position]?.value ?? null;
  const [i, j] = seen.values ?? [0, 0];
  const values = { a: valueOf(x, i), b: valueOf(y, j) };
  return {
    name: seen.comparison, label: attributeOf(type, first)?.label ?? { zh: seen.comparison, en: seen.comparison }, attributes,
    level: level === undefined ? { name: 'MISSING', label: MISSING } : { name: level.name, label: level.label },
    values: values.a === null || values.b === null ? null : values,
    weight: seen.weight, termBits: seen.termBits, term: seen.term, veto: seen.veto,
  };
}
