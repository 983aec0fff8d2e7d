import type { ComparisonKinds } from './compiledModel';
import { COLUMN_COMPARISONS } from './kinds/columns/registry';

/** Every kind of comparison by the name under which models refer to it. */
export const MATCH_COMPARISONS: ComparisonKinds = new Map([...COLUMN_COMPARISONS].map((kind) => [kind.name, kind]));
