import type { AttributeDeclaration } from '../model/entityType';
import type { AttributeKind } from './kind';
import { resolvedReferenceKind } from './reference';
import { kindNamed } from './registry';

/** The kind that an attribute's golden values are of. */
export function kindOf(attribute: AttributeDeclaration): AttributeKind {
  return attribute.kind === 'reference' ? resolvedReferenceKind : kindNamed(attribute.kind);
}
