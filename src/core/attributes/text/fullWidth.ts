/** Anything `toHalfWidth` would change; most texts hold none of it, and one test is cheaper than a rewrite. */
const WIDE = /[\uFF01-\uFF5E\u3000\u00A0\u2000-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uFFE0-\uFFE6]/;
const WIDE_SYMBOLS: Readonly<Record<string, string>> = {
  '\uFFE0': '¢', '\uFFE1': '£', '\uFFE2': '¬', '\uFFE3': '¯', '\uFFE4': '¦', '\uFFE5': '¥', '\uFFE6': '₩',
};
const WIDE_ALL = new RegExp(WIDE.source, 'g');

/**
 * Full-width letters, digits and punctuation (ａ１（）) become ASCII, every exotic space becomes a plain
 * one, invisible marks (zero-width, direction, byte order) vanish. Everything else stays, above all the
 * dashes (—–‐) and 、。, because what they mean depends on the kind that reads them.
 */
export function toHalfWidth(text: string): string {
  if (!WIDE.test(text)) return text;
  return text.replace(WIDE_ALL, (char) => {
    const code = char.charCodeAt(0);
    if (code >= 0xFF01 && code <= 0xFF5E) return String.fromCharCode(code - 0xFEE0);
    const symbol = WIDE_SYMBOLS[char];
    if (symbol !== undefined) return symbol;
    return code === 0x3000 || code === 0xA0 || (code >= 0x2000 && code <= 0x200A) ? ' ' : '';
  });
}
