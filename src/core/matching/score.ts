import type { CompiledModel, PreparedRecord, RecordValues } from './compiledModel';
import { termBits } from './compiledModel';

/** What one comparison says of two records. */
export interface Evidence {
  readonly comparison: string;
  /** The name of the level; null where one of both says nothing. */
  readonly level: string | null;
  /** Bits of the level, without the term's. */
  readonly weight: number;
  /** Bits that the shared term adds or takes by its frequency. */
  readonly termBits: number;
  readonly term: string | null;
  /** Which values were held against each other, as positions in each record's list. */
  readonly values: readonly [number, number] | null;
  readonly veto: boolean;
}

export interface Score {
  /** Prior, weights and term parts added up: log2 of the odds that both are one thing. */
  readonly bits: number;
  /** Whatever the bits say, these are two things. */
  readonly veto: boolean;
  /** One for each comparison of the model, in its order. */
  readonly evidence: readonly Evidence[];
}

const NOTHING: Omit<Evidence, 'comparison'> = { level: null, weight: 0, termBits: 0, term: null, values: null, veto: false };

/** Everything that comparing a record needs, reckoned once. */
export function prepare({ comparisons }: CompiledModel, values: RecordValues): PreparedRecord {
  return comparisons.map(({ kind, model }) => kind.prepare(model.attributes.map((attribute) => values[attribute] ?? [])));
}

/** How likely two records are one thing, with the evidence. Symmetric; the evidence adds up to the bits. */
export function score(compiled: CompiledModel, a: PreparedRecord, b: PreparedRecord): Score {
  const evidence = compiled.comparisons.map((comparison, index): Evidence => {
    const { kind, model, weights } = comparison;
    const own = a[index] ?? null;
    const other = b[index] ?? null;
    const seen = own === null || other === null ? null : kind.compare(own, other);
    const level = seen === null ? undefined : kind.levels[seen.level];
    if (seen === null || level === undefined) return { comparison: model.name, ...NOTHING };
    return {
      comparison: model.name, level: level.name, weight: weights[seen.level] ?? 0,
      termBits: termBits(comparison, seen.level, seen.term), term: seen.term ?? null, values: seen.values ?? null, veto: level.veto === true,
    };
  });
  return {
    bits: evidence.reduce((sum, { weight, termBits: term }) => sum + weight + term, compiled.model.priorBits),
    veto: evidence.some(({ veto }) => veto), evidence,
  };
}
