import type { JsonValue } from '../model/json';
import type { Label } from '../model/label';

/** One step of a comparison: what may be seen when two records are held against each other in it. */
export interface ComparisonLevel {
  readonly name: string;
  /** As a steward reads it in the waterfall of a match. */
  readonly label: Label;
  /**
   * Before training: how often this level is seen among records that are one thing (m), and among any two records of
   * the type (u). Fellegi and Sunter 1969; the weight of the level is log2(m / u) bits.
   */
  readonly m: number;
  readonly u: number;
  /** Seeing it means two things, whatever else agrees: two valid credit codes that differ. */
  readonly veto?: boolean;
  /** Stands beside the order of the levels: 'exchanged' is neither more nor less than 'nearly the same'. */
  readonly aside?: boolean;
  /** The weight depends on how common the shared term is: 王伟 counts less than 欧阳靖宇. */
  readonly byFrequency?: boolean;
}

/** What was seen when two records were compared in one comparison. */
export interface Seen {
  /** Index into the kind's levels. */
  readonly level: number;
  /** The term that both share, where the level's weight goes by its frequency. */
  readonly term?: string;
  /** Which values were held against each other, as positions in each record's list, for explaining. */
  readonly values?: readonly [number, number];
}

/**
 * How one aspect of two records is compared: a person's name, any of the phones, the levels of an address. All members
 * are pure and total. A record that says nothing is not compared (`prepare` gives null): a missing value weighs nothing.
 *
 * @typeParam P what is reckoned once for each record, so that comparing two is quick
 */
export interface ComparisonKind<P = unknown> {
  readonly name: string;
  /** The strongest agreement first, the plainest difference last: training keeps the weights in this order. */
  readonly levels: readonly ComparisonLevel[];
  /** The levels are in no order: each keeps the weight that training finds. */
  readonly unordered?: boolean;
  /** `values`: for each attribute of the comparison, in its order, the normalised values of one record. */
  prepare(values: readonly (readonly JsonValue[])[]): P | null;
  /** Null where both say something, but nothing that can be held against each other: it weighs nothing. */
  compare(a: P, b: P): Seen | null;
  /** The terms of a record whose frequency counts; empty where no level goes by frequency. */
  terms(prepared: P): readonly string[];
  /**
   * Parts from which match keys are made, by name ("exact", "sound", "main line"): records that are one thing mostly
   * share one. The most telling parts; few, for each is stored.
   */
  parts(prepared: P): Readonly<Record<string, readonly string[]>>;
}
