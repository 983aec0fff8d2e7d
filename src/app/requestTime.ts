import { databaseWithin } from '../storage/database';
import type { RequestTerms } from '../storage/database';
import type { Pool } from './poolContext';

export { RequestScope } from '../storage/requestScope';

/** The pool for one request: when its time is over, so is everything that runs for it. */
export function within(pool: Pool, terms: RequestTerms): Pool {
  return { ...pool, dataSource: databaseWithin(pool.dataSource, terms) };
}
