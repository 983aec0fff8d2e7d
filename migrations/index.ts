import type { MigrationInterface } from 'typeorm';

/** Every migration, in the order in which they were written. Imported one by one: no file is found by a pattern. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
