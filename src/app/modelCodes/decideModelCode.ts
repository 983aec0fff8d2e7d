import { aliasKey, decide, foldCode, withSayings } from '../../core/modelCodes';
import type { CatalogueIndex, ModelAlias } from '../../core/modelCodes';
import { MooringError, notFound } from '../../core/model/errors';
import { modelsByIds } from '../../storage/deviceModels';
import type { DeviceModel } from '../../storage/deviceModels';
import { addAlias, aliasesInForce, catalogueChanged, endAlias, lockAlias, lockAliasOf, rulesInForce } from '../../storage/modelAliases';
import type { StoredAlias } from '../../storage/modelAliases';
import { countRecordsOfKey, recordsOfKey } from '../../storage/sourceModelCodes';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { modelIndex } from './catalogueCache';
import { recodePage } from './recode';
import { answerOf, codeOf } from './resolveModelCode';
import type { ModelCodeResolution } from './resolveModelCode';

/** Up to so many source records are resolved anew before a decision answers; more are left to the background. */
const MAX_AT_ONCE = 200;
const MAX_EVIDENCE = 20;
const MAX_IMPACT = 1_000;
const MAX_SHOWN = 20;

export interface CodeDecision {
  readonly code: string;
  readonly system: string | null;
  readonly manufacturer?: string | null;
  readonly modelId: string;
  readonly note?: string | null;
}

export interface ModelCodeDecision {
  readonly alias: StoredAlias;
  /** What it took the place of, or what took its place when it was taken back. */
  readonly replaced: StoredAlias | null;
  readonly resolution: ModelCodeResolution;
  /** Source records whose code it may concern. */
  readonly records: number;
  /** They are being resolved anew in the background. */
  readonly isPending: boolean;
}

/** What a decision would change, before it is made. */
export interface ModelCodeImpact {
  readonly before: ModelCodeResolution;
  readonly after: ModelCodeResolution;
  /** Source records and golden records that would have another model; `isCapped`: there may be more. */
  readonly records: number;
  readonly devices: number;
  readonly isCapped: boolean;
  readonly samples: readonly { readonly goldenId: string; readonly goldenKey: string; readonly system: string; readonly sourceKey: string; readonly code: string; readonly before: DeviceModel | null; readonly after: DeviceModel | null }[];
}

const aliasOf = ({ code, system, manufacturer, modelId }: CodeDecision): ModelAlias => ({ code: foldCode(codeOf(code)), system, manufacturer: manufacturer?.trim() === '' ? null : manufacturer?.trim() ?? null, modelId });

async function needModel(tx: Tx, id: string): Promise<DeviceModel> {
  const [model] = await modelsByIds(tx, [id]);
  if (model === undefined) throw notFound(`model ${id}`, 'Look the model up with deviceModels, or import it with "mooring import-models".');
  return model;
}

const actOf = (operation: string, details: Act['details'], note: string | null | undefined): Act => ({ operation, ...(details === undefined ? {} : { details }), ...reasonOf(note) });

/** Says which model a code means: of one system, or of all. Every device concerned is resolved anew, at once or, when they are many, in the background. */
export async function decideModelCode(pool: Pool, caller: Caller | null, decision: CodeDecision): Promise<ModelCodeDecision> {
  const act = actOf('decideModelCode', { code: decision.code.slice(0, 200), system: decision.system, manufacturer: decision.manufacturer ?? null, modelId: decision.modelId.slice(0, 200) }, decision.note);
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'decideModelCodes');
    const said = aliasOf(decision);
    const kept = await inTransaction(pool.dataSource, async (tx) => {
      await needModel(tx, said.modelId);
      const replaced = await lockAliasOf(tx, said);
      const now = pool.clock();
      if (replaced !== null) await endAlias(tx, replaced.id, { by: name, at: now, note: null });
      const alias = await addAlias(tx, {
        ...said, written: decision.code.trim(), note: noteOf(decision.note), decidedBy: name, validFrom: now, replaces: replaced?.id ?? null, evidence: await evidenceOf(tx, said.code),
      });
      const recode = await changed(pool, tx, alias, name, act.operation);
      await record(pool, tx, caller, { ...act, before: { modelId: replaced?.modelId ?? null }, after: { modelId: said.modelId, aliasId: alias.id } });
      return { alias, replaced, recode };
    });
    return outcomeOf(pool, kept);
  });
}

async function evidenceOf(tx: Tx, code: string): Promise<StoredAlias['evidence']> {
  const key = aliasKey(code);
  return { records: await countRecordsOfKey(tx, key), samples: (await recordsOfKey(tx, key, MAX_EVIDENCE)).map(({ system, sourceKey }) => `${system}|${sourceKey}`) };
}

/** The id of the work that follows. */
async function changed(pool: Pool, tx: Tx, alias: StoredAlias, by: string, operation: string): Promise<string> {
  return catalogueChanged(tx, { models: false, key: aliasKey(alias.code), cause: { operation, aliasId: alias.id, code: alias.written, modelId: alias.modelId }, by, at: pool.clock() });
}

/** Carries the first page out before it answers, so that one code of a few devices is done when the steward sees it. */
async function outcomeOf(pool: Pool, { recode, ...kept }: { readonly alias: StoredAlias; readonly replaced: StoredAlias | null; readonly recode: string }): Promise<ModelCodeDecision> {
  const tx = pool.dataSource.manager;
  const records = await countRecordsOfKey(tx, aliasKey(kept.alias.code));
  const isPending = records > MAX_AT_ONCE;
  if (!isPending) while (await recodePage(pool, recode));
  const { written, system, manufacturer } = kept.alias;
  return { ...kept, records, isPending, resolution: await answerOf(tx, await modelIndex(pool, tx, 'SEEN'), { code: written, system, manufacturer }) };
}

/** Ends an alias; `restore`: what it took the place of is in force again, as if it had never been said. */
export async function retireAlias(pool: Pool, caller: Caller | null, end: { readonly id: string; readonly note?: string | null; readonly restore: boolean }): Promise<ModelCodeDecision> {
  const act = actOf(end.restore ? 'undoModelCodeDecision' : 'retireAlias', { aliasId: end.id.slice(0, 40) }, end.note);
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'decideModelCodes');
    const kept = await inTransaction(pool.dataSource, async (tx) => {
      const alias = /^\d{1,18}$/.test(end.id) ? await lockAlias(tx, end.id) : null;
      if (alias === null) throw notFound(`alias ${end.id}`, 'Look it up with aliases.');
      if (alias.validTo !== null) throw new MooringError('CONFLICT', { expected: 'an alias in force', got: `one that ${alias.endedBy ?? 'somebody'} ended on ${new Date(alias.validTo).toISOString()}`, remedy: 'Read aliases anew; decide the code again if need be.' });
      const now = pool.clock();
      await endAlias(tx, alias.id, { by: name, at: now, note: noteOf(end.note) });
      const former = end.restore && alias.replaces !== null ? await lockAlias(tx, alias.replaces) : null;
      const replaced = former === null ? null : await addAlias(tx, { ...former, decidedBy: name, validFrom: now, replaces: former.replaces, note: noteOf(end.note) });
      const recode = await changed(pool, tx, alias, name, act.operation);
      await record(pool, tx, caller, { ...act, before: { modelId: alias.modelId }, after: { modelId: replaced?.modelId ?? null } });
      return { alias: { ...alias, validTo: now, endedBy: name, endNote: noteOf(end.note) }, replaced, recode };
    });
    return outcomeOf(pool, kept);
  });
}

function withAlias(index: CatalogueIndex, aliases: readonly StoredAlias[], rules: Parameters<typeof withSayings>[1]['rules'], said: ModelAlias): CatalogueIndex {
  const others = aliases.filter(({ code, system, manufacturer }) => code !== said.code || system !== said.system || manufacturer !== said.manufacturer);
  return withSayings(index, { aliases: [...others, said], rules });
}

/** What deciding would change: which devices have another model then. Writes nothing. */
export async function previewModelCode(pool: Pool, caller: Caller | null, decision: CodeDecision): Promise<ModelCodeImpact> {
  authorise(caller, 'readModelCodes');
  const said = aliasOf(decision);
  const tx = pool.dataSource.manager;
  await needModel(tx, said.modelId);
  const now = await modelIndex(pool, tx, 'SEEN');
  const then = withAlias(now, await aliasesInForce(tx), await rulesInForce(tx), said);
  const rows = await recordsOfKey(tx, aliasKey(said.code), MAX_IMPACT + 1);
  const modelIn = (index: CatalogueIndex, code: string, system: string): string | null => {
    const { outcome, models } = decide(index, { code, system });
    return outcome === 'CONFLICT' || outcome === 'UNKNOWN' ? null : models[0] ?? null;
  };
  const moved = rows.slice(0, MAX_IMPACT).map((row) => ({ row, after: modelIn(then, row.written, row.system) })).filter(({ row, after }) => row.modelId !== after);
  const shown = moved.slice(0, MAX_SHOWN);
  const models = new Map((await modelsByIds(tx, [...new Set(shown.flatMap(({ row, after }) => [row.modelId ?? [], after ?? []].flat()))])).map((model) => [model.id, model]));
  const question = { code: decision.code, system: said.system, manufacturer: said.manufacturer };
  return {
    before: await answerOf(tx, now, question), after: await answerOf(tx, then, question),
    records: moved.length, devices: new Set(moved.map(({ row }) => row.goldenId)).size, isCapped: rows.length > MAX_IMPACT,
    samples: shown.map(({ row, after }) => ({
      goldenId: row.goldenId, goldenKey: row.goldenKey, system: row.system, sourceKey: row.sourceKey, code: row.written,
      before: models.get(row.modelId ?? '') ?? null, after: models.get(after ?? '') ?? null,
    })),
  };
}
