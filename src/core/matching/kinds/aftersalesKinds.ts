import type { ComparisonKind } from '../comparisonKind';
import { contactPersonsComparison } from './contactPersons';
import { creditCodeComparison, emailComparison, identityNumberComparison } from './identifiers';
import { partyNameComparison } from './partyName';
import { whereaboutsComparison } from './whereabouts';

/**
 * A kind as the engine handles all kinds alike. Its members then take whatever its own `prepare` made, so the engine
 * hands a kind only what that kind has prepared.
 */
function asAny<P>(kind: ComparisonKind<P>): ComparisonKind {
  return kind as ComparisonKind;
}

/** The comparisons made for Chinese after-sales data. */
export const AFTERSALES_KINDS: readonly ComparisonKind[] = [
  asAny(partyNameComparison), asAny(whereaboutsComparison), asAny(contactPersonsComparison),
  asAny(creditCodeComparison), asAny(identityNumberComparison), asAny(emailComparison),
];
