import { countExcluded, exclusionById, exclusions } from '../../storage/exclusions';
import type { Exclusion } from '../../storage/exclusions';
import { sourceImports } from '../../storage/sourceImports';
import type { SourceImport } from '../../storage/sourceImports';
import { notFound } from '../../core/model/errors';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';

export type { SourceImport } from '../../storage/sourceImports';

export interface ShownExclusion extends Exclusion {
  /** Source records that it is about. */
  readonly sourceRecords: number;
}

/** Of one system (or all), the newest first, before one of them. */
export interface NewestFirst { readonly system: string | null; readonly beforeId: string | null; readonly first: number }

const NUMBER = /^\d{1,18}$/;
const pageOf = ({ system, beforeId, first }: NewestFirst): { system: string | null; beforeId: string | null; limit: number } =>
  ({ system, beforeId: beforeId !== null && NUMBER.test(beforeId) ? beforeId : null, limit: first });

export async function readExclusions(pool: Pool, caller: Caller | null, page: NewestFirst): Promise<ShownExclusion[]> {
  authorise(caller, 'readConfiguration');
  const found = await exclusions(pool.dataSource.manager, pageOf(page));
  return Promise.all(found.map(async (one) => withCount(pool, one)));
}

export async function readSourceImports(pool: Pool, caller: Caller | null, page: NewestFirst): Promise<SourceImport[]> {
  authorise(caller, 'readConfiguration');
  return sourceImports(pool.dataSource.manager, pageOf(page));
}

export async function shownExclusion(pool: Pool, id: string): Promise<ShownExclusion> {
  const exclusion = await exclusionById(pool.dataSource.manager, id, false);
  if (exclusion === null) throw notFound(`the exclusion ${id}`, 'exclusions lists them.');
  return withCount(pool, exclusion);
}

const withCount = async (pool: Pool, one: Exclusion): Promise<ShownExclusion> =>
  ({ ...one, sourceRecords: await countExcluded(pool.dataSource.manager, one.system, one.importId) });
