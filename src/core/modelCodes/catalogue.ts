import type { JsonObject } from '../model/json';

/** A product model of the catalogue (never the data model), as a manufacturer sells it. */
export interface CatalogueModel {
  readonly id: string;
  readonly manufacturer: string;
  readonly series: string | null;
  /** The canonical code, as the manufacturer writes it. */
  readonly code: string;
  /** Kind of device: 空调, printer, … Null when the catalogue does not say. */
  readonly category: string | null;
  readonly specifications: JsonObject;
}

/** What resolution needs of a model. */
export type ModelName = Pick<CatalogueModel, 'id' | 'manufacturer' | 'code'> & Partial<Pick<CatalogueModel, 'series' | 'category'>>;

/** A code that a person has said means a model. */
export interface ModelAlias {
  readonly code: string;
  readonly modelId: string;
  /** The source system whose own code it is; null for an alias of all systems. */
  readonly system: string | null;
  /** The brand under which the code means this model; null for every brand. */
  readonly manufacturer: string | null;
}

/** A pattern that a person has confirmed: what may be left out of a manufacturer's codes before they are looked up. */
export interface ModelCodeRule {
  readonly kind: 'DROP_SUFFIX' | 'DROP_PREFIX';
  /** Folded text (see notation.ts), separators included: "-WH". */
  readonly text: string;
  /** Null: of every manufacturer. */
  readonly manufacturer: string | null;
}

export interface ModelQuestion {
  readonly code: string;
  readonly manufacturer?: string | null;
  readonly system?: string | null;
}

/** How an answer was reached, in the order in which answers are looked for. Only the first four resolve by themselves. */
export type ModelOutcome = 'SOURCE_CODE' | 'ALIAS' | 'CANONICAL' | 'COMPARISON_KEY' | 'SUGGESTED' | 'CONFLICT' | 'UNKNOWN';

/** Why a code resolved or a model is suggested. */
export type ModelReason =
  | 'SOURCE_CODE' | 'CONFIRMED_ALIAS' | 'SAME_CODE' | 'SAME_KEY' | 'SAME_WITHOUT_NOISE' | 'SAME_CORE' | 'SAME_UNIT' | 'CONFIRMED_RULE'
  | 'SEVERAL_MODELS' | 'SHARED_CODE' | 'WHOLE_FAMILY' | 'OTHER_SEPARATORS' | 'OTHER_MANUFACTURER' | 'LOOKALIKE_CHARACTERS' | 'LONGER_CODE' | 'SHORTER_CODE' | 'CLOSE_CODE';

export interface ModelSuggestion {
  readonly modelId: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: ModelReason;
}

export interface ModelAnswer {
  readonly outcome: ModelOutcome;
  /** The model, when it resolved by itself; otherwise null. */
  readonly modelId: string | null;
  /** 1 for what a person or the manufacturer has said, 0 for UNKNOWN and CONFLICT. */
  readonly confidence: number;
  readonly reason: ModelReason | null;
  /** Best first: suggestions; for CONFLICT the models that it may mean. */
  readonly candidates: readonly ModelSuggestion[];
}
