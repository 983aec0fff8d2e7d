import type { ModelComparison } from '../matchModel';
import { randomFrom } from '../random';

/** A part of a comparison that keys can be made of. */
export interface KeyPart { readonly comparison: number; readonly part: string }

/** How many of the imagined matches are drawn, and with how much care each of them was written. */
const MATCHES = 3_000;
const CARE: readonly number[] = [0.92, 0.8, 0.65, 0.5, 0.35, 0.2];
const SLIP_OF_REST = 0.65;
const EXCHANGED = 0.05;

/**
 * Whether two records of one thing share a part, for many matches as people make them: written with more or less
 * care, so that slips come together; some fields empty, some changed, some exchanged. Nothing is known of the file's
 * own matches when keys are chosen. By part, by match, 1 or 0. `coverage`: share of the records that have the part.
 */
export function imaginedMatches(parts: readonly (KeyPart & { readonly coverage: number })[], comparisons: readonly ModelComparison[]): Uint8Array[] {
  const random = randomFrom(1);
  const shared = parts.map(() => new Uint8Array(MATCHES));
  for (let match = 0; match < MATCHES; match += 1) {
    const care = CARE[match % CARE.length] ?? 1;
    const exchanged = random() < EXCHANGED;
    comparisons.forEach(({ attributes }, comparison) => {
      const draw = random();
      const state = draw < care ? 'same' : draw < care + (1 - care) * SLIP_OF_REST ? 'slip' : 'other';
      const missing = random();
      parts.forEach((part, p) => {
        if (part.comparison !== comparison) return;
        const chance = shareOf(part.part, state, exchanged && attributes.length > 1);
        const own = shared[p];
        if (own !== undefined && missing < part.coverage ** 2 && random() < chance) own[match] = 1;
      });
    });
  }
  return shared;
}

/** The chance that a part is shared. Parts that hold either of two columns bear an exchange; only the whole bears no slip. */
function shareOf(part: string, state: 'same' | 'slip' | 'other', exchanged: boolean): number {
  if (state === 'other') return 0;
  const bears = part === 'either' || part === 'both';
  if (exchanged && !bears) return 0;
  if (state === 'same') return 1;
  return part === 'exact' ? 0 : 0.5;
}

/** A choice of parts that are shared together, and what it costs. */
export interface Coverable { readonly parts: readonly number[]; readonly cost: number }

/**
 * What it is worth to find a match for the first time, the second …: more than once, so that training can leave one
 * rule out, and because real slips come otherwise than those imagined.
 */
const WORTH: readonly number[] = [1, 0.6, 0.4, 0.25, 0.15, 0.1];
const LEAST_GAIN = 0.0004;

/**
 * Choices that find most of the matches for the least cost: again and again the one that finds most, for its cost, of
 * what is not found often enough (greedy set cover, Chvátal 1979). `most`: choices, `cost`: all of them together.
 */
export function coverMatches<C extends Coverable>(choices: readonly C[], shared: readonly Uint8Array[], bound: { readonly most: number; readonly cost: number }): C[] {
  const found = new Uint8Array(MATCHES);
  const left = new Set(choices);
  const chosen: C[] = [];
  let spent = 0;
  while (chosen.length < bound.most) {
    let best: C | null = null;
    let bestValue = 0;
    let bestGain = 0;
    for (const choice of left) {
      if (spent + choice.cost > bound.cost) { left.delete(choice); continue; }
      const gain = gainOf(choice, shared, found);
      if (gain < LEAST_GAIN * MATCHES) { left.delete(choice); continue; } // gains only become less
      const value = gain / Math.sqrt(choice.cost + 1);
      if (value > bestValue) { best = choice; bestValue = value; bestGain = gain; }
    }
    if (best === null || bestGain === 0) break;
    left.delete(best);
    chosen.push(best);
    spent += best.cost;
    const { parts } = best;
    for (let match = 0; match < MATCHES; match += 1) if (finds(parts, shared, match)) found[match] = (found[match] ?? 0) + 1;
  }
  return chosen;
}

const finds = (parts: readonly number[], shared: readonly Uint8Array[], match: number): boolean => parts.every((part) => shared[part]?.[match] === 1);

function gainOf({ parts }: Coverable, shared: readonly Uint8Array[], found: Uint8Array): number {
  let gain = 0;
  for (let match = 0; match < MATCHES; match += 1) {
    const times = found[match] ?? 0;
    const worth = WORTH[times] ?? 0;
    if (worth > 0 && finds(parts, shared, match)) gain += worth;
  }
  return gain;
}
