import type { MappingDifference } from '../../core/mapping/describe';
import { diffOf } from '../../core/mapping/describe';
import type { MappingSpec } from '../../core/mapping/spec';
import { badInput, notFound } from '../../core/model/errors';
import { openMappingDrafts } from '../../storage/mappingDrafts';
import type { MappingDraft, MappingName } from '../../storage/mappingDrafts';
import { mappingRun, mappingRuns } from '../../storage/mappingRuns';
import type { MappingRun } from '../../storage/mappingRuns';
import { mappingHistory, mappingsInForce, mappingVersion } from '../../storage/mappingVersions';
import type { MappingVersion } from '../../storage/mappingVersions';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { inForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { mappingDraftById, shownMappingDraft } from './drafts';
import type { ShownMappingDraft } from './drafts';

export type { MappingVersion } from '../../storage/mappingVersions';
export type { MappingRun, RunState } from '../../storage/mappingRuns';

/** A system's mapping of one type: what is in force, who works on another, how far the pool has followed. */
export interface MappingState extends MappingName {
  /** Null where nothing has been published. */
  readonly inForce: MappingVersion | null;
  readonly drafts: readonly MappingDraft[];
  readonly run: MappingRun | null;
}

const MAX_DRAFTS = 100;
const MAX_PAGE = 500;

export interface MappingFilter { readonly system: string | null; readonly type: string | null }

/** All mappings, published or only drafted, by system and type. */
export async function readMappings(pool: Pool, caller: Caller | null, filter: MappingFilter): Promise<MappingState[]> {
  authorise(caller, 'readMappings');
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const published = await mappingsInForce(tx, filter);
    const drafts = await openMappingDrafts(tx, filter, MAX_DRAFTS);
    const names = new Map([...published, ...drafts].map(({ system, type }) => [`${system}|${type}`, { system, type }]));
    const states: MappingState[] = [];
    for (const { system, type } of [...names.values()]) {
      const isOwn = (one: MappingName): boolean => one.system === system && one.type === type;
      const [run] = await mappingRuns(tx, { system, type }, { before: null, limit: 1 });
      states.push({ system, type, inForce: published.find(isOwn) ?? null, drafts: drafts.filter(isOwn), run: run ?? null });
    }
    return states;
  });
}

/** Drafts that are worked on, the latest first. */
export async function readMappingDrafts(pool: Pool, caller: Caller | null, filter: MappingFilter): Promise<MappingDraft[]> {
  authorise(caller, 'readMappings');
  return openMappingDrafts(pool.dataSource.manager, filter, MAX_DRAFTS);
}

export async function readMappingDraft(pool: Pool, caller: Caller | null, id: string): Promise<ShownMappingDraft> {
  authorise(caller, 'readMappings');
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => shownMappingDraft(tx, await inForce(pool, tx), await mappingDraftById(tx, id, false)));
}

export interface MappingVersionPage { readonly versions: readonly MappingVersion[]; readonly hasNextPage: boolean }

/** What was published of one mapping, the newest first; `before`: only lower versions. */
export async function readMappingVersions(pool: Pool, caller: Caller | null, page: MappingName & { readonly before: number | null; readonly first: number }): Promise<MappingVersionPage> {
  authorise(caller, 'readMappings');
  const { before, first } = page;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for fewer.');
  const found = await mappingHistory(pool.dataSource.manager, page, { before, limit: first + 1 });
  return { versions: found.slice(0, first), hasNextPage: found.length > first };
}

/** One version; that in force where none is named. Null where there is none. */
export async function readMappingVersion(pool: Pool, caller: Caller | null, { system, type, version }: MappingName & { readonly version: number | null }): Promise<MappingVersion | null> {
  authorise(caller, 'readMappings');
  const tx = pool.dataSource.manager;
  if (version === null) return (await mappingsInForce(tx, { system, type }))[0] ?? null;
  return isVersion(version) ? mappingVersion(tx, { system, type }, version) : null;
}

const isVersion = (version: number): boolean => Number.isInteger(version) && version >= 1 && version < 1e9;

/** How two versions of a mapping differ, in words; `from` null: from nothing. */
export async function diffMappingVersions(pool: Pool, caller: Caller | null, { system, type, from, to }: MappingName & { readonly from: number | null; readonly to: number }): Promise<MappingDifference[]> {
  authorise(caller, 'readMappings');
  const tx = pool.dataSource.manager;
  const configured = await inForce(pool, tx);
  const before = from === null ? null : await specOfVersion(tx, { system, type }, from);
  return diffOf(before, await specOfVersion(tx, { system, type }, to), configured.pool.model);
}

/** NOT_FOUND where there is no such version. */
export async function specOfVersion(tx: Tx, name: MappingName, version: number): Promise<MappingSpec> {
  return (await versionOf(tx, name, version)).spec;
}

export async function versionOf(tx: Tx, { system, type }: MappingName, version: number): Promise<MappingVersion> {
  const stored = isVersion(version) ? await mappingVersion(tx, { system, type }, version) : null;
  if (stored === null) throw notFound(`version ${version} of the mapping of (${system}, ${type})`, 'Look the versions up with mappingVersions.');
  return stored;
}

/** Publications on their way to the records that were there, the latest first. */
export async function readMappingRuns(pool: Pool, caller: Caller | null, filter: MappingFilter, page: { readonly before: string | null; readonly first: number }): Promise<MappingRun[]> {
  authorise(caller, 'readMappings');
  const { before, first } = page;
  if (before !== null && !isRunId(before)) throw badInput('the id of a run', before, 'Pass on the id of the last run seen.');
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for fewer.');
  return mappingRuns(pool.dataSource.manager, filter, { before, limit: first });
}

export async function readMappingRun(pool: Pool, caller: Caller | null, id: string): Promise<MappingRun> {
  authorise(caller, 'readMappings');
  return runById(pool.dataSource.manager, id, false);
}

const isRunId = (id: string): boolean => /^\d{1,18}$/.test(id);

export async function runById(tx: Tx, id: string, lock: boolean): Promise<MappingRun> {
  const run = isRunId(id) ? await mappingRun(tx, id, lock) : null;
  if (run === null) throw notFound(`the re-application ${id}`, 'Look it up with mappingRuns.');
  return run;
}
