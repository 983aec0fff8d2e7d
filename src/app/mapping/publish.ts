import { NO_IMPACT } from '../../core/mapping/impact';
import type { MappingLayout } from '../../core/mapping/graph';
import type { MappingSpec } from '../../core/mapping/spec';
import { badInput, MooringError } from '../../core/model/errors';
import { sameJson } from '../../core/model/json';
import { endMappingDraft } from '../../storage/mappingDrafts';
import type { MappingName } from '../../storage/mappingDrafts';
import { beginMappingRun, setMappingRunState } from '../../storage/mappingRuns';
import type { MappingRun } from '../../storage/mappingRuns';
import { mappingInForce, publishMappingVersion } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import { judgeConfirmation, wrongCode } from '../configuration/confirmation';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import { asJson, digestOf } from '../configuration/readConfiguration';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { checkMappingBase, heldMappingDraft, soundSpec } from './drafts';
import { assess } from './preview';
import { runById, versionOf } from './versions';
import type { MappingVersion } from './versions';

export interface Publication extends MappingName {
  /** Of a draft who saved it last, of a rollback who asks for it. */
  readonly author: string;
  readonly spec: MappingSpec;
  readonly layout: MappingLayout | null;
  readonly note: string | null;
  readonly restores: number | null;
}

/**
 * Puts a draft into force as the next version. Who writes meanwhile waits for a moment, and is mapped by it from then on;
 * the records that stand already follow in the background (a run). CONFLICT for a draft based on another version than that
 * in force; CONFIRMATION_REQUIRED where it is dangerous and the code of a preview is missing.
 */
export async function publishMapping(pool: Pool, caller: Caller | null, { draftId, confirmation }: { readonly draftId: string; readonly confirmation: string | null }): Promise<MappingVersion> {
  const act = { operation: 'publishMapping', details: { draft: draftId.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    authorise(caller, 'publishMappings');
    const read = async (tx: Tx, configured: InForce, lock: boolean): Promise<Publication> => {
      const draft = await heldMappingDraft(tx, draftId, lock);
      await checkMappingBase(tx, configured, draft);
      const { system, type, layout, note, savedBy } = draft;
      return { system, type, layout, note, author: savedBy, spec: soundSpec(configured, draft.spec), restores: null };
    };
    const looked = await confirm(pool, confirmation, async (tx, configured) => read(tx, configured, false));
    return inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const publication = await read(tx, configured, true);
      await checkSame(tx, publication, looked);
      const version = await put(configured, tx, { caller, act, publication });
      await endMappingDraft(tx, draftId, version.version);
      return version;
    }, { alone: true });
  });
}

/** Puts an earlier version into force again, as the next one. NOT_FOUND, CONFIRMATION_REQUIRED as above. */
export async function rollbackMapping(pool: Pool, caller: Caller | null, rollback: MappingName & { readonly version: number; readonly confirmation: string | null; readonly note: string | null }): Promise<MappingVersion> {
  const { system, type, version, confirmation } = rollback;
  const act = { operation: 'rollbackMapping', details: { system: system.slice(0, 100), type: type.slice(0, 100), version }, ...reasonOf(rollback.note) };
  return audited(pool, caller, act, async () => {
    const { name: author } = authorise(caller, 'publishMappings');
    const note = noteOf(rollback.note);
    const read = async (tx: Tx, configured: InForce): Promise<Publication> => {
      const { spec, layout } = await versionOf(tx, { system, type }, version);
      return { system, type, author, layout, note, restores: version, spec: soundSpec(configured, asJson(spec)) };
    };
    const looked = await confirm(pool, confirmation, read);
    return inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const publication = await read(tx, configured);
      await checkSame(tx, publication, looked);
      return put(configured, tx, { caller, act, publication });
    }, { alone: true });
  });
}

interface Looked { readonly baseVersion: number; readonly digest: string }

/** The code of a preview of exactly this, or nothing that is dangerous in it. */
async function confirm(pool: Pool, code: string | null, read: (tx: Tx, configured: InForce) => Promise<Publication>): Promise<Looked> {
  return inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    const { spec, author, system, type } = await read(tx, configured);
    const baseVersion = (await mappingInForce(tx, system, type))?.version ?? 0;
    const content = asJson(spec);
    const looked = { baseVersion, digest: digestOf(content) };
    const verdict = judgeConfirmation(pool, code, { subject: `mapping ${system} ${type}`, content, baseVersion }, { name: author });
    if (verdict === 'CONFIRMED') return looked;
    const { dangers } = await assess(configured, tx, spec, null);
    if (dangers.length === 0) return looked;
    const two = pool.fourEyes ? ' by another person' : '';
    throw new MooringError('CONFIRMATION_REQUIRED', {
      expected: `the confirmation of a preview of this mapping within the last minutes${two}, for it is dangerous: ${dangers.map(({ message }) => message.en).join('; ')}`,
      got: wrongCode(code, verdict), remedy: `Preview it (previewMapping, previewMappingRollback)${two}, look at what would change, and publish with the code that the preview gives.`,
    });
  });
}

async function checkSame(tx: Tx, { system, type, spec }: Publication, looked: Looked): Promise<void> {
  const baseVersion = (await mappingInForce(tx, system, type))?.version ?? 0;
  if (baseVersion === looked.baseVersion && digestOf(asJson(spec)) === looked.digest) return;
  throw new MooringError('CONFLICT', { expected: `the mapping of (${system}, ${type}) as it was looked at`, got: 'another version or content: somebody has published or saved meanwhile', remedy: 'Look at it again, and publish again.' });
}

/** Publishes the next version, begins its way to the records that stand, and writes it down. */
export async function put({ pool }: InForce, tx: Tx, { caller, act, publication }: { readonly caller: Caller | null; readonly act: Act; readonly publication: Publication }): Promise<MappingVersion> {
  const { system, type, spec, layout, note, restores } = publication;
  const current = await mappingInForce(tx, system, type);
  if (current !== null && sameJson(current.spec, spec)) throw badInput('a mapping that differs from what is in force', `that of version ${current.version}`, 'There is nothing to publish.');
  const by = caller?.name ?? '';
  const now = pool.clock();
  const version = await publishMappingVersion(tx, { spec, layout, note, restores, publishedBy: by, publishedAt: new Date(now).toISOString() });
  const cause = { operation: act.operation, system, type, version };
  await beginMappingRun(tx, { system, type, version, formerVersion: current?.version ?? 0, cause, impact: NO_IMPACT, startedBy: by, startedAt: now });
  await record(pool, tx, caller, {
    ...act, before: current === null ? null : { version: current.version, digest: digestOf(asJson(current.spec)) }, after: { version, digest: digestOf(asJson(spec)), restores },
    details: { ...act.details, system, type },
  });
  return versionOf(tx, { system, type }, version);
}

/** Halts the work that follows a publication, or lets it go on. CONFLICT for a run that is over. */
export async function setMappingRun(pool: Pool, caller: Caller | null, id: string, state: 'RUNNING' | 'PAUSED'): Promise<MappingRun> {
  const act = { operation: state === 'PAUSED' ? 'pauseMappingRun' : 'resumeMappingRun', details: { run: id.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'publishMappings');
    return inTransaction(pool.dataSource, async (tx) => {
      const run = await runById(tx, id, true);
      if (run.state !== 'RUNNING' && run.state !== 'PAUSED') {
        throw new MooringError('CONFLICT', { expected: 'a re-application that is under way', got: `one that is ${run.state}`, remedy: 'Look at mappingRuns.' });
      }
      await setMappingRunState(tx, id, state, state === 'PAUSED' ? name : null);
      await record(pool, tx, caller, { ...act, before: { state: run.state }, after: { state }, details: { ...act.details, system: run.system, type: run.type, version: run.version, done: run.done } });
      return runById(tx, id, false);
    });
  });
}
