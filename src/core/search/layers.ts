/**
 * A word may be in a million documents, and an inverted index hands out all or nothing. So the index holds the
 * pool in layers, each a fixed sample of the one before: a document of layer 3 has each of its tokens four
 * times, "王", "1王", "2王" and "3王". A search goes from the thinnest layer to the fullest and stops at the first
 * that holds enough: it never looks at more than some thousand documents, however common its words are.
 */
const THINNING = 8;
export const LAYERS = 5;

/** FNV-1a over the id's characters, mixed: which layers a document is in must not depend on when it was made. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** What stands before the tokens of a layer; layer 0 holds everything. */
export function layerPrefix(layer: number): string {
  return layer === 0 ? '' : String(layer);
}

/** The prefixes of all layers that a document is in: one document in 8 is in layer 1, one in 64 in layer 2. */
export function layersOf(goldenId: string): string[] {
  let hash = hashOf(goldenId);
  const prefixes = [''];
  while (prefixes.length < LAYERS && hash % THINNING === 0) {
    prefixes.push(layerPrefix(prefixes.length));
    hash = Math.floor(hash / THINNING);
  }
  return prefixes;
}
