import type { ComparisonKind } from '../comparisonKind';
import type { ModelComparison } from '../matchModel';

/** What training finds: by comparison, by level, how often it is seen among matches (m) and among any two records (u). */
export interface Parameters {
  readonly m: readonly Float64Array[];
  readonly u: readonly Float64Array[];
  /** The share of all pairs that are one thing. */
  prior: number;
}

/** Whether a model gives all levels of a comparison: then nothing is learnt of it but frequencies. */
export function isHeld({ levels }: ComparisonKind, { levels: given = {} }: ModelComparison): boolean {
  return levels.every(({ name }) => given[name] !== undefined);
}

/** What the kinds declare, each made to add up to one; of a comparison that is held, what the model gives, as it is. */
export function declaredParameters(kinds: readonly ComparisonKind[], prior: number, comparisons: readonly ModelComparison[] = []): Parameters {
  const normal = (values: readonly number[]): Float64Array => {
    const sum = values.reduce((total, value) => total + value, 0);
    return Float64Array.from(values, (value) => value / sum);
  };
  const starts = (which: 'm' | 'u'): Float64Array[] => kinds.map((kind, c) => {
    const comparison = comparisons[c];
    if (comparison === undefined || !isHeld(kind, comparison)) return normal(kind.levels.map((level) => level[which]));
    return Float64Array.from(kind.levels, (level) => comparison.levels?.[level.name]?.[which] ?? level[which]);
  });
  return { m: starts('m'), u: starts('u'), prior };
}

/** Weights in bits by comparison, by level + 1; 0 for what was not compared. */
export function weightsOf({ m, u }: Parameters, kinds: readonly ComparisonKind[]): Float64Array[] {
  return m.map((own, c) => {
    const weights = new Float64Array(own.length + 1);
    own.forEach((value, level) => { weights[level + 1] = Math.log2(value / (u[c]?.[level] ?? value)); });
    const kind = kinds[c];
    if (kind !== undefined && kind.unordered !== true) keepOrder(kind, own, u[c] ?? own, weights);
    return weights;
  });
}

/**
 * A plainer difference never weighs more than a stronger agreement: neighbours out of order are taken together until
 * none is (pool adjacent violators, Ayer et al. 1955).
 */
function keepOrder(kind: ComparisonKind, m: Float64Array, u: Float64Array, weights: Float64Array): void {
  const pools: { m: number; u: number; levels: number[] }[] = [];
  kind.levels.forEach((level, index) => {
    if (level.aside === true) return;
    pools.push({ m: m[index] ?? 0, u: u[index] ?? 0, levels: [index] });
    for (;;) {
      const last = pools.at(-1);
      const before = pools.at(-2);
      if (last === undefined || before === undefined || before.m / before.u >= last.m / last.u) break;
      pools.splice(-2, 2, { m: before.m + last.m, u: before.u + last.u, levels: [...before.levels, ...last.levels] });
    }
  });
  for (const pool of pools) for (const level of pool.levels) weights[level + 1] = Math.log2(pool.m / pool.u);
}

export const posterior = (bits: number): number => 1 / (1 + 2 ** -bits);
export const oddsBits = (share: number): number => Math.log2(share / (1 - share));
