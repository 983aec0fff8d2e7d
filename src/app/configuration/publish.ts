import { configurationName } from '../../core/configuration/configuration';
import type { ConfigurationKind, ConfigurationName } from '../../core/configuration/configuration';
import { badInput, MooringError } from '../../core/model/errors';
import { sameJson } from '../../core/model/json';
import type { JsonObject } from '../../core/model/json';
import { endDraft } from '../../storage/configurationDrafts';
import { addConfigurationVersion } from '../../storage/configurations';
import { setTrust } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { beginValueBuilds } from '../../storage/valueBuilds';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { judgeConfirmation, wrongCode } from './confirmation';
import { checkBase, heldDraft, wholeContent } from './drafts';
import { inForce } from './inForce';
import type { InForce } from './inForce';
import { contentInForce, digestOf, nameOf, readConfiguration } from './readConfiguration';
import { tryContent } from './tryDraft';
import { stateOf, versionContent } from './versions';
import type { ConfigurationState } from './versions';

export interface PublishDraft { readonly draftId: string; readonly confirmation: string | null }
export interface RollBack { readonly kind: ConfigurationKind; readonly type: string | null; readonly version: number; readonly confirmation: string | null; readonly note: string | null }

interface Publication {
  /** Who has made it: of a draft who saved it last, of a rollback who asks for it. */
  readonly author: string;
  readonly name: ConfigurationName;
  readonly content: JsonObject;
  readonly note: string | null;
  readonly restores: number | null;
}

/**
 * Puts a draft into force as the next version. Who writes meanwhile waits for a moment, and works by it from then on;
 * what stands already follows in the background. CONFLICT for a draft based on another version than that in force;
 * CONFIRMATION_REQUIRED where it would change much and the code of a trial is missing.
 */
export async function publishConfiguration(pool: Pool, caller: Caller | null, { draftId, confirmation }: PublishDraft): Promise<ConfigurationState> {
  const act = { operation: 'publishConfiguration', details: { draft: draftId.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    authorise(caller, 'configure');
    const read = async (tx: Tx, configured: InForce, lock: boolean): Promise<Publication> => {
      const draft = await heldDraft(tx, draftId, lock);
      await checkBase(tx, configured, draft);
      return { author: draft.savedBy, name: { kind: draft.kind, type: draft.type }, content: draft.content, note: draft.note, restores: null };
    };
    const confirmed = await confirm(pool, confirmation, async (tx, configured) => read(tx, configured, false));
    const name = await inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const publication = await read(tx, configured, true);
      checkSame(configured, publication, confirmed);
      await endDraft(tx, draftId, await put(configured, tx, { caller, act, publication }));
      return publication.name;
    }, { alone: true });
    return stateNow(pool, name);
  });
}

/** Puts the content of an earlier version into force again, as the next version. NOT_FOUND, CONFIRMATION_REQUIRED as above. */
export async function rollbackConfiguration(pool: Pool, caller: Caller | null, rollback: RollBack): Promise<ConfigurationState> {
  const { version, confirmation } = rollback;
  const act = { operation: 'rollbackConfiguration', details: { kind: rollback.kind, type: (rollback.type ?? '').slice(0, 100), version }, ...reasonOf(rollback.note) };
  return audited(pool, caller, act, async () => {
    const { name: author } = authorise(caller, 'configure');
    const name = nameOf(pool, rollback.kind, rollback.type);
    const note = noteOf(rollback.note);
    const read = async (tx: Tx, configured: InForce): Promise<Publication> => ({ author, name, content: await versionContent(tx, configured, name, version), note, restores: version });
    const confirmed = await confirm(pool, confirmation, read);
    await inTransaction(pool.dataSource, async (tx) => {
      const configured = await inForce(pool, tx);
      const publication = await read(tx, configured);
      checkSame(configured, publication, confirmed);
      await put(configured, tx, { caller, act, publication });
    }, { alone: true });
    return stateNow(pool, name);
  });
}

const stateNow = async (pool: Pool, name: ConfigurationName): Promise<ConfigurationState> =>
  pool.dataSource.transaction('REPEATABLE READ', async (tx) => stateOf(tx, await inForce(pool, tx), name));

/** What was looked at before writers are made to wait. */
interface Looked { readonly baseVersion: number; readonly digest: string }

/** The code of a trial of exactly this, or a trial now: whoever publishes what changes much has seen it. */
async function confirm(pool: Pool, code: string | null, read: (tx: Tx, configured: InForce) => Promise<Publication>): Promise<Looked> {
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const configured = await inForce(pool, tx);
    const { author, name, content: given } = await read(tx, configured);
    const { version: baseVersion, content: current } = contentInForce(configured, name);
    const content = wholeContent(name, given, current);
    const looked = { baseVersion, digest: digestOf(content) };
    const verdict = judgeConfirmation(pool, code, { subject: configurationName(name), content, baseVersion }, { name: author });
    if (verdict === 'CONFIRMED') return looked;
    const trial = await tryContent(configured, tx, { name, content, draftId: null, by: { name: author } }, { examples: 0 });
    if (!trial.confirmationRequired) return looked;
    throw new MooringError('CONFIRMATION_REQUIRED', {
      expected: `the confirmation of a trial of this content within the last minutes, for it changes more than ${pool.confirmAbovePercent} % of the golden records`,
      got: `${wrongCode(code, verdict)}; it would change ${trial.changedGoldenRecords} of ${trial.goldenRecords} that were looked at`,
      remedy: 'Try it (tryConfigurationDraft, tryConfigurationRollback), look at what would change, and publish with the code that the trial gives.',
    });
  });
}

function checkSame(configured: InForce, { name, content: given }: Publication, looked: Looked): void {
  const { version, content: current } = contentInForce(configured, name);
  const content = wholeContent(name, given, current);
  if (version === looked.baseVersion && digestOf(content) === looked.digest) return;
  throw new MooringError('CONFLICT', { expected: `${configurationName(name)} as it was looked at`, got: 'another version or content: somebody has published or saved meanwhile', remedy: 'Look at it again, and publish again.' });
}

async function put(configured: InForce, tx: Tx, { caller, act, publication }: { readonly caller: Caller | null; readonly act: Act; readonly publication: Publication }): Promise<number> {
  const { pool, systems } = configured;
  const { name, note, restores } = publication;
  const current = contentInForce(configured, name);
  const content = wholeContent(name, publication.content, current.content);
  if (sameJson(content, current.content)) throw badInput('content that differs from what is in force', `that of version ${current.version}`, 'There is nothing to publish.');
  const configuration = readConfiguration(pool, name, content, systems.map(({ code }) => code));
  const published = { ...name, publishedBy: caller?.name ?? '', publishedAt: pool.clock() };
  // What was in force before anything was published can be brought back, too, whatever a later release declares.
  if (current.version === 0) await addConfigurationVersion(tx, { ...published, version: 0, content: current.content, note: null, restores: null, publishedBy: 'mooring' });
  const version = current.version + 1;
  const revision = await addConfigurationVersion(tx, { ...published, version, content, note, restores });
  if (configuration.kind === 'TRUST') await setTrust(tx, configuration.content.systems);
  // Matches follow by themselves: their builder sees that the model in force is another.
  if (configuration.kind !== 'MATCH_MODEL') await beginValueBuilds(tx, configuration.kind === 'TRUST' ? [...pool.model.types.keys()] : [name.type], revision);
  await record(pool, tx, caller, {
    ...act, before: { version: current.version, digest: digestOf(current.content) }, after: { version, digest: digestOf(content) }, details: { ...act.details, ...name },
  });
  return version;
}
