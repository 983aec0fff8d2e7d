import { configurationName } from '../../core/configuration/configuration';
import type { ConfigurationName } from '../../core/configuration/configuration';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { markTried } from '../../storage/configurationDrafts';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { confirmationOf } from './confirmation';
import { checkBase, heldDraft, wholeContent } from './drafts';
import { inForce } from './inForce';
import type { InForce } from './inForce';
import { contentInForce, nameOf, readConfiguration } from './readConfiguration';
import { TRIAL_BOUNDS, tryConfiguration } from './trials';
import type { Trial } from './trials';
import type { ConfigurationKind } from '../../core/configuration/configuration';
import { versionContent } from './versions';

/** What was tried, what would become of it, and the code with which it may be published. */
export interface ConfigurationTrial extends Trial, ConfigurationName {
  readonly draftId: string | null;
  /** Whether publishing this needs the code. */
  readonly confirmationRequired: boolean;
  readonly confirmation: string;
  /** Milliseconds since the epoch. */
  readonly confirmationExpiresAt: number;
}

export interface TrialSize { readonly sample?: number; readonly examples?: number }

/** Tries a draft on a sample: which pairs would be linked, parted or asked about, which golden values would change. Writes nothing but that it was tried. */
export async function tryConfigurationDraft(pool: Pool, caller: Caller | null, draftId: string, size: TrialSize = {}): Promise<ConfigurationTrial> {
  const act = { operation: 'tryConfigurationDraft', details: { draft: draftId.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'configure');
    checkSize(size);
    const { trial, revision } = await pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const draft = await heldDraft(tx, draftId, false);
      const configured = await inForce(pool, tx);
      await checkBase(tx, configured, draft);
      return { revision: draft.revision, trial: await tryContent(configured, tx, { name: draft, content: draft.content, draftId: draft.id, by: known }, size) };
    });
    await inTransaction(pool.dataSource, async (tx) => {
      await heldDraft(tx, draftId);
      await markTried(tx, draftId, { revision, at: pool.clock() });
      await record(pool, tx, caller, { ...act, details: { ...act.details, kind: trial.kind, type: trial.type, sampled: trial.sampled, changed: trial.changedGoldenRecords } });
    });
    return maskedTrial(pool, known, trial);
  });
}

/** Tries what bringing back an earlier version would do. */
export async function tryConfigurationRollback(pool: Pool, caller: Caller | null, rollback: { readonly kind: ConfigurationKind; readonly type: string | null; readonly version: number }, size: TrialSize = {}): Promise<ConfigurationTrial> {
  const known = authorise(caller, 'configure');
  checkSize(size);
  const name = nameOf(pool, rollback.kind, rollback.type);
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const configured = await inForce(pool, tx);
    const content = await versionContent(tx, configured, name, rollback.version);
    return maskedTrial(pool, known, await tryContent(configured, tx, { name, content, draftId: null, by: known }, size));
  });
}

/** Tries content in the place of what is in force; not yet masked. */
export async function tryContent(configured: InForce, tx: Tx, what: { readonly name: ConfigurationName; readonly content: JsonObject; readonly draftId: string | null; readonly by: Pick<Caller, 'name'> }, size: TrialSize = {}): Promise<ConfigurationTrial> {
  const { pool, systems } = configured;
  const { name, draftId } = what;
  const current = contentInForce(configured, name);
  const content = wholeContent(name, what.content, current.content);
  const configuration = readConfiguration(pool, name, content, systems.map(({ code }) => code));
  const trial = await tryConfiguration(configured, tx, configuration, { sample: size.sample ?? TRIAL_BOUNDS.defaultSample, examples: size.examples ?? TRIAL_BOUNDS.defaultExamples, now: pool.clock() });
  const { code, expiresAt } = confirmationOf(pool, { subject: configurationName(name), content, baseVersion: current.version }, what.by);
  return {
    ...trial, kind: name.kind, type: name.type, draftId, confirmation: code, confirmationExpiresAt: expiresAt,
    confirmationRequired: trial.share * 100 > pool.confirmAbovePercent,
  };
}

function checkSize({ sample = 1, examples = 0 }: TrialSize): void {
  const { maxSample, maxExamples } = TRIAL_BOUNDS;
  if (!(Number.isInteger(sample) && sample >= 1 && sample <= maxSample)) throw badInput(`a sample of 1 to ${maxSample} records`, String(sample), 'Try it on fewer.');
  if (!(Number.isInteger(examples) && examples >= 0 && examples <= maxExamples)) throw badInput(`0 to ${maxExamples} examples`, String(examples), 'Ask for fewer.');
}

function maskedTrial(pool: Pool, caller: Caller, trial: ConfigurationTrial): ConfigurationTrial {
  const masker = maskerFor(pool, caller);
  return {
    ...trial, values: trial.values.map((change) => masker.change(change)),
    pairs: trial.pairs.map((pair) => ({ ...pair, a: { ...pair.a, values: masker.sourceValues(pair.a.type, pair.a.values) }, b: { ...pair.b, values: masker.sourceValues(pair.b.type, pair.b.values) } })),
  };
}

