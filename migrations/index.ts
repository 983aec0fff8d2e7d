import type { MigrationInterface } from 'typeorm';
import { Pool1764000000000 } from './1764000000000-Pool';

/** Every migration, in the order in which they were written. Imported one by one: no file is found by a pattern. */
export const migrations: readonly (new () => MigrationInterface)[] = [Pool1764000000000];
