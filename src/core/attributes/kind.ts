import type { JsonValue } from '../model/json';
import type { Rejection } from '../model/rejection';

/** A normalised value beside the text it came from. `raw` is kept for ever; the value can be recomputed. */
export interface NormalisedValue<V extends JsonValue = JsonValue> {
  readonly value: V;
  readonly raw: string;
}

/**
 * What became of one raw field. One field may hold several values ("138… / 0571-…"), some good and
 * some not, so both lists can be non-empty. An empty field (null, "", blanks) gives two empty lists.
 */
export interface Normalised<V extends JsonValue = JsonValue> {
  readonly values: readonly NormalisedValue<V>[];
  readonly rejections: readonly Rejection[];
}

/** What a normaliser may know beside the raw value. All of it is data; none of it is a clock. */
export interface NormaliseContext {
  /** IANA zone in which the source writes times that carry no offset, e.g. "Asia/Shanghai". */
  readonly timeZone: string;
  /** Area code (without the leading 0) of the record's own address, e.g. "571"; for local numbers. */
  readonly areaCode?: string;
  /** Keyed hash for values that must never be stored in clear (identity numbers). Injected: core has no secrets. */
  readonly keyedHash?: (text: string) => string;
}

/** How near two values of one kind are. Ordered from same to unlike; MISSING is never returned by a kind. */
export type Closeness = 'EXACT' | 'NEAR' | 'DIFFERENT';

/**
 * A kind of attribute: everything the pool knows about phones, names, addresses … in one object.
 * All members are pure and total: they never throw, whatever comes in as `raw`.
 */
export interface AttributeKind<V extends JsonValue = JsonValue> {
  readonly name: string;
  normalise(raw: unknown, context: NormaliseContext): Normalised<V>;
  /** Two values are the same fact if and only if their identities are equal strings. */
  identity(value: V): string;
  compare(a: V, b: V): Closeness;
  /**
   * Keys under which a record with this value is found as a candidate; most selective first.
   * Never for placeholders (they do not become values) or for values that say too little.
   */
  matchKeys(value: V): readonly string[];
  /** How much the value says, 0 to 1: for the survivorship policy "most complete". */
  completeness(value: V): number;
  /** True when `a` says everything that `b` says and more; then a union keeps only `a`. */
  subsumes(a: V, b: V): boolean;
  /** The value as a person would write it. */
  display(value: V): string;
}
