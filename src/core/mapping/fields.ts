import { inputsOf } from './forms';
import type { Expression, FieldPath } from './spec';

/** The source fields that an expression takes values from; what a condition only looks at is not among them. */
export function fieldsOf(expression: Expression): FieldPath[] {
  if ('field' in expression) return [expression.field];
  // What stands inside a list is named from there: the list's own field holds it.
  if ('each' in expression) return fieldsOf(expression.each);
  return inputsOf(expression).filter(({ slot }) => slot !== 'when/of').flatMap(({ expression: inner }) => fieldsOf(inner));
}
