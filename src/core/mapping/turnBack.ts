import type { NormaliseContext, NormalisedValue } from '../attributes/kind';
import { isPhone, phoneText } from './writtenAs';
import { kindNamed } from '../attributes/registry';
import type { AttributeDeclaration } from '../model/entityType';
import type { JsonObject, JsonValue } from '../model/json';
import { sameJson } from '../model/json';
import type { Label } from '../model/label';
import type { Model } from '../model/model';
import { apply } from './apply';
import type { CompiledAttribute, CompiledMapping } from './compile';
import { fieldAt } from './paths';
import { assigned, writersOf } from './writers';
import type { Assignment } from './writers';

/** A value of the pool on its way to a system; `raw` as a source wrote it, where one did. */
export type BackValue = Pick<NormalisedValue, 'value'> & { readonly raw?: string };
export type BackValues = Readonly<Record<string, readonly BackValue[]>>;
/** What is to be told to a system, by the type of thing: a row may hold several. */
export interface BackFacts { readonly type: string; readonly values: BackValues }

export const LOSS_REASONS = ['NOT_MAPPED', 'NO_CODE', 'SEALED', 'NO_KEY', 'FIELD_TAKEN', 'NOT_REVERSIBLE', 'TOO_MANY_VALUES'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** What a system can't be told, and why. */
export interface Loss {
  readonly type: string;
  readonly attribute: string;
  readonly reason: LossReason;
  /** The values as a person would write them. */
  readonly values: readonly string[];
  readonly message: Label;
}

export interface TurnedBack { readonly payload: JsonObject; readonly lost: readonly Loss[] }

/**
 * From the pool into a system's own field names and codes: the payload from which its mapping would make these values.
 * That it does is found out by applying the mapping to it; what it does not give again is named.
 */
export function turnBack(mapping: CompiledMapping, facts: readonly BackFacts[], model: Model, context: NormaliseContext): TurnedBack {
  const wanted = facts.flatMap(({ type, values }) => Object.entries(values).filter(([, list]) => list.length > 0).map(([attribute, list]): Wanted => {
    const output = mapping.outputs.find((one) => one.type.name === type);
    return { type, attribute, values: list, entry: output?.attributes.find((one) => one.attribute.name === attribute) ?? null, declared: model.types.get(type)?.attributes.find(({ name }) => name === attribute) };
  }));
  const ordered = inSpecOrder(mapping, wanted);
  let search = new Search(mapping, { model, context, prefersRaw: false }, ordered);
  // Where one field is a value and a key at once, only what the source itself wrote fits both.
  if (search.missing().length > 0) {
    const second = new Search(mapping, { model, context, prefersRaw: true }, ordered);
    if (second.missing().length < search.missing().length) search = second;
  }
  const lost = wanted.flatMap((one): Loss[] => {
    const missing = one.entry === null ? one.values : search.lostOf(one);
    if (missing.length === 0) return [];
    const reason = reasonOf(one, missing, mapping);
    return [{ type: one.type, attribute: one.attribute, reason, values: missing.map(({ value }) => textOf(one.declared, value)), message: MESSAGES[reason] }];
  });
  search.dropWhatIsLost();
  return { payload: search.payload(), lost };
}

interface Wanted {
  readonly type: string;
  readonly attribute: string;
  readonly values: readonly BackValue[];
  readonly entry: CompiledAttribute | null;
  readonly declared: AttributeDeclaration | undefined;
}

function inSpecOrder({ spec }: CompiledMapping, wanted: readonly Wanted[]): Wanted[] {
  const order = spec.outputs.flatMap(({ type, attributes }) => Object.keys(attributes).map((name) => `${type}.${name}`));
  return wanted.filter(({ entry }) => entry !== null).sort((x, y) => order.indexOf(`${x.type}.${x.attribute}`) - order.indexOf(`${y.type}.${y.attribute}`));
}

/** Fields are filled attribute by attribute; what does not come out right is tried otherwise, as long as nothing else breaks. */
class Search {
  private readonly plans = new Map<Wanted, readonly Assignment[]>();

  constructor(private readonly mapping: CompiledMapping, private readonly terms: { readonly model: Model; readonly context: NormaliseContext; readonly prefersRaw: boolean }, wanted: readonly Wanted[]) {
    for (const one of wanted) this.add(one);
    for (const one of this.missing()) this.improve(one);
  }

  private add(one: Wanted): void {
    const [first] = this.ways(one).filter((way) => !this.clashes(way, one));
    this.plans.set(one, first ?? []);
  }

  private improve(one: Wanted): void {
    let [best, left] = [this.plans.get(one) ?? [], this.lostOf(one).length];
    const before = this.missing().filter((other) => other !== one).length;
    for (const way of this.ways(one)) {
      if (this.clashes(way, one)) continue;
      this.plans.set(one, way);
      const missing = this.missing();
      const ownLeft = missing.includes(one) ? this.lostOf(one).length : 0;
      if (ownLeft < left && missing.filter((other) => other !== one).length <= before) [best, left] = [way, ownLeft];
      if (left === 0) break;
    }
    this.plans.set(one, best);
  }

  /** What would be read as something else, or not at all, is better not written. */
  dropWhatIsLost(): void {
    for (const one of this.missing()) if (this.lostOf(one).length === one.values.length) this.plans.set(one, []);
  }

  missing(): Wanted[] {
    return [...this.plans.keys()].filter((one) => this.lostOf(one).length > 0);
  }

  /** The values that the mapping would not make of the payload; all of them where it would make something else beside. */
  lostOf({ type, attribute, values, declared }: Wanted): readonly BackValue[] {
    const record = apply(this.mapping, this.payload(), this.terms.model, this.terms.context).records.find((found) => found.type.name === type);
    const got = new Set((record?.values[attribute] ?? []).map(({ value }) => identityOf(declared, value)));
    const wanted = new Set(values.map(({ value }) => identityOf(declared, value)));
    if ([...got].some((identity) => !wanted.has(identity))) return values;
    return values.filter(({ value }) => !got.has(identityOf(declared, value)));
  }

  payload(): JsonObject {
    return [...this.plans.values()].flat().reduce<JsonObject>((payload, { path, value }) => assigned(payload, path, value), {});
  }

  /** As a person would write the values, then as a source has. */
  private ways({ values, entry, declared, type, attribute }: Wanted): (readonly Assignment[])[] {
    const expression = this.mapping.spec.outputs.find((output) => output.type === type)?.attributes[attribute];
    if (entry === null || expression === undefined) return [];
    const writers = writersOf(expression, this.mapping.spec.codeTables ?? {});
    const plain = values.map(({ value }) => value);
    const written = [values.map(({ value }) => textOf(declared, value)), values.map(({ value, raw }) => raw ?? textOf(declared, value))];
    const lists = sameJson(written[0], written[1]) ? written.slice(0, 1) : this.terms.prefersRaw ? [...written].reverse() : written;
    return lists.flatMap((texts) => writers.flatMap((write) => { const way = write({ texts, values: plain }); return way === null ? [] : [way]; }));
  }

  /** Another attribute has filled one of these fields with something else. */
  private clashes(way: readonly Assignment[], own: Wanted): boolean {
    const others = [...this.plans].filter(([one]) => one !== own).flatMap(([, plan]) => plan).reduce<JsonObject>((payload, { path, value }) => assigned(payload, path, value), {});
    return way.some(({ path, value }) => {
      const there = fieldAt(others, path);
      return there !== undefined && !sameJson(there, value);
    });
  }
}

function identityOf(declared: AttributeDeclaration | undefined, value: JsonValue): string {
  return declared === undefined || declared.kind === 'reference' ? JSON.stringify(value) : kindNamed(declared.kind).identity(value);
}

/** What a system would write. */
function textOf(declared: AttributeDeclaration | undefined, value: JsonValue): string {
  if (declared === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  if (declared.kind === 'reference') return typeof value === 'object' && value !== null && 'key' in value && typeof value['key'] === 'string' ? value['key'] : JSON.stringify(value);
  if (declared.kind === 'phone' && isPhone(value)) return phoneText(value);
  return kindNamed(declared.kind).display(value);
}

function reasonOf({ entry, declared, values }: Wanted, missing: readonly BackValue[], { spec }: CompiledMapping): LossReason {
  if (entry === null) return 'NOT_MAPPED';
  if (declared?.kind === 'identityNumber') return 'SEALED';
  const expression = JSON.stringify(spec.outputs.map(({ attributes }) => attributes[entry.attribute.name]).find((one) => one !== undefined) ?? null);
  if (declared?.kind === 'code' && expression.includes('"table"')) return 'NO_CODE';
  if (missing.length < values.length) return 'TOO_MANY_VALUES';
  return 'NOT_REVERSIBLE';
}

const MESSAGES: Readonly<Record<LossReason, Label>> = {
  NOT_MAPPED: { zh: '该系统的映射没有这个属性。', en: 'The mapping of the system has no such attribute.' },
  NO_CODE: { zh: '该系统的代码表没有对应的代码。', en: 'The code table of the system has no code for it.' },
  SEALED: { zh: '身份证号不以明文保存,无法回写。', en: 'Identity numbers are not kept in clear and can\'t be written back.' },
  NO_KEY: { zh: '该系统没有这条记录的主键。', en: 'The system has no key of the record that it refers to.' },
  FIELD_TAKEN: { zh: '该字段已用于别的属性。', en: 'Another attribute takes the field.' },
  NOT_REVERSIBLE: { zh: '该转换无法反向还原。', en: 'The transform can\'t be turned back.' },
  TOO_MANY_VALUES: { zh: '该系统的字段放不下所有值。', en: 'The system has not the fields for all values.' },
};

export const lossOf = (type: string, attribute: string, reason: LossReason, values: readonly string[]): Loss => ({ type, attribute, reason, values, message: MESSAGES[reason] });
