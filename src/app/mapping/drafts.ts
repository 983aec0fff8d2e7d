import { diffOf } from '../../core/mapping/describe';
import type { MappingDifference } from '../../core/mapping/describe';
import type { MappingLayout } from '../../core/mapping/graph';
import { compileUnknown } from '../../core/mapping/compile';
import type { MappingIssue } from '../../core/mapping/issue';
import { readSpec } from '../../core/mapping/readSpec';
import type { SampleSchema } from '../../core/mapping/sample';
import type { MappingSpec } from '../../core/mapping/spec';
import { badInput, MooringError, notFound } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { depthOf } from '../../core/model/json';
import { addMappingDraft, changeMappingDraft, endMappingDraft, mappingDraft } from '../../storage/mappingDrafts';
import type { MappingDraft, MappingName } from '../../storage/mappingDrafts';
import { mappingVersion } from '../../storage/mappingVersions';
import { mappingInForce } from '../../storage/sourceSystems';
import type { StoredMapping } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import { digestOf } from '../configuration/readConfiguration';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { recentSample } from './recentSample';

export type { MappingDraft, MappingName } from '../../storage/mappingDrafts';

export interface SaveMappingDraft {
  readonly system: string;
  readonly type: string;
  readonly spec: unknown;
  /** Where nodes stand on the canvas. */
  readonly layout: unknown;
  /** A draft that is changed; null for a new one. */
  readonly draftId: string | null;
  readonly note: string | null;
  /** The revision that was looked at: CONFLICT when somebody has saved it since. */
  readonly seenRevision: number | null;
  /** True: the author has looked at what is in force now, and what is saved is to take its place. */
  readonly rebase: boolean;
}

/** A draft, what is wrong with it, and what has been published since its author looked. */
export interface ShownMappingDraft extends MappingDraft {
  readonly inForceVersion: number;
  /** Another version than the one it is based on is in force. */
  readonly isOutdated: boolean;
  readonly issues: readonly MappingIssue[];
  /** Between the version that it is based on and that in force, in words. */
  readonly changedSince: readonly MappingDifference[];
  /** Between what is in force and the draft, in words. */
  readonly differences: readonly MappingDifference[];
}

const MAX_SPEC_CHARS = 500_000;
const MAX_DEPTH = 60;
const nameText = ({ system, type }: MappingName): string => `(${system}, ${type})`;

/** Saves a draft. It may be incomplete, as work in hand is: its issues say what is missing, and only a sound one is published. Any number of drafts stand beside each other. */
export async function saveMappingDraft(pool: Pool, caller: Caller | null, save: SaveMappingDraft): Promise<ShownMappingDraft> {
  const details = { system: save.system.slice(0, 100), type: save.type.slice(0, 100), draft: save.draftId?.slice(0, 20) ?? null };
  const act = { operation: 'saveMappingDraft', details, ...reasonOf(save.note) };
  return audited(pool, caller, act, async () => {
    const { name: savedBy } = authorise(caller, 'editMappings');
    const [spec, layout, note] = [specGiven(save), layoutGiven(save.layout), noteOf(save.note)];
    return inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      checkName(configured, save);
      const current = await mappingInForce(tx, save.system, save.type);
      const held = save.draftId === null ? null : await heldMappingDraft(tx, save.draftId);
      if (held !== null) checkHeld(held, save);
      const baseVersion = held === null || save.rebase ? current?.version ?? 0 : held.baseVersion;
      const content = { spec, layout: layout ?? held?.layout ?? null, baseVersion, note, savedBy, savedAt: pool.clock() };
      if (held !== null) await changeMappingDraft(tx, held.id, content);
      const id = held?.id ?? await addMappingDraft(tx, save, content);
      await record(pool, tx, caller, {
        ...act, before: held === null ? null : { digest: digestOf(held.spec), revision: held.revision }, after: { digest: digestOf(spec), baseVersion }, details: { ...details, draft: id },
      });
      return shownMappingDraft(tx, configured, await heldMappingDraft(tx, id));
    });
  });
}

export async function discardMappingDraft(pool: Pool, caller: Caller | null, id: string): Promise<ShownMappingDraft> {
  const act = { operation: 'discardMappingDraft', details: { draft: id.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    authorise(caller, 'editMappings');
    return inTransaction(pool.dataSource, async (tx) => {
      const held = await heldMappingDraft(tx, id);
      await endMappingDraft(tx, held.id, null);
      await record(pool, tx, caller, { ...act, details: { ...act.details, system: held.system, type: held.type } });
      return shownMappingDraft(tx, await inForce(pool, tx), { ...held, state: 'DISCARDED' });
    });
  });
}

function specGiven({ system, type, spec }: SaveMappingDraft): JsonObject {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) throw badInput('a mapping spec, an object', Array.isArray(spec) ? 'a list' : typeof spec, 'Send it by the description of the mapping format.');
  const given = spec as JsonObject; // it came as JSON
  if (given['system'] !== system || given['type'] !== type) {
    throw badInput(`a spec of ${nameText({ system, type })}`, `one of (${JSON.stringify(given['system'])}, ${JSON.stringify(given['type'])})`, 'Give the same system and type in the spec and beside it.');
  }
  const chars = JSON.stringify(given).length;
  if (chars > MAX_SPEC_CHARS || depthOf(given, MAX_DEPTH) >= MAX_DEPTH) throw badInput(`a spec of at most ${MAX_SPEC_CHARS} characters, nested at most ${MAX_DEPTH} deep`, `${chars} characters`, 'Make it smaller.');
  return given;
}

const MAX_PLACES = 2_000;
const isPlace = (given: unknown): given is { readonly x: number; readonly y: number } =>
  typeof given === 'object' && given !== null && 'x' in given && 'y' in given && Number.isFinite(given.x) && Number.isFinite(given.y);

function layoutGiven(layout: unknown): MappingLayout | null {
  if (layout === null || layout === undefined) return null;
  const places = typeof layout === 'object' && !Array.isArray(layout) ? Object.entries(layout) : null;
  if (places !== null && places.length <= MAX_PLACES && places.every(([, at]) => isPlace(at))) {
    return Object.fromEntries(places.flatMap(([id, at]) => (isPlace(at) ? [[id, { x: at.x, y: at.y }]] : [])));
  }
  throw badInput(`a layout of at most ${MAX_PLACES} nodes, each with numbers x and y`, JSON.stringify(layout).slice(0, 100), 'Send {"NODE": {"x": 0, "y": 0}, …}, or leave it out.');
}

/** The system and the type must be there: a slip in them would be a mapping that nothing ever goes through. */
function checkName({ pool, systems }: InForce, { system, type }: MappingName): void {
  if (!systems.some(({ code }) => code === system)) throw notFound(`the source system "${system}"`, `Known systems: ${systems.map(({ code }) => code).join(', ') || 'none'}.`);
  if (!pool.model.types.has(type)) throw notFound(`the type "${type}"`, `Known types: ${[...pool.model.types.keys()].join(', ')}.`);
}

function checkHeld(held: MappingDraft, { system, type, seenRevision }: SaveMappingDraft): void {
  if (held.system !== system || held.type !== type) throw badInput(`the draft's own system and type, ${nameText(held)}`, nameText({ system, type }), 'Save it as a new draft.');
  if (seenRevision !== null && seenRevision !== held.revision) {
    throw new MooringError('CONFLICT', {
      expected: `revision ${seenRevision} of draft ${held.id}`, got: `revision ${held.revision}, saved by ${held.savedBy} on ${new Date(held.savedAt).toISOString()}`,
      remedy: 'Read it again, or save yours as a new draft.',
    });
  }
}

/** A draft that is still worked on, locked unless it is only looked at. NOT_FOUND; CONFLICT for one that was published or discarded. */
export async function heldMappingDraft(tx: Tx, id: string, lock = true): Promise<MappingDraft> {
  const draft = await mappingDraftById(tx, id, lock);
  if (draft.state === 'DRAFT') return draft;
  throw new MooringError('CONFLICT', {
    expected: 'a draft that is worked on', got: draft.publishedVersion === null ? `draft ${id}, which was discarded` : `draft ${id}, which was published as version ${draft.publishedVersion}`,
    remedy: 'Save its spec as a new draft.',
  });
}

export async function mappingDraftById(tx: Tx, id: string, lock: boolean): Promise<MappingDraft> {
  const draft = /^\d{1,18}$/.test(id) ? await mappingDraft(tx, id, lock) : null;
  if (draft === null) throw notFound(`the mapping draft ${id}`, 'Give the id of a draft, as saveMappingDraft returns it.');
  return draft;
}

/** A sample tells more issues; it is taken of the records that were sent last. */
export async function shownMappingDraft(tx: Tx, { pool }: InForce, draft: MappingDraft, sample?: SampleSchema): Promise<ShownMappingDraft> {
  const current = await mappingInForce(tx, draft.system, draft.type);
  const inForceVersion = current?.version ?? 0;
  const isOutdated = draft.state === 'DRAFT' && draft.baseVersion !== inForceVersion;
  const read = readSpec(draft.spec);
  return {
    ...draft, inForceVersion, isOutdated,
    issues: compileUnknown(draft.spec, pool.model, sample ?? await recentSample(tx, draft)).issues,
    changedSince: isOutdated && current !== null ? await sinceBase(tx, pool, draft, current) : [],
    differences: read.ok ? diffOf(current?.spec ?? null, read.spec, pool.model) : [],
  };
}

async function sinceBase(tx: Tx, pool: Pool, draft: MappingDraft, current: StoredMapping): Promise<MappingDifference[]> {
  const base = await mappingVersion(tx, draft, draft.baseVersion);
  return diffOf(base?.spec ?? null, current.spec, pool.model);
}

/** CONFLICT with what has been published since the draft's author looked, unless the draft was saved again with `rebase`. */
export async function checkMappingBase(tx: Tx, { pool }: InForce, draft: MappingDraft): Promise<StoredMapping | null> {
  const current = await mappingInForce(tx, draft.system, draft.type);
  if (draft.baseVersion === (current?.version ?? 0) || current === null) return current;
  const changed = (await sinceBase(tx, pool, draft, current)).map(({ words }) => words.en).slice(0, 10);
  const by = (await mappingVersion(tx, draft, current.version))?.publishedBy ?? 'somebody';
  throw new MooringError('CONFLICT', {
    expected: `a draft based on version ${current.version}, which is in force`,
    got: `one based on version ${draft.baseVersion}; ${by} has published since: ${changed.join('; ') || 'nothing that differs'}`,
    remedy: 'Look at what has changed (changedSince) and save the draft again with "rebase": true.',
  });
}

/** The spec of a draft that can be published or tried; BAD_USER_INPUT names everything that is wrong with it. */
export function soundSpec({ pool }: InForce, given: JsonObject): MappingSpec {
  const compiled = compileUnknown(given, pool.model);
  if (compiled.ok) return compiled.mapping.spec;
  const told = compiled.issues.filter(({ severity }) => severity === 'ERROR').slice(0, 10);
  throw new MooringError('BAD_USER_INPUT', {
    expected: 'a mapping without errors', got: told.map(({ node, message }) => `${node === '' ? 'the whole' : node}: ${message.en}`).join('; '),
    remedy: [...new Set(told.map(({ remedy }) => remedy.en))].join(' '),
  });
}
