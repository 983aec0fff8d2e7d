import { databaseWithin } from '../storage/database';
import type { RequestScope } from '../storage/requestScope';
import type { Pool } from './poolContext';

export { RequestScope } from '../storage/requestScope';

/** The pool for one request: when its time is over, so is everything that runs for it. */
export function within(pool: Pool, scope: RequestScope): Pool {
  return { ...pool, dataSource: databaseWithin(pool.dataSource, scope) };
}
