import { differencesOf } from '../../core/configuration/differences';
import type { Difference } from '../../core/configuration/differences';
import { configurationName } from '../../core/configuration/configuration';
import type { ConfigurationKind, ConfigurationName } from '../../core/configuration/configuration';
import { MooringError, notFound } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { addDraft, changeDraft, configurationDraft, endDraft } from '../../storage/configurationDrafts';
import type { ConfigurationDraft } from '../../storage/configurationDrafts';
import { configurationVersion, configurationVersions } from '../../storage/configurations';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { inForce } from './inForce';
import type { InForce } from './inForce';
import { contentInForce, digestOf, jsonOf, nameOf, readConfiguration } from './readConfiguration';
import type { ContentInForce } from './readConfiguration';

export type { ConfigurationDraft, DraftState } from '../../storage/configurationDrafts';

export interface SaveDraft {
  /** A draft that is changed; null for a new one. */
  readonly id: string | null;
  readonly kind: ConfigurationKind;
  readonly type: string | null;
  readonly content: unknown;
  readonly note: string | null;
  /** The revision that was looked at: CONFLICT when somebody has saved it since. */
  readonly seenRevision: number | null;
  /** True: the author has looked at what is in force now, and what is saved is to take its place. */
  readonly rebase: boolean;
}

/** A draft, and what has been published since its author looked. */
export interface ShownDraft extends ConfigurationDraft {
  readonly inForceVersion: number;
  /** Between the version that the draft is based on and that in force; empty where they are one. */
  readonly changedSince: readonly Difference[];
  /** Between what is in force and the draft. */
  readonly differences: readonly Difference[];
}

/** Saves a draft: checked as a whole, and nothing but kept. Any number of drafts stand beside each other. */
export async function saveConfigurationDraft(pool: Pool, caller: Caller | null, save: SaveDraft): Promise<ShownDraft> {
  const act = { operation: 'saveConfigurationDraft', details: { kind: save.kind, type: (save.type ?? '').slice(0, 100), draft: save.id?.slice(0, 20) ?? null }, ...reasonOf(save.note) };
  return audited(pool, caller, act, async () => {
    const { name: savedBy } = authorise(caller, 'configure');
    const name = nameOf(pool, save.kind, save.type);
    return inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const content = jsonOf(pool, readConfiguration(pool, name, save.content, configured.systems.map(({ code }) => code)));
      const current = contentInForce(configured, name);
      const held = save.id === null ? null : await heldDraft(tx, save.id);
      if (held !== null) checkHeld(held, name, save.seenRevision);
      const baseVersion = held === null || save.rebase ? current.version : held.baseVersion;
      const draft = { content, baseVersion, note: noteOf(save.note), savedBy, savedAt: pool.clock() };
      if (held !== null) await changeDraft(tx, held.id, draft);
      const id = held?.id ?? await addDraft(tx, name, draft);
      await record(pool, tx, caller, { ...act, before: held === null ? null : { digest: digestOf(held.content), revision: held.revision }, after: { digest: digestOf(content), baseVersion }, details: { ...act.details, draft: id } });
      return shownDraft(tx, configured, await heldDraft(tx, id));
    });
  });
}

function checkHeld(held: ConfigurationDraft, name: ConfigurationName, seenRevision: number | null): void {
  if (configurationName(held) !== configurationName(name)) {
    throw new MooringError('BAD_USER_INPUT', { expected: `the draft's own kind and type, ${configurationName(held)}`, got: configurationName(name), remedy: 'Save it as a new draft.' });
  }
  if (seenRevision !== null && seenRevision !== held.revision) {
    throw new MooringError('CONFLICT', {
      expected: `revision ${seenRevision} of draft ${held.id}`, got: `revision ${held.revision}, saved by ${held.savedBy}`,
      remedy: 'Read it again, or save yours as a new draft.',
    });
  }
}

export async function discardConfigurationDraft(pool: Pool, caller: Caller | null, id: string): Promise<ShownDraft> {
  const act = { operation: 'discardConfigurationDraft', details: { draft: id.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    authorise(caller, 'configure');
    return inTransaction(pool.dataSource, async (tx) => {
      const held = await heldDraft(tx, id);
      await endDraft(tx, held.id, null);
      await record(pool, tx, caller, { ...act, details: { ...act.details, kind: held.kind, type: held.type } });
      return shownDraft(tx, await inForce(pool, tx), { ...held, state: 'DISCARDED' });
    });
  });
}

/** A draft that is still worked on, locked unless it is only looked at. NOT_FOUND; CONFLICT for one that was published or discarded. */
export async function heldDraft(tx: Tx, id: string, lock = true): Promise<ConfigurationDraft> {
  const draft = await draftById(tx, id, lock);
  if (draft.state === 'DRAFT') return draft;
  throw new MooringError('CONFLICT', {
    expected: 'a draft that is worked on', got: draft.publishedVersion === null ? `draft ${id}, which was discarded` : `draft ${id}, which was published as version ${draft.publishedVersion}`,
    remedy: 'Save its content as a new draft.',
  });
}

export async function draftById(tx: Tx, id: string, lock: boolean): Promise<ConfigurationDraft> {
  const draft = /^\d{1,18}$/.test(id) ? await configurationDraft(tx, id, lock) : null;
  if (draft === null) throw notFound(`the configuration draft ${id}`, 'Give the id of a draft, as saveConfigurationDraft returns it.');
  return draft;
}

export async function shownDraft(tx: Tx, configured: InForce, draft: ConfigurationDraft): Promise<ShownDraft> {
  const current = contentInForce(configured, draft);
  const changedSince = draft.state === 'DRAFT' && draft.baseVersion !== current.version ? await changedSinceBase(tx, configured, draft, current) : [];
  return { ...draft, inForceVersion: current.version, changedSince, differences: differencesOf(current.content, wholeContent(draft, draft.content, current.content)) };
}

async function changedSinceBase(tx: Tx, { pool }: InForce, { kind, type, baseVersion }: ConfigurationDraft, current: ContentInForce): Promise<Difference[]> {
  const base = (await configurationVersion(tx, { kind, type }, baseVersion))?.content ?? contentInForce({ pool: { ...pool, ...pool.declared, versions: new Map() }, systems: [], trust: {}, revision: '0' }, { kind, type }).content;
  return differencesOf(base, current.content);
}

/** The content of a whole configuration: systems that are left out of trust keep what they have. */
export function wholeContent({ kind }: ConfigurationName, content: JsonObject, inForceNow: JsonObject): JsonObject {
  return kind === 'TRUST' ? { systems: { ...objectAt(inForceNow, 'systems'), ...objectAt(content, 'systems') } } : content;
}

function objectAt(content: JsonObject, member: string): JsonObject {
  const value = content[member];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : {};
}

/** CONFLICT with what has been published since the draft's author looked, unless the draft was saved again with `rebase`. */
export async function checkBase(tx: Tx, configured: InForce, draft: ConfigurationDraft): Promise<ContentInForce> {
  const current = contentInForce(configured, draft);
  if (draft.baseVersion === current.version) return current;
  const [latest] = await configurationVersions(tx, draft, { before: null, limit: 1 });
  const changed = (await changedSinceBase(tx, configured, draft, current)).map(({ node }) => node).slice(0, 10);
  throw new MooringError('CONFLICT', {
    expected: `a draft based on version ${current.version}, which is in force`,
    got: `one based on version ${draft.baseVersion}; ${latest?.publishedBy ?? 'somebody'} has published since, changing ${changed.join(', ') || 'nothing'}`,
    remedy: 'Look at what has changed and save the draft again with "rebase": true.',
  });
}
