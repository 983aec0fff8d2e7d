import type { ComparisonKind } from '../comparisonKind';
import { contactPersonsComparison } from './contactPersons';
import { creditCodeComparison, emailComparison, identityNumberComparison } from './identifiers';
import { partyNameComparison } from './partyName';
import { whereaboutsComparison } from './whereabouts';

/** The comparisons made for Chinese after-sales data. */
export const AFTERSALES_KINDS: readonly ComparisonKind[] = [
  partyNameComparison, whereaboutsComparison, contactPersonsComparison,
  creditCodeComparison, identityNumberComparison, emailComparison,
];
