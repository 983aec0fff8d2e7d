/** Every table class, for the data source. Imported one by one: no file is found by a pattern. */
export const tables: readonly (new () => object)[] = [];
