import { differentLetters, sharedPairs, signatureOf } from '../../similarity/signature';
import type { Signature } from '../../similarity/signature';
import { editDistance } from '../../similarity/editDistance';
import { foldText } from '../../similarity/fold';
import { soundOf } from '../../similarity/soundOf';

/** A text as it is compared. */
export interface TextForm {
  /** Folded, without blanks: "pridhamstreet" is "pridham street". */
  readonly joined: string;
  /** Folded words in order. */
  readonly words: readonly string[];
  /** The words sorted: their order says little. */
  readonly sorted: string;
  readonly sound: string;
  readonly signature: Signature;
  /** Numbers among the words: 12 and 14 of one street are two houses. */
  readonly numbers: string;
}

export function textForm(raw: string): TextForm | null {
  const folded = foldText(raw);
  if (folded === '') return null;
  const words = folded.split(' ');
  const joined = words.join('');
  return {
    joined, words, sorted: [...words].sort().join(' '), sound: words.length <= 3 ? soundOf(folded) : '',
    signature: signatureOf(joined), numbers: (folded.match(/\d+/g) ?? []).join(' '),
  };
}

/** How alike two texts are: 0 is the same. The positions are those of `TEXT_LEVELS`. */
export const LIKENESS = { exact: 0, nearly: 1, alike: 2, otherNumber: 3, partly: 4, faintly: 5, different: 6 } as const;

/** Short words lose most of their neighbouring pairs by one slip; of longer ones some stay. */
const SHORT_CHARS = 5;
const LEAST_DICE = 0.3;

export function likeness(a: TextForm, b: TextForm): number {
  if (a.joined === b.joined) return LIKENESS.exact;
  const longer = Math.max(a.joined.length, b.joined.length);
  const shared = sharedPairs(a.signature, b.signature);
  const dice = (2 * shared) / (a.signature.pairCount + b.signature.pairCount);
  const sameSound = a.sound.length > 1 && a.sound === b.sound;
  if (dice < LEAST_DICE && longer > SHORT_CHARS && !sameSound) return isInitial(a, b) || isWithin(a, b, shared) ? LIKENESS.partly : LIKENESS.different;
  const most = Math.max(1, Math.min(12, Math.floor(longer * 0.4)));
  // Each edit changes two characters of the set at most: what cannot be near enough is not measured.
  const edits = differentLetters(a.signature, b.signature) > 2 * most ? most + 1 : editDistance(a.joined, b.joined, most);
  const close = edits <= nearEdits(longer) || a.sorted === b.sorted ? LIKENESS.nearly
    : edits <= Math.floor(longer * 0.25) || sameSound ? LIKENESS.alike : null;
  if (close !== null) return a.numbers === b.numbers ? close : LIKENESS.otherNumber;
  if ((edits <= most && longer > 3) || dice >= 0.6 || isInitial(a, b) || isWithin(a, b, shared)) return LIKENESS.partly;
  return dice >= 0.4 ? LIKENESS.faintly : LIKENESS.different;
}

/** False where two texts are certainly not alike: cheap, for columns that are hardly ever exchanged. */
export function mayBeAlike(a: TextForm | null, b: TextForm | null): boolean {
  if (a === null || b === null) return false;
  return (2 * sharedPairs(a.signature, b.signature)) / (a.signature.pairCount + b.signature.pairCount) >= LEAST_DICE || (a.sound !== '' && a.sound === b.sound);
}

/** Slips that a text of so many characters may have and is still nearly the same. */
function nearEdits(chars: number): number {
  return chars <= 2 ? 0 : chars <= 8 ? 1 : chars <= 16 ? 2 : 3;
}

/** "chris" of "christopher"; "st mary" of "mary". */
function isWithin(a: TextForm, b: TextForm, shared: number): boolean {
  const [small, large] = a.joined.length < b.joined.length ? [a, b] : [b, a];
  // A text within another shares all its pairs but those at its ends and between its words.
  if (small.joined.length < 3 || shared < small.signature.pairCount - 2 * small.words.length) return false;
  return large.joined.startsWith(small.joined) || small.words.every((word) => word.length > 1 && large.words.includes(word));
}

/** "w" for "william". */
function isInitial(a: TextForm, b: TextForm): boolean {
  return (a.joined.length === 1 || b.joined.length === 1) && a.joined.charCodeAt(0) === b.joined.charCodeAt(0);
}
