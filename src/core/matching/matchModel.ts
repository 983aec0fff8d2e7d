/**
 * A match model: what a version of the matcher's configuration holds. Plain data: drafted, tried, published, rolled
 * back. Everything that deciding about two records depends on is in here or in the two records, so that the order in
 * which records arrive decides nothing; frequencies are those of the day of training.
 */
export interface MatchModel {
  readonly type: string;
  readonly comparisons: readonly ModelComparison[];
  readonly keys: readonly MatchKeyRule[];
  /** log2 of the odds that two records, taken at random, are one thing. */
  readonly priorBits: number;
  readonly thresholds: MatchThresholds;
}

export interface ModelComparison {
  /** Unique in the model; stands in evidence. */
  readonly name: string;
  /** A kind of comparison by its name. */
  readonly kind: string;
  /** The attributes (or columns) it looks at. */
  readonly attributes: readonly string[];
  /** By the name of the level. Levels left out weigh what the kind declares. */
  readonly levels?: Readonly<Record<string, ModelLevel>>;
  /** Share of the records that have a term, for the terms more common than `floor`; any other has `floor`. */
  readonly frequencies?: { readonly floor: number; readonly terms: Readonly<Record<string, number>> };
}

export interface ModelLevel {
  readonly m: number;
  readonly u: number;
  /**
   * For a level whose weight goes by frequency: the share of the records that an ordinary term seen at this level has.
   * A term with share f adds log2(usual / f) bits. Left out, it is u: right for two equal values of one column.
   */
  readonly usual?: number;
}

/** Records that share all parts ("name.sound", "addresses.city") are candidates. A record has at most `most` keys of a rule. */
export interface MatchKeyRule {
  readonly name: string;
  /** "comparison.part". */
  readonly parts: readonly string[];
  /** A key that more records share than this finds nobody. */
  readonly maxRecords: number;
}

/** In bits of total weight, prior included: 0 bits is as likely as not. */
export interface MatchThresholds {
  /** A record joins a golden record from here on. */
  readonly link: number;
  /** Two golden records of several records each join from here on: more is at stake. */
  readonly join: number;
  /** Between this and `link` a steward decides. */
  readonly review: number;
}
