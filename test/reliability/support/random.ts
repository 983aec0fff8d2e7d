/** Numbers that look random and come again with the same seed (mulberry32). */
export interface Random {
  /** From 0 up to, and without, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
  };
};

/** A whole number of the environment, to make a test longer or to repeat one. */
export const setting = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

/** A seed of the environment or of this moment; told, so that a failure can be looked at again. */
export const seedOf = (name: string): number => {
  const seed = setting(name, Date.now() % 1_000_000);
  console.log(`${name}=${seed}`);
  return seed;
};
