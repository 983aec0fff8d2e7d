/** Entries of a list when nobody says how many. */
export const DEFAULT_FIRST = 20;

/** Changes of a page when nobody says how many. */
export const DEFAULT_CHANGES = 100;
