import { badInput } from '../model/errors';
import type { JsonValue } from '../model/json';
import type { ComparisonKind } from './comparisonKind';
import type { MatchKeyRule, MatchModel, ModelComparison } from './matchModel';

/** Kinds of comparison by name. */
export type ComparisonKinds = ReadonlyMap<string, ComparisonKind>;

/** The normalised values of one record by attribute (or column). */
export type RecordValues = Readonly<Record<string, readonly JsonValue[]>>;

/** What the comparisons of a model have made of one record, in their order; null where it says nothing. */
export type PreparedRecord = readonly unknown[];

export interface CompiledComparison {
  readonly model: ModelComparison;
  readonly kind: ComparisonKind;
  /** Bits by level, log2(m / u). */
  readonly weights: Float64Array;
  /** log2 of the share that an ordinary term has, by level; NaN where the weight does not go by frequency. */
  readonly usualBits: Float64Array;
  readonly frequencies: ReadonlyMap<string, number> | null;
  readonly floor: number;
}

export interface CompiledKeyRule {
  readonly rule: MatchKeyRule;
  readonly parts: readonly { readonly comparison: number; readonly part: string }[];
}

/** A match model made ready to be used: weights reckoned, kinds and parts looked up. */
export interface CompiledModel {
  readonly model: MatchModel;
  readonly comparisons: readonly CompiledComparison[];
  readonly keys: readonly CompiledKeyRule[];
}

/** @throws MooringError BAD_USER_INPUT for a model that names an unknown kind, level or part of a key. */
export function compileModel(model: MatchModel, kinds: ComparisonKinds): CompiledModel {
  const names = new Set<string>();
  const comparisons = model.comparisons.map((comparison) => {
    if (names.has(comparison.name)) throw badInput('comparisons with names of their own', comparison.name, 'Give each comparison of the match model another name.');
    names.add(comparison.name);
    return compileComparison(comparison, kinds);
  });
  return { model, comparisons, keys: model.keys.map((rule) => compileRule(rule, model.comparisons)) };
}

function compileComparison(model: ModelComparison, kinds: ComparisonKinds): CompiledComparison {
  const kind = kinds.get(model.kind);
  if (kind === undefined) throw badInput(`a kind of comparison: ${[...kinds.keys()].join(', ')}`, model.kind, `Correct the kind of the comparison ${model.name}.`);
  const unknown = Object.keys(model.levels ?? {}).find((name) => !kind.levels.some((level) => level.name === name));
  if (unknown !== undefined) throw badInput(`levels of ${model.kind}: ${kind.levels.map((level) => level.name).join(', ')}`, unknown, `Correct the levels of the comparison ${model.name}.`);
  const levels = kind.levels.map((level) => ({ level, given: model.levels?.[level.name] ?? { m: level.m, u: level.u } }));
  const { frequencies } = model;
  return {
    model, kind,
    weights: Float64Array.from(levels, ({ given }) => Math.log2(given.m / given.u)),
    usualBits: Float64Array.from(levels, ({ level, given }) => (level.byFrequency === true ? Math.log2(given.usual ?? given.u) : NaN)),
    frequencies: frequencies === undefined ? null : new Map(Object.entries(frequencies.terms)),
    floor: frequencies?.floor ?? 1,
  };
}

function compileRule(rule: MatchKeyRule, comparisons: readonly ModelComparison[]): CompiledKeyRule {
  return {
    rule,
    parts: rule.parts.map((text) => {
      const dot = text.lastIndexOf('.');
      const comparison = comparisons.findIndex(({ name }) => name === text.slice(0, dot));
      if (dot < 1 || comparison < 0) throw badInput(`"COMPARISON.PART" with one of ${comparisons.map(({ name }) => name).join(', ')}`, text, `Correct the match key rule ${rule.name}.`);
      return { comparison, part: text.slice(dot + 1) };
    }),
  };
}

/** The bits that a shared term adds at a level: more the rarer it is. 0 where the model knows no frequencies. */
export function termBits(comparison: CompiledComparison, level: number, term: string | undefined): number {
  const usual = comparison.usualBits[level];
  if (term === undefined || usual === undefined || Number.isNaN(usual) || comparison.frequencies === null) return 0;
  return usual - Math.log2(comparison.frequencies.get(term) ?? comparison.floor);
}
