import { configurationName } from '../../core/configuration/configuration';
import type { ConfigurationKind, ConfigurationName } from '../../core/configuration/configuration';
import { badInput, notFound } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { openDrafts } from '../../storage/configurationDrafts';
import { configurationVersion, configurationVersions } from '../../storage/configurations';
import type { ConfigurationVersion } from '../../storage/configurations';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { draftById, shownDraft } from './drafts';
import type { ShownDraft } from './drafts';
import { inForce } from './inForce';
import type { InForce } from './inForce';
import { progressOf } from './progress';
import type { ConfigurationProgress } from './progress';
import { allNames, contentInForce, nameOf } from './readConfiguration';

export type { ConfigurationVersion } from '../../storage/configurations';

/** A configuration as it stands: what is in force, who works on another, and how far the pool has followed. */
export interface ConfigurationState extends ConfigurationName {
  /** 0 where nothing was published: as declared. */
  readonly version: number;
  readonly content: JsonObject;
  readonly publishedBy: string | null;
  readonly publishedAt: number | null;
  readonly drafts: readonly ShownDraft[];
  readonly progress: ConfigurationProgress;
}

const MAX_DRAFTS = 50;
const MAX_PAGE = 500;

/** Configurations in force, of one kind or type or of all. */
export async function readConfigurations(pool: Pool, caller: Caller | null, filter: { readonly kind: ConfigurationKind | null; readonly type: string | null }): Promise<ConfigurationState[]> {
  authorise(caller, 'readConfiguration');
  const { kind, type } = filter;
  const names = allNames(pool).filter((name) => (kind === null || name.kind === kind) && (type === null || name.type === type));
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const configured = await inForce(pool, tx);
    const states: ConfigurationState[] = [];
    for (const name of names) states.push(await stateOf(tx, configured, name));
    return states;
  });
}

export async function stateOf(tx: Tx, configured: InForce, name: ConfigurationName): Promise<ConfigurationState> {
  const { version, content } = contentInForce(configured, name);
  const published = version === 0 ? null : await configurationVersion(tx, name, version);
  const drafts: ShownDraft[] = [];
  for (const draft of await openDrafts(tx, name, MAX_DRAFTS)) drafts.push(await shownDraft(tx, configured, draft));
  return { ...name, version, content, publishedBy: published?.publishedBy ?? null, publishedAt: published?.publishedAt ?? null, drafts, progress: await progressOf(tx, configured, name) };
}

export async function readConfigurationDraft(pool: Pool, caller: Caller | null, id: string): Promise<ShownDraft> {
  authorise(caller, 'readConfiguration');
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => shownDraft(tx, await inForce(pool, tx), await draftById(tx, id, false)));
}

export interface VersionPage { readonly versions: readonly ConfigurationVersion[]; readonly hasNextPage: boolean }

/** What was published of one configuration, the newest first; `before`: only lower versions. */
export async function readConfigurationVersions(pool: Pool, caller: Caller | null, page: {
  readonly kind: ConfigurationKind; readonly type: string | null; readonly before: number | null; readonly first: number;
}): Promise<VersionPage> {
  authorise(caller, 'readConfiguration');
  const { before, first } = page;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for fewer.');
  const found = await configurationVersions(pool.dataSource.manager, nameOf(pool, page.kind, page.type), { before, limit: first + 1 });
  return { versions: found.slice(0, first), hasNextPage: found.length > first };
}

/** The content of a version; of version 0 that which was in force before anything was published. */
export async function versionContent(tx: Tx, configured: InForce, name: ConfigurationName, version: number): Promise<JsonObject> {
  const stored = Number.isInteger(version) && version >= 0 && version < 1e9 ? await configurationVersion(tx, name, version) : null;
  if (stored !== null) return stored.content;
  const current = contentInForce(configured, name);
  if (version === 0 && current.version === 0) return current.content;
  throw notFound(`version ${version} of ${configurationName(name)}`, `Versions 0 to ${current.version} were published.`);
}
