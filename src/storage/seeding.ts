import { toIso } from './times';
import type { Tx } from './transaction';

/** Who publishes the mappings of the seeds; they alone do not make a store somebody's. */
const SEEDER = 'seed';

/** FOREIGN: the store holds something that these seeds did not put there, so it is left alone. */
export type SeedingState = 'EMPTY' | 'BEGUN' | 'FINISHED' | 'FOREIGN';

export async function seedingState(tx: Tx, name: string): Promise<SeedingState> {
  const [row] = await tx.query<{ begun: boolean | null; finished: boolean | null; used: boolean }[]>(
    `select (select true from seeding where name = $1) as begun,
            (select finished_at is not null from seeding where name = $1) as finished,
            exists (select 1 from source_record) or exists (select 1 from device_model)
              or exists (select 1 from mapping_version where published_by <> $2) as used`,
    [name, SEEDER]);
  if (row?.finished === true) return 'FINISHED';
  if (row?.begun === true) return 'BEGUN';
  return row?.used === true ? 'FOREIGN' : 'EMPTY';
}

/** Marks the store as one that these seeds fill. Two nodes may do it at once, and load side by side without harm. */
export async function beginSeeding(tx: Tx, name: string, at: number): Promise<void> {
  await tx.query('insert into seeding (name, started_at) values ($1, $2::timestamptz) on conflict do nothing', [name, toIso(at)]);
}

export async function finishSeeding(tx: Tx, name: string, at: number): Promise<void> {
  await tx.query('update seeding set finished_at = coalesce(finished_at, $2::timestamptz) where name = $1', [name, toIso(at)]);
}
