import type { Normalised } from '../attributes/kind';
import { CODE_SETS } from '../model/codeSets';

/** Takes the pool's own codes only: a code outside the attribute's code set is rejected, wherever it comes from. */
export function rejectUnknownCodes(codeSet: string | undefined, found: Normalised): Normalised {
  const known = codeSet === undefined ? undefined : CODE_SETS[codeSet];
  if (codeSet === undefined || known === undefined) return found;
  const isKnown = (value: unknown): boolean => typeof value === 'string' && Object.hasOwn(known, value);
  const unknown = found.values.filter(({ value }) => !isKnown(value));
  if (unknown.length === 0) return found;
  return {
    values: found.values.filter(({ value }) => isKnown(value)),
    rejections: [...found.rejections, ...unknown.map(({ raw }) => ({
      code: 'UNKNOWN_CODE' as const, expected: `one of: ${Object.keys(known).join(', ')}`, got: raw.slice(0, 200),
      message: {
        zh: `代码集“${codeSet}”里没有这个代码;请用代码表转换。`,
        en: `The code set "${codeSet}" has no such code; turn it into one with a code table.`,
      },
    }))],
  };
}
