import type { Expression, FieldPath } from './spec';

/** The source fields that an expression reads. */
export function fieldsOf(expression: Expression): FieldPath[] {
  if ('field' in expression) return [expression.field];
  if ('join' in expression) return expression.join.flatMap(fieldsOf);
  if ('firstOf' in expression) return expression.firstOf.flatMap(fieldsOf);
  if ('listOf' in expression) return expression.listOf.flatMap(fieldsOf);
  if ('split' in expression) return fieldsOf(expression.split);
  if ('trim' in expression) return fieldsOf(expression.trim);
  if ('code' in expression) return fieldsOf(expression.code);
  if ('date' in expression) return fieldsOf(expression.date);
  if ('reference' in expression) return fieldsOf(expression.reference);
  if ('when' in expression) return [...fieldsOf(expression.then), ...(expression.otherwise === undefined ? [] : fieldsOf(expression.otherwise))];
  return [];
}
