import type { Caller, Role } from '../app/access';
import { MooringError } from '../core/model/errors';
import type { Operation, Variables } from './execution/operation';

/** Who may ask for the schema itself: those who build against it. */
const MAY_INTROSPECT: readonly Role[] = ['ADMIN', 'STEWARD'];

/** What is checked between a valid document and its execution, for one caller and its variables (coerced). Throws the refusal. */
export function checkRequest(operation: Operation, variables: Variables, { role }: Caller): void {
  if (operation.asksForSchema && !MAY_INTROSPECT.includes(role)) {
    throw new MooringError('FORBIDDEN', {
      expected: `one of the roles ${MAY_INTROSPECT.join(', ')} for introspection`, got: role,
      remedy: 'The schema is published as schema.graphql; or use a token of such a role.',
    });
  }
  operation.checkLimits(variables);
}
