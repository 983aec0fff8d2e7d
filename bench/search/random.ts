/** Mulberry32: small, fast, the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list in which the first come up far more often: the nth with a weight of 1 / (n + offset). */
export function skewed<T>(random: () => number, list: readonly T[], offset = 3): T {
  const total = Math.log((list.length + offset) / offset);
  const index = Math.floor(offset * (Math.exp(random() * total) - 1));
  const found = list[Math.min(index, list.length - 1)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
