import type { AttributeDeclaration, Sensitivity } from '../model/entityType';
import type { GoldenChange } from '../model/change';
import type { JsonValue } from '../model/json';
import type { Model } from '../model/model';
import type { Rejection } from '../model/rejection';
import type { AttributeValues } from '../model/sourceFacts';
import type { Provenance } from '../survivorship/provenance';
import { maskText } from './freeText';
import { HIDDEN, maskOf } from './masks';

type Values = Readonly<Record<string, JsonValue>>;
type MaskValue = (value: JsonValue) => JsonValue;

/**
 * What one kind of reader sees of everything that carries values: golden records, their history and
 * provenance, source records, changes. The same attribute is masked alike in all of them.
 */
export interface Masker {
  /** Whether attributes of this sensitivity are seen as they are. */
  readonly sees: (sensitivity: Sensitivity) => boolean;
  /** Whether this attribute is seen as it is; an attribute that the model does not declare is not. */
  readonly seesAttribute: (type: string, attribute: string) => boolean;
  readonly values: (type: string, values: Values) => Values;
  /** A golden record, or one version of it; the same object when nothing of it is masked. */
  readonly view: <V extends { readonly type: string; readonly values: Values }>(view: V) => V;
  readonly provenance: (type: string, entries: readonly Provenance[]) => readonly Provenance[];
  readonly sourceValues: (type: string, values: AttributeValues) => AttributeValues;
  readonly rejections: <R extends Rejection & { readonly attribute: string | null }>(type: string, rejections: readonly R[]) => readonly R[];
  readonly change: <C extends GoldenChange>(change: C) => C;
}

/** The attributes of one type that this reader sees otherwise than they are. */
type MaskedAttributes = ReadonlyMap<string, MaskValue>;

/** `clear`: the sensitivities that the reader sees as they are. */
export function createMasker(model: Model, clear: ReadonlySet<Sensitivity>): Masker {
  const sees = (sensitivity: Sensitivity): boolean => clear.has(sensitivity);
  const byType = new Map([...model.types.values()].map((type): [string, TypeMask] => [type.name, {
    declared: new Set(type.attributes.map((attribute) => attribute.name)),
    masked: new Map(type.attributes.flatMap((attribute) => maskFor(attribute, sees))),
    hidden: new Set(type.attributes.filter((attribute) => !sees(attribute.sensitivity)).map((attribute) => attribute.name)),
  }]));
  const maskOfType = (type: string): TypeMask => byType.get(type) ?? UNKNOWN_TYPE;
  const values = (type: string, given: Values): Values => maskValues(maskOfType(type), given);
  return {
    sees,
    seesAttribute: (type, attribute) => {
      const mask = maskOfType(type);
      return mask.declared.has(attribute) && !mask.hidden.has(attribute);
    },
    values,
    view: (view) => {
      const masked = values(view.type, view.values);
      return masked === view.values ? view : { ...view, values: masked };
    },
    provenance: (type, entries) => entries.map((entry) => maskProvenance(maskOfType(type), entry)),
    sourceValues: (type, given) => maskSourceValues(maskOfType(type), given),
    rejections: (type, rejections) => rejections.map((one) => maskRejection(maskOfType(type), one)),
    change: (change) => ({
      ...change,
      before: change.before === null ? null : values(change.type, change.before),
      after: change.after === null ? null : values(change.type, change.after),
    }),
  };
}

interface TypeMask {
  readonly declared: ReadonlySet<string>;
  readonly masked: MaskedAttributes;
  /** Those of the masked that are sensitive themselves; the others are running text that may quote something. */
  readonly hidden: ReadonlySet<string>;
}

/** Of what the model does not know, nothing is shown. */
const UNKNOWN_TYPE: TypeMask = { declared: new Set(), masked: new Map(), hidden: new Set() };

function maskFor(attribute: AttributeDeclaration, sees: Masker['sees']): [string, MaskValue][] {
  if (!sees(attribute.sensitivity)) return [[attribute.name, each(attribute, maskOf(attribute.kind))]];
  if (attribute.kind !== 'text' || (sees('IDENTITY') && sees('CONTACT'))) return [];
  const contacts = !sees('CONTACT');
  return [[attribute.name, each(attribute, (value) => (typeof value === 'string' ? maskText(value, contacts) : value))]];
}

/** Golden values are lists where the attribute has many; null and absent stay what they are. */
function each({ cardinality }: AttributeDeclaration, mask: MaskValue): MaskValue {
  const one: MaskValue = (value) => (value === null ? null : mask(value));
  if (cardinality === 'ONE') return one;
  return (value) => (Array.isArray(value) ? (value as readonly JsonValue[]).map(one) : one(value));
}

function maskValues({ declared, masked }: TypeMask, values: Values): Values {
  let result: Record<string, JsonValue> | null = null;
  for (const [name, value] of Object.entries(values)) {
    const mask = masked.get(name) ?? (declared.has(name) ? undefined : () => null);
    if (mask === undefined) continue;
    result ??= { ...values };
    result[name] = mask(value);
  }
  return result ?? values;
}

/** Provenance has one entry for each value of a list: the single value is masked, not the list. */
function maskSingle({ declared, masked }: TypeMask, attribute: string, value: JsonValue): JsonValue {
  if (!declared.has(attribute)) return null;
  const mask = masked.get(attribute);
  return mask === undefined || value === null ? value : mask(value);
}

function maskProvenance(type: TypeMask, entry: Provenance): Provenance {
  if (type.declared.has(entry.attribute) && !type.masked.has(entry.attribute)) return entry;
  return {
    ...entry,
    value: maskSingle(type, entry.attribute, entry.value),
    raw: entry.raw === null ? null : maskRaw(type, entry.attribute, entry.raw),
    runnersUp: entry.runnersUp.map((runner) => ({ ...runner, value: maskSingle(type, entry.attribute, runner.value) })),
  };
}

/** What a source wrote cannot be taken apart: of a sensitive attribute nothing of it is shown. */
function maskRaw(type: TypeMask, attribute: string, raw: string): string {
  if (!type.declared.has(attribute) || type.hidden.has(attribute)) return HIDDEN;
  const shown = maskSingle(type, attribute, raw);
  return typeof shown === 'string' ? shown : HIDDEN;
}

function maskSourceValues(type: TypeMask, values: AttributeValues): AttributeValues {
  return Object.fromEntries(Object.entries(values).map(([attribute, list]) => [
    attribute, list?.map(({ value, raw }) => ({ value: maskSingle(type, attribute, value), raw: maskRaw(type, attribute, raw) })),
  ]));
}

/** A refused value is quoted as it came; where the attribute may not be seen, not at all. */
function maskRejection<R extends Rejection & { readonly attribute: string | null }>(type: TypeMask, rejection: R): R {
  const quoted = rejection.attribute !== null && type.declared.has(rejection.attribute) && !type.hidden.has(rejection.attribute);
  return quoted || (rejection.attribute === null && type.hidden.size === 0) ? rejection : { ...rejection, got: HIDDEN };
}
