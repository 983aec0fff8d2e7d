import type { Danger } from '../../core/mapping/dangers';
import { dangersOf } from '../../core/mapping/dangers';
import { compile } from '../../core/mapping/compile';
import type { CompiledMapping } from '../../core/mapping/compile';
import type { MappingSpec } from '../../core/mapping/spec';
import type { Masker } from '../../core/masking/masker';
import { maskPayload } from '../../core/masking/maskPayload';
import { HIDDEN } from '../../core/masking/masks';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { depthOf } from '../../core/model/json';
import { markPreviewed } from '../../storage/mappingDrafts';
import type { MappingName } from '../../storage/mappingDrafts';
import { mappingInForce } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { confirmationOf } from '../configuration/confirmation';
import type { Confirmed } from '../configuration/confirmation';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import { asJson } from '../configuration/readConfiguration';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { checkMappingBase, heldMappingDraft, soundSpec } from './drafts';
import { mappingNow, MAPPING_TRIAL, tryMapping } from './trial';
import type { MappingTrial } from './trial';
import { specOfVersion } from './versions';

/** What would become of a sample, what is dangerous in it, and the code with which it may be published. */
export interface MappingPreview extends MappingTrial, MappingName {
  /** Null for an earlier version that is to come back. */
  readonly draftId: string | null;
  readonly dangers: readonly Danger[];
  /** Whether publishing it needs the code. */
  readonly confirmationRequired: boolean;
  readonly confirmation: string;
  /** Milliseconds since the epoch. */
  readonly confirmationExpiresAt: number;
}

export interface PreviewSize { readonly samples: readonly unknown[] | null; readonly limit: number | null }

/** Tries a draft on the records that were sent last, or on pasted payloads: what each would become, what would be dropped, which golden records would change. Writes nothing but that it was tried. */
export async function previewMapping(pool: Pool, caller: Caller | null, draftId: string, size: PreviewSize): Promise<MappingPreview> {
  const act = { operation: 'previewMapping', details: { draft: draftId.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'editMappings');
    const bounds = boundsOf(pool, size);
    const { preview, revision } = await inTransaction(pool.dataSource, async (tx) => {
      const draft = await heldMappingDraft(tx, draftId, false);
      const configured = await inForce(pool, tx);
      await checkMappingBase(tx, configured, draft);
      const spec = soundSpec(configured, draft.spec);
      return { revision: draft.revision, preview: await previewOf(configured, tx, known, { ...bounds, spec, draftId: draft.id }) };
    });
    await inTransaction(pool.dataSource, async (tx) => {
      await heldMappingDraft(tx, draftId);
      await markPreviewed(tx, draftId, { revision, by: known.name, at: pool.clock() });
      const { system, type, sampled, changedGoldenRecords, dangers } = preview;
      await record(pool, tx, caller, { ...act, details: { ...act.details, system, type, sampled, changed: changedGoldenRecords, dangers: dangers.map(({ code }) => code) } });
    });
    return preview;
  });
}

/** Tries what bringing back an earlier version would do. */
export async function previewMappingRollback(pool: Pool, caller: Caller | null, rollback: MappingName & { readonly version: number }, limit: number | null): Promise<MappingPreview> {
  const known = authorise(caller, 'editMappings');
  const bounds = boundsOf(pool, { samples: null, limit });
  return inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    return previewOf(configured, tx, known, { ...bounds, spec: await specOfVersion(tx, rollback, rollback.version), draftId: null });
  });
}

function boundsOf(pool: Pool, { samples, limit }: PreviewSize): { readonly samples: readonly JsonObject[] | null; readonly limit: number } {
  const { maxRecords, defaultRecords, maxSamples } = MAPPING_TRIAL;
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= maxRecords)) throw badInput(`a limit of 1 to ${maxRecords} records`, String(limit), 'Preview fewer.');
  if (samples !== null && samples.length > maxSamples) throw badInput(`at most ${maxSamples} samples`, `${samples.length} samples`, 'Send fewer.');
  const wrong = samples?.find((sample) => typeof sample !== 'object' || sample === null || Array.isArray(sample)
    || depthOf(sample as JsonObject, pool.bounds.maxPayloadDepth + 1) > pool.bounds.maxPayloadDepth || JSON.stringify(sample).length > pool.bounds.maxPayloadBytes);
  if (wrong !== undefined) throw badInput('samples that are payloads: objects of fields within the bounds of a source record', JSON.stringify(wrong).slice(0, 40), 'Send each as its system would.');
  return { samples: samples === null || samples.length === 0 ? null : samples as readonly JsonObject[], limit: limit ?? defaultRecords };
}

async function previewOf(configured: InForce, tx: Tx, caller: Caller, what: {
  readonly spec: MappingSpec; readonly samples: readonly JsonObject[] | null; readonly limit: number; readonly draftId: string | null;
}): Promise<MappingPreview> {
  const { pool } = configured;
  const { spec, samples, limit, draftId } = what;
  const trial = await tryMapping(configured, tx, { spec, samples, limit, now: pool.clock(), actor: caller.name });
  const assessed = await assess(configured, tx, spec, samples === null ? trial : null);
  const { code, expiresAt } = confirmationOf(pool, assessed.confirmed, caller);
  const compiled = compile(spec, pool.model);
  const shown = maskedTrial(maskerFor(pool, caller), trial, [compiled.ok ? compiled.mapping : null, await mappingNow(configured, tx, spec)]);
  return {
    ...shown, system: spec.system, type: spec.type, draftId, dangers: assessed.dangers, confirmationRequired: assessed.dangers.length > 0,
    confirmation: code, confirmationExpiresAt: expiresAt,
  };
}

export interface Assessment { readonly dangers: readonly Danger[]; readonly confirmed: Confirmed; readonly trial: MappingTrial | null }

/** What is dangerous in putting a mapping in the place of that in force. `trial`: of stored records; one is made where it is null. */
export async function assess(configured: InForce, tx: Tx, spec: MappingSpec, trial: MappingTrial | null): Promise<Assessment> {
  const { pool } = configured;
  const current = await mappingInForce(tx, spec.system, spec.type);
  const tried = trial ?? await tryMapping(configured, tx, { spec, samples: null, limit: MAPPING_TRIAL.ofPublication, now: pool.clock(), actor: 'mooring' });
  const percent = Math.round(tried.share * 1_000) / 10;
  const many: Danger[] = tried.share * 100 <= pool.confirmAbovePercent ? [] : [{
    code: 'MANY_VALUES_CHANGED', node: spec.type,
    message: { zh: `样本中 ${tried.goldenRecords} 条主数据有 ${tried.changedGoldenRecords} 条(${percent}%)会变`, en: `${tried.changedGoldenRecords} of the ${tried.goldenRecords} golden records of the sample (${percent} %) would change` },
  }];
  const unmappable: Danger[] = tried.unmappable === 0 ? [] : [{
    code: 'RECORDS_UNMAPPABLE', node: spec.type, message: { zh: `样本中有 ${tried.unmappable} 条记录将没有可用的主键`, en: `${tried.unmappable} records of the sample would have no usable key` },
  }];
  const confirmed = { subject: `mapping ${spec.system} ${spec.type}`, content: asJson(spec), baseVersion: current?.version ?? 0 };
  return { dangers: [...dangersOf(current?.spec ?? null, spec, pool.model), ...many, ...unmappable], confirmed, trial: tried };
}

function maskedTrial(masker: Masker, trial: MappingTrial, mappings: readonly (CompiledMapping | null)[]): MappingTrial {
  // A field is hidden when either mapping takes something out of it that the reader may not see.
  const payload = (given: JsonObject): JsonObject => mappings.filter((mapping) => mapping !== null).reduce((shown, mapping) => maskPayload(mapping, shown, masker), given);
  const quoted = <T extends { readonly type: string; readonly attribute: string; readonly got: string }>(one: T): T => (masker.seesAttribute(one.type, one.attribute) ? one : { ...one, got: HIDDEN });
  return {
    ...trial, changes: trial.changes.map((change) => masker.change(change)),
    coverage: { ...trial.coverage, unmapped: trial.coverage.unmapped.map(quoted), failures: trial.coverage.failures.map(quoted) },
    records: trial.records.map((one) => ({
      ...one, payload: payload(one.payload),
      outputs: one.outputs.map((output) => ({
        ...output, before: output.before === null ? null : masker.sourceValues(output.type, output.before), after: output.after === null ? null : masker.sourceValues(output.type, output.after),
        dropped: masker.rejections(output.type, output.dropped),
      })),
    })),
  };
}
