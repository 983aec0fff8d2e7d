import type { NormaliseContext } from '../../core/attributes/kind';
import type { CompiledMapping } from '../../core/mapping/compile';
import { fieldAt, isEmpty } from '../../core/mapping/paths';
import { lossOf, turnBack } from '../../core/mapping/turnBack';
import type { BackFacts, BackValue, Loss, TurnedBack } from '../../core/mapping/turnBack';
import { assigned } from '../../core/mapping/writers';
import type { AttributeDeclaration } from '../../core/model/entityType';
import { notFound } from '../../core/model/errors';
import type { JsonObject, JsonValue } from '../../core/model/json';
import { keysInSystem } from '../../storage/crosswalk';
import type { KeysOfGolden } from '../../storage/crosswalk';
import { mappingsInForce } from '../../storage/mappingVersions';
import type { Tx } from '../../storage/transaction';
import { inForce } from '../configuration/inForce';
import { compiledMapping } from '../ingest/mappingFor';
import type { Pool } from '../poolContext';

/** Values of a golden record, or of a step of one. */
export interface GoldenFacts { readonly type: string; readonly goldenId: string | null; readonly values: Readonly<Record<string, JsonValue>> }

/** A system's own names and codes, ready to say things in. */
export interface SystemLanguage {
  readonly mappings: readonly CompiledMapping[];
  /** Things in the system's fields: of several mappings, the first that has a field fills it. */
  readonly say: (facts: readonly GoldenFacts[]) => TurnedBack;
}

/**
 * The language of a system: its published mappings, turned round, and its own keys of whatever these things refer to.
 * NOT_FOUND for a system that has none. Two statements beside that.
 */
export async function languageOf(pool: Pool, tx: Tx, system: string, things: readonly GoldenFacts[]): Promise<SystemLanguage> {
  const configured = await inForce(pool, tx);
  const known = configured.systems.find(({ code }) => code === system);
  const mappings = (await mappingsInForce(tx, { system, type: null })).map((stored) => compiledMapping(configured.pool, stored));
  if (known === undefined || mappings.length === 0) {
    throw notFound(`a published mapping of the system "${system}"`, `Known systems: ${configured.systems.map(({ code }) => code).join(', ') || 'none'}.`);
  }
  const ids = [...new Set(things.flatMap(({ goldenId, values }) => [...(goldenId === null ? [] : [goldenId]), ...Object.values(values).flatMap(idsIn)]))];
  const keys = new Map((await keysInSystem(tx, system, ids)).map((one) => [one.goldenId, one]));
  const context: NormaliseContext = { timeZone: known.timeZone, keyedHash: pool.keyedHash };
  return { mappings, say: (facts) => say(configured.pool, { system, mappings, keys, context }, facts) };
}

interface Terms { readonly system: string; readonly mappings: readonly CompiledMapping[]; readonly keys: ReadonlyMap<string, KeysOfGolden>; readonly context: NormaliseContext }

function say(pool: Pool, terms: Terms, facts: readonly GoldenFacts[]): TurnedBack {
  const { mappings, keys, context } = terms;
  const [main] = facts;
  const types = new Set(facts.map(({ type }) => type));
  const losses: Loss[] = [];
  const back = facts.map(({ type, values }): BackFacts => ({ type, values: Object.fromEntries(Object.entries(values).map(([attribute, value]) => {
    const { found, lost } = backValues(value, pool.model.types.get(type)?.attributes.find(({ name }) => name === attribute), terms);
    if (lost.length > 0) losses.push(lossOf(type, attribute, 'NO_KEY', lost));
    return [attribute, found];
  })) }));
  const fitting = mappings.filter(({ outputs }) => outputs.some(({ type }) => types.has(type.name)));
  const ordered = [...fitting].sort((x, y) => Number(y.spec.type === main?.type) - Number(x.spec.type === main?.type));
  let payload: JsonObject = {};
  const lost = new Map<string, Loss>();
  ordered.forEach((mapping, index) => {
    const turned = turnBack(mapping, back, pool.model, context);
    payload = { ...withKey(turned.payload, mapping, { facts, keys }), ...payload };
    // What one mapping has no field for, another may have.
    const own = new Set(turned.lost.map((loss) => `${loss.type}.${loss.attribute}`));
    if (index === 0) for (const loss of turned.lost) lost.set(`${loss.type}.${loss.attribute}`, loss);
    else for (const name of [...lost.keys()]) if (!own.has(name)) lost.delete(name);
  });
  return { payload, lost: [...lost.values(), ...losses] };
}

/** The system's own key of the thing, where it has one. */
function withKey(payload: JsonObject, { spec }: CompiledMapping, { facts, keys }: { readonly facts: readonly GoldenFacts[]; readonly keys: Terms['keys'] }): JsonObject {
  const own = facts.find(({ type }) => type === spec.type)?.goldenId ?? null;
  const [key] = own === null ? [] : keys.get(own)?.sourceKeys ?? [];
  return spec.key === undefined || key === undefined || !isEmpty(fieldAt(payload, spec.key)) ? payload : assigned(payload, spec.key, key);
}

const isResolved = (value: JsonValue): value is { readonly type: string; readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'type' in value && typeof value['id'] === 'string' && typeof value['type'] === 'string';
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
const listOf = (value: JsonValue): readonly JsonValue[] => (value === null ? [] : isList(value) ? value : [value]);
const idsIn = (value: JsonValue): string[] => listOf(value).flatMap((one) => (isResolved(one) ? [one.id] : []));

/** Golden values as a mapping would make them: references by the system's own key, or by golden key, as their attribute has it. */
function backValues(value: JsonValue, declared: AttributeDeclaration | undefined, { system, keys }: Terms): { readonly found: readonly BackValue[]; readonly lost: readonly string[] } {
  if (declared?.kind !== 'reference') return { found: listOf(value).map((one) => ({ value: one })), lost: [] };
  const lost: string[] = [];
  const found = listOf(value).flatMap((one): BackValue[] => {
    const known = isResolved(one) ? keys.get(one.id) : undefined;
    const key = declared.refersTo.by === 'GOLDEN_KEY' ? known?.goldenKey : known?.sourceKeys[0];
    if (key !== undefined) return [{ value: { type: declared.refersTo.type, system: declared.refersTo.by === 'GOLDEN_KEY' ? null : system, key } }];
    if (known !== undefined) lost.push(known.goldenKey);
    return [];
  });
  return { found, lost };
}
