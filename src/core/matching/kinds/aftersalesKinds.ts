import type { ComparisonKind } from '../comparisonKind';
import { installedAtComparison, modelCodeComparison, referenceComparison, sameDayComparison } from './agreement';
import { contactPersonsComparison } from './contactPersons';
import { creditCodeComparison, emailComparison, identityNumberComparison } from './identifiers';
import { partyNameComparison } from './partyName';
import { serialComparison } from './serial';
import { whereaboutsComparison } from './whereabouts';

/** The comparisons made for Chinese after-sales data. */
export const AFTERSALES_KINDS: readonly ComparisonKind[] = [
  partyNameComparison, whereaboutsComparison, contactPersonsComparison, creditCodeComparison, identityNumberComparison, emailComparison,
  serialComparison, modelCodeComparison, referenceComparison, sameDayComparison, installedAtComparison,
];
