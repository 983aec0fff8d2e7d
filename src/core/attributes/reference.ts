import type { AttributeKind } from './kind';

/**
 * What a source record says it points to. `system` is null for a reference by golden key; `key` is then
 * the identity of the target's key attribute (a normalised serial number).
 */
export interface ReferenceValue {
  readonly type: string;
  readonly system: string | null;
  readonly key: string;
  readonly [name: string]: string | null;
}

/** A reference whose target is known: the form in which golden records hold it. */
export interface ResolvedReference {
  readonly type: string;
  readonly id: string;
  readonly [name: string]: string;
}

/** Resolved references as a kind, so that survivorship treats them like any other value. */
export const resolvedReferenceKind: AttributeKind<ResolvedReference> = {
  name: 'reference',
  normalise: () => ({ values: [], rejections: [] }), // references are made by the mapping, never parsed
  identity: (value) => value.id,
  compare: (a, b) => (a.id === b.id ? 'EXACT' : 'DIFFERENT'),
  matchKeys: (value) => [value.id],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value.id,
};
