import { coverageOf } from '../../core/mapping/coverage';
import type { Coverage } from '../../core/mapping/coverage';
import type { AttributeRejection } from '../../core/mapping/apply';
import { compile } from '../../core/mapping/compile';
import type { CompiledMapping } from '../../core/mapping/compile';
import { asText, fieldAt } from '../../core/mapping/paths';
import { sampleSchema } from '../../core/mapping/sample';
import type { MappingSpec } from '../../core/mapping/spec';
import type { GoldenChange } from '../../core/model/change';
import type { JsonObject } from '../../core/model/json';
import type { AttributeValues } from '../../core/model/sourceFacts';
import { badInput } from '../../core/model/errors';
import { countSentRecords, recentSentKeys } from '../../storage/mappingRuns';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { mappingInForce } from '../../storage/sourceSystems';
import type { Tx } from '../../storage/transaction';
import type { InForce } from '../configuration/inForce';
import { compiledMapping } from '../ingest/mappingFor';
import { nameOf } from '../ingest/foldRecords';
import { lookAhead } from '../ingest/settle';
import { formerMappings, holdSent, idsFor } from './reapply';
import { remap } from './remap';
import type { Remapped, Remapping } from './remap';

/** What would become of one record. */
export interface TrialRecord {
  readonly sourceKey: string;
  readonly payload: JsonObject;
  /** One for each type that the record feeds, or has fed. */
  readonly outputs: readonly TrialOutput[];
  /** Its key would have no usable value. */
  readonly isUnmappable: boolean;
}

export interface TrialOutput {
  readonly type: string;
  /** Where it belongs now; null for what is not there yet. */
  readonly goldenId: string | null;
  /** As it is understood now; null for what is not there yet. */
  readonly before: AttributeValues | null;
  /** As it would be understood; null for what would no longer be there. */
  readonly after: AttributeValues | null;
  /** What would be dropped, and why. */
  readonly dropped: readonly AttributeRejection[];
}

/** What would become of a sample, should a mapping be published. Nothing is written. */
export interface MappingTrial {
  /** Of these records; `total`: so many the system has sent. */
  readonly sampled: number;
  readonly total: number;
  readonly records: readonly TrialRecord[];
  readonly coverage: Coverage;
  readonly unmappable: number;
  /** Golden records that the sample is part of, and those of them that would change. */
  readonly goldenRecords: number;
  readonly changedGoldenRecords: number;
  /** 0 to 1. */
  readonly share: number;
  /** Golden records that would change, with their values before and after. */
  readonly changes: readonly GoldenChange[];
}

/** Bounds of a trial: it is computed in one go, and holds the records of the sample meanwhile. */
export const MAPPING_TRIAL = { defaultRecords: 50, maxRecords: 1_000, maxSamples: 200, ofPublication: 200 } as const;

export interface TrialOf {
  readonly spec: MappingSpec;
  /** Pasted payloads; null for the records that were sent last. */
  readonly samples: readonly JsonObject[] | null;
  readonly limit: number;
  readonly now: number;
  readonly actor: string;
}

/** Takes a sample through a mapping that is not published, as ingest and the job after a publication do, up to the point where they write. */
export async function tryMapping(configured: InForce, tx: Tx, trial: TrialOf): Promise<MappingTrial> {
  const { pool, systems, trust } = configured;
  const { spec, samples, limit, now, actor } = trial;
  const compiled = compile(spec, pool.model);
  const system = systems.find(({ code }) => code === spec.system);
  if (!compiled.ok || system === undefined) throw badInput('a sound mapping of a known system', 'another', 'Look at its issues.');
  const current = await mappingInForce(tx, spec.system, spec.type);
  const { mapping } = compiled;
  const alsoFed = mapping.outputs.map(({ type }) => type.name);
  const given = samples === null ? null : keyedSamples(mapping, samples);
  const keys = given === null ? await recentSentKeys(tx, spec, limit) : given.map(({ sourceKey }) => sourceKey);
  const held = await holdSent(pool, tx, spec, keys, [spec.type, ...alsoFed]);
  const sent = given === null ? sentAmong(held, spec.type) : await asSent(configured, tx, { given, held, spec, now });
  const remapping: Remapping = { system, version: (current?.version ?? 0) + 1, mapping, isStored: samples === null, formerMapping: await formerMappings(pool, tx, sent) };
  const remapped = remap(pool, remapping, sent, { held, reservedIds: await idsFor(pool, tx, remapping, { sent, held }) });
  const changed = remapped.flatMap((one) => one.changed);
  const survived = changed.length === 0 ? [] : (await lookAhead(pool, tx, { changed, held, former: [], trust, now, actor, cause: { operation: 'previewMapping', system: spec.system } })).survived;
  const changes = survived.flatMap(({ change }) => change ?? []);
  const own = new Set(held.flatMap(({ goldenId }) => goldenId ?? []));
  const touched = changes.filter(({ goldenId, kind }) => own.has(goldenId) && kind !== 'CREATED').length;
  return {
    sampled: sent.length, total: await countSentRecords(tx, spec), records: remapped.map((one) => recordOf(one, held, spec)),
    coverage: coverageOf(mapping, remapped.map(({ mapped }) => mapped), sampleSchema(sent.flatMap(({ payload }) => (payload === null ? [] : [payload])))),
    unmappable: remapped.filter(({ isUnmappable }) => isUnmappable).length,
    goldenRecords: own.size, changedGoldenRecords: touched, share: own.size === 0 ? 0 : touched / own.size, changes,
  };
}

const sentAmong = (held: readonly StoredSourceRecord[], type: string): StoredSourceRecord[] =>
  held.filter((record) => record.type === type && record.derivedFrom === null && !record.deleted && record.payload !== null);

interface KeyedSample { readonly sourceKey: string; readonly payload: JsonObject }

/** Pasted payloads under their own keys; one that names none gets one that nobody has. */
function keyedSamples({ spec: { key } }: CompiledMapping, samples: readonly JsonObject[]): KeyedSample[] {
  const keyed = samples.map((payload, index) => {
    const text = key === undefined ? '' : asText(fieldAt(payload, key)).trim().slice(0, 500);
    return { sourceKey: text === '' ? `#${index + 1}` : text, payload };
  });
  return [...new Map(keyed.map((one) => [one.sourceKey, one])).values()];
}

/** Pasted payloads as if they had just been sent: in the place of what is held under their keys, or new. */
async function asSent({ pool }: InForce, tx: Tx, { given, held, spec, now }: {
  readonly given: readonly KeyedSample[]; readonly held: readonly StoredSourceRecord[]; readonly spec: MappingSpec; readonly now: number;
}): Promise<StoredSourceRecord[]> {
  const byName = new Map(held.map((record) => [nameOf(record), record]));
  const ids = await pool.numbers.sourceRecords.take(tx, given.length);
  return given.flatMap(({ sourceKey, payload }, index): StoredSourceRecord[] => {
    const name = { system: spec.system, type: spec.type, sourceKey };
    const before = byName.get(nameOf(name));
    if (before?.derivedFrom === null) return [{ ...before, payload, deleted: false }];
    if (before !== undefined) return []; // another row's record stands under this key
    return [{ ...name, id: ids[index] ?? '', derivedFrom: null, payload, contentHash: '00', mappingVersion: 0, values: {}, rejections: [], updatedAt: null, receivedAt: now, deleted: false, importId: null, excluded: false, goldenId: null, homeGoldenId: null }];
  });
}

function recordOf({ sent, payload, mapped, changed, isUnmappable }: Remapped, held: readonly StoredSourceRecord[], { type: own }: MappingSpec): TrialRecord {
  const before = new Map(held.filter((record) => record.sourceKey === sent.sourceKey && !record.deleted && (record.type === own || record.derivedFrom === own)).map((record) => [record.type, record]));
  const gone = new Set(changed.flatMap(({ type, deleted }) => (deleted ? [type] : [])));
  const types = [...new Set([...mapped.map(({ type }) => type.name), ...before.keys()])];
  const outputs = types.map((type): TrialOutput => {
    const after = mapped.find((one) => one.type.name === type);
    const standing = before.get(type);
    return {
      type, goldenId: standing?.goldenId ?? null, before: standing?.values ?? null,
      after: after === undefined || !after.hasKey || gone.has(type) ? null : after.values, dropped: after?.rejections ?? [],
    };
  });
  return { sourceKey: sent.sourceKey, payload, outputs, isUnmappable };
}

/** The mapping in force, ready to say what its fields hold; null where there is none. */
export async function mappingNow({ pool }: InForce, tx: Tx, { system, type }: Pick<MappingSpec, 'system' | 'type'>): Promise<CompiledMapping | null> {
  const stored = await mappingInForce(tx, system, type);
  return stored === null ? null : compiledMapping(pool, stored);
}
