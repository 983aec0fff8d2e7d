/** Entries of a list when nobody says how many. */
export const DEFAULT_FIRST = 20;
