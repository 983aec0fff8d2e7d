/** How two neighbouring groups of digits are parted, as far as it matters. */
export type Joint = 'SPACE' | 'DASH' | 'BRACKET' | 'RANGE';
/** One written group of digits, and what joins it to the group before it in the same run. */
export interface DigitGroup { readonly digits: string; readonly joint: Joint | null }

/**
 * Groups of digits that may together be numbers: nothing but spaces, dashes, dots or brackets between
 * them. A comma, a word or a slash ends a run, an "x" starts its extension.
 */
export interface Run {
  readonly groups: readonly DigitGroup[];
  readonly plus: boolean;
  readonly masked: boolean;
  readonly extension: string | null;
  /** Offset of the run in the cleaned text, for foreign numbers that are read by another reader. */
  readonly from: number;
  readonly to: number;
  /** True when only a slash, "、" or "~" stands before it: 88123456/57 names two neighbouring numbers. */
  readonly neighbour: boolean;
  /** True when words touch it; a short group of digits is then part of a remark (晚上8点后). */
  readonly worded: boolean;
}

const GROUP = /\d+/g;
const JOINT = /^[\s\-.()·_]*$/;
const MASK = /[*∗✱●•■□?]|[xX]{2,}|×{2,}|某/;
const AREA_CODE_ALONE = /^0(?:10|2\d|[3-9]\d{2})$/;
/** More digit groups than any field of numbers has; what follows is not read. */
const GROUPS_MAX = 64;
const EXTENSION_MAX_DIGITS = 6;

function jointOf(between: string): Joint {
  if (between.includes('(') || between.includes(')')) return 'BRACKET';
  return between.includes('-') ? 'DASH' : 'SPACE';
}

function isJoined(between: string, groups: readonly DigitGroup[]): boolean {
  if (JOINT.test(between)) return true;
  return between === '/' && groups.length === 1 && AREA_CODE_ALONE.test(groups[0]?.digits ?? '');
}

/** Splits a cleaned field into its runs of digits. */
export function splitRuns(text: string): Run[] {
  const found = Array.from(text.matchAll(GROUP)).slice(0, GROUPS_MAX);
  const runs: Run[] = [];
  let groups: DigitGroup[] = [];
  let from = 0;
  let before = '';
  let masked = false;
  let extension: string | null = null;
  const close = (to: number, after: string): void => {
    if (groups.length === 0) return;
    runs.push({
      groups, plus: /\+[\s(]*$/.test(before), masked: masked || MASK.test(after), extension, from, to,
      neighbour: /^\s*[/、~]\s*$/.test(before), worded: /\p{L}\s*[:(]?\s*$/u.test(before) || /^\s*[\p{L}:]/u.test(after),
    });
    groups = [];
    masked = false;
    extension = null;
  };
  let end = 0;
  for (const match of found) {
    const digits = match[0];
    const between = text.slice(end, match.index);
    const masks = groups.length > 0 && MASK.test(between) && !/[/、;,]/.test(between);
    if (groups.length > 0 && between === 'x' && digits.length <= EXTENSION_MAX_DIGITS && extension === null && !masked) {
      extension = digits;
    } else if (groups.length > 0 && extension === null && (masks || isJoined(between, groups))) {
      masked ||= masks;
      groups.push({ digits, joint: jointOf(between) });
    } else {
      close(end, between);
      before = between;
      from = match.index;
      groups = [{ digits, joint: null }];
    }
    end = match.index + digits.length;
  }
  close(end, text.slice(end));
  return runs;
}
