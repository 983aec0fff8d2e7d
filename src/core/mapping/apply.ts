import type { Normalised, NormaliseContext, NormalisedValue } from '../attributes/kind';
import { areaCodeOf } from '../attributes/address';
import { hasSeal, withoutSeals } from '../attributes/identityNumber';
import { kindNamed } from '../attributes/registry';
import type { AttributeDeclaration, EntityType } from '../model/entityType';
import type { JsonObject, JsonValue } from '../model/json';
import type { Model } from '../model/model';
import type { Rejection } from '../model/rejection';
import type { CompiledAttribute, CompiledMapping, CompiledOutput } from './compile';
import { Refused } from './expression';
import { toReference } from './references';
import { asText, fieldAt, isEmpty } from './paths';

/** A rejection of one attribute's value. */
export interface AttributeRejection extends Rejection { readonly attribute: string }

/** What one output of a mapping makes of one payload. */
export interface MappedRecord {
  readonly type: EntityType;
  readonly values: Readonly<Record<string, readonly NormalisedValue[]>>;
  readonly rejections: readonly AttributeRejection[];
  /** False when the key attribute of the type has no usable value: such a record cannot be kept. */
  readonly hasKey: boolean;
}

export interface Mapped {
  /** The record's own type first; outputs whose condition does not hold are absent. */
  readonly records: readonly MappedRecord[];
  /** The source's time of change, milliseconds since the epoch; null when it gives none that can be read. */
  readonly updatedAt: number | null;
}

/** A field never holds more values than this; what is beyond is somebody's mistake. */
const MAX_VALUES = 100;

/** Applies a compiled mapping to one payload. Never throws on a payload; every bad value is a rejection. */
export function apply(mapping: CompiledMapping, payload: JsonObject, model: Model, context: NormaliseContext): Mapped {
  const records = mapping.outputs
    .filter(({ whenAnyOf }) => whenAnyOf === null || whenAnyOf.some((path) => !isEmpty(fieldAt(payload, path))))
    .map((output) => applyOutput(output, payload, model, context));
  // Most who map a payload know its time already.
  return { records, get updatedAt() { return updatedAtOf(mapping, payload, context); } };
}

/** The time of change that a payload itself gives; null when it gives none that can be read. */
export function updatedAtOf(mapping: CompiledMapping, payload: JsonObject, context: NormaliseContext): number | null {
  const raw = mapping.updatedAt?.(payload, context);
  if (raw === undefined || raw instanceof Refused) return null;
  const [first] = kindNamed('dateTime').normalise(raw, context).values;
  return typeof first?.value === 'string' ? Date.parse(first.value) : null;
}

function applyOutput(output: CompiledOutput, payload: JsonObject, model: Model, context: NormaliseContext): MappedRecord {
  const values: Record<string, readonly NormalisedValue[]> = {};
  const rejections: AttributeRejection[] = [];
  let current = context;
  for (const entry of output.attributes) {
    const { attribute } = entry;
    const found = valuesOf(entry, payload, model, current);
    for (const rejection of found.rejections) rejections.push({ ...rejection, attribute: attribute.name });
    if (found.values.length > 0) values[attribute.name] = found.values;
    if (attribute.kind !== 'address') continue;
    const areaCode = found.values.map(({ value }) => areaCodeOf(value)).find((code) => code !== undefined);
    if (areaCode !== undefined) current = { ...current, areaCode };
  }
  const { key } = output.type;
  const hasKey = key.from !== 'ATTRIBUTE' || values[key.attribute] !== undefined;
  return { type: output.type, values, rejections, hasKey };
}

function valuesOf(entry: CompiledAttribute, payload: JsonObject, model: Model, context: NormaliseContext): Normalised {
  const raw = entry.evaluate(payload, context);
  if (raw instanceof Refused) return { values: [], rejections: [raw.rejection] };
  if (isEmpty(raw)) return NOTHING;
  const { attribute } = entry;
  if (attribute.kind !== 'identityNumber' && holdsSeal(raw)) return { values: [], rejections: [sealedElsewhere(raw)] };
  const { read } = entry;
  const readOne = (item: JsonValue): Normalised => {
    if (read !== null) return read(item, context);
    return attribute.kind === 'reference' ? toReference(attribute.refersTo, item, { system: entry.referenceSystem, model, context }) : NOTHING;
  };
  if (!Array.isArray(raw) || attribute.kind === 'address') return distinct([readOne(raw)], attribute);
  return distinct((raw as readonly JsonValue[]).filter((item) => !isEmpty(item)).slice(0, MAX_VALUES).map(readOne), attribute);
}

const NOTHING: Normalised = { values: [], rejections: [] };

/** A seal is the pool's own: as another attribute's value it would show what nobody may see. */
function holdsSeal(raw: JsonValue): boolean {
  if (typeof raw === 'string') return raw.includes(':') && hasSeal(raw);
  return typeof raw === 'object' && hasSeal(asText(raw));
}

const sealedElsewhere = (raw: JsonValue): Rejection => ({
  code: 'MASKED', expected: 'a field that holds no identity number', got: withoutSeals(asText(raw)).slice(0, 200),
  message: { zh: '该字段存有身份证号,只能映射到身份证号属性。', en: 'The field holds an identity number; it feeds no other attribute.' },
});

/** One fact in two writings is kept in both: what a source wrote is evidence, and survivorship counts facts. */
function distinct(found: readonly Normalised[], attribute: AttributeDeclaration): Normalised {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0 && only.values.length < 2) return only;
  const byWriting = new Map<string, NormalisedValue>();
  for (const one of found.flatMap(({ values }) => values)) {
    const identity = attribute.kind === 'reference' ? JSON.stringify(one.value) : kindNamed(attribute.kind).identity(one.value);
    const writing = JSON.stringify([identity, one.raw]);
    if (!byWriting.has(writing)) byWriting.set(writing, one);
  }
  return { values: [...byWriting.values()], rejections: found.flatMap(({ rejections }) => rejections) };
}
