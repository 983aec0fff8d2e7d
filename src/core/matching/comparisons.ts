import type { ComparisonKinds } from './compiledModel';
import { AFTERSALES_KINDS } from './kinds/aftersalesKinds';
import { COLUMN_COMPARISONS } from './kinds/columns/registry';

/** Every kind of comparison by the name under which models refer to it. */
export const MATCH_COMPARISONS: ComparisonKinds = new Map([...COLUMN_COMPARISONS, ...AFTERSALES_KINDS].map((kind) => [kind.name, kind]));
