/**
 * Which pairs of neighbouring characters and which characters a text has, as bits: two texts are held against each
 * other in a dozen integer operations, before anything dearer is tried.
 */
export interface Signature {
  readonly pairs: readonly [number, number, number, number];
  readonly pairCount: number;
  readonly letters: number;
}

export function signatureOf(text: string): Signature {
  const pairs: [number, number, number, number] = [0, 0, 0, 0];
  let letters = 0;
  let last = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const hash = Math.imul(Math.imul(last, 0x9e3779b1) ^ code, 0x85ebca6b) >>> 25; // 0..127
    setBit(pairs, hash);
    if (i < text.length) letters |= 1 << (Math.imul(code, 0x9e3779b1) >>> 27);
    last = code;
  }
  return { pairs, pairCount: pairs.reduce((sum, word) => sum + ones(word), 0), letters };
}

function setBit(words: [number, number, number, number], bit: number): void {
  const mask = 1 << (bit & 31);
  switch (bit >>> 5) {
    case 0: words[0] |= mask; break;
    case 1: words[1] |= mask; break;
    case 2: words[2] |= mask; break;
    default: words[3] |= mask;
  }
}

/** Bits set in a 32-bit word (Warren, Hacker's Delight, 5-1). */
export function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Neighbouring pairs that both texts have. */
export function sharedPairs(a: Signature, b: Signature): number {
  return ones(a.pairs[0] & b.pairs[0]) + ones(a.pairs[1] & b.pairs[1]) + ones(a.pairs[2] & b.pairs[2]) + ones(a.pairs[3] & b.pairs[3]);
}

/** Characters that only one of both has: each edit changes two at most. */
export function differentLetters(a: Signature, b: Signature): number {
  return ones(a.letters ^ b.letters);
}
