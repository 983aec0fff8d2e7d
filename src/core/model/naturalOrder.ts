/** Compares two strings by code unit: the one order that no locale, platform or arrival can change. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
