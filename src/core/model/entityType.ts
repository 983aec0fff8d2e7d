import type { Label } from './label';

/** Names of the attribute kinds; each is implemented in `core/attributes`. */
export const KIND_NAMES = [
  'text', 'code', 'integer', 'boolean', 'email', 'personName', 'organisationName', 'partyName',
  'date', 'dateTime', 'identityNumber', 'creditCode', 'serialNumber', 'contractNumber',
  'modelCode', 'money', 'phone', 'address',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

/**
 * How sensitive an attribute is. Masking (who sees what) is decided per role and sensitivity, in one
 * place; the declaration says only what the attribute is.
 */
export type Sensitivity = 'OPEN' | 'NAME' | 'CONTACT' | 'LOCATION' | 'IDENTITY' | 'COMMERCIAL';

/** How one value is chosen among those that the source records give. */
export type SurvivorshipPolicy =
  | { readonly policy: 'SOURCE_TRUST' }
  | { readonly policy: 'MOST_RECENT' }
  | { readonly policy: 'MOST_FREQUENT' }
  | { readonly policy: 'MOST_COMPLETE' }
  | { readonly policy: 'EARLIEST' }
  | { readonly policy: 'UNION' }
  | { readonly policy: 'SAME_WINNER_AS'; readonly attribute: string };
export type PolicyName = SurvivorshipPolicy['policy'];

/** Where a reference points: to a source record by its system's key, or to a golden record by its key. */
export interface ReferenceTarget {
  readonly type: string;
  readonly by: 'SOURCE_KEY' | 'GOLDEN_KEY';
}

interface AttributeBase {
  readonly name: string;
  readonly label: Label;
  readonly sensitivity: Sensitivity;
  /** MANY: the golden value is a list, best first. */
  readonly cardinality: 'ONE' | 'MANY';
  readonly survivorship: SurvivorshipPolicy;
  /**
   * KEY: the value is the golden key itself (a serial number). VERIFIED: two records with the same
   * value are the same thing, and two with different values are different things.
   */
  readonly identifier?: 'KEY' | 'VERIFIED';
  /** Attributes of one group come whole from one source record. */
  readonly group?: string;
  /** Every system that sends the type is expected to give it: a mapping without it is warned of, taking it away is confirmed. */
  readonly required?: true;
  /** Golden records can be found by this attribute's match keys. */
  readonly lookup?: boolean;
  /** Golden records are searched by parts of this attribute too, typed in any way that people do. */
  readonly search?: boolean;
}

export type AttributeDeclaration =
  | (AttributeBase & { readonly kind: KindName; readonly codeSet?: string })
  | (AttributeBase & { readonly kind: 'reference'; readonly refersTo: ReferenceTarget });

/** Where the golden key comes from. */
export type KeyDeclaration =
  /** The identity of an attribute: the same serial number is the same device. */
  | { readonly from: 'ATTRIBUTE'; readonly attribute: string }
  /** Handed out by the pool, once and for ever: CU00000042. */
  | { readonly from: 'POOL'; readonly prefix: string }
  /** The source's own key, qualified by the system: nothing links across systems. */
  | { readonly from: 'SOURCE' };

/** Records that agree on all these attributes (any value of each) are the same thing. */
export interface ExactRule {
  readonly name: string;
  readonly label: Label;
  readonly attributes: readonly string[];
}

export interface EntityType {
  readonly name: string;
  readonly label: Label;
  readonly key: KeyDeclaration;
  readonly attributes: readonly AttributeDeclaration[];
  /** Strongest rule first: a stronger rule is believed before a weaker one is looked at. */
  readonly exactRules: readonly ExactRule[];
}
