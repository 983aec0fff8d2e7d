import { Args, Resolver, Root, Subscription } from 'type-graphql';
import { followChanges } from '../../app/followChanges';
import type { FollowedChange } from '../../app/followChanges';
import { streamContext } from '../context';
import { filterOf } from '../inputs/changesArgs';
import { ChangeFilter } from '../inputs/changeFilter';
import { FollowArgs } from '../inputs/followArgs';
import { Change } from '../types/change';
import { plainToArgs } from '../validate';

/** What comes by itself, for as long as somebody listens. */
@Resolver()
export class SubscriptionResolver {
  @Subscription(() => Change, {
    description: '变更订阅: the change log behind a cursor, then each change as it comes; in its one order, none left out. Keep the cursor of the last change that you have taken in: it is where to go on. Roles: STEWARD, SYSTEM, ADMIN.',
    subscribe: async ({ args, context }: { readonly args: Record<string, unknown>; readonly context: unknown }) => {
      const { pool, caller, callerNow, signal } = streamContext(context);
      const { after = null, filter, as = null } = await plainToArgs(FollowArgs, args, { filter: ChangeFilter });
      return followChanges(pool, caller, { after, as, filter: filterOf({ filter: filter ?? null }), callerNow, signal });
    },
  })
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the schema takes its arguments from here; `subscribe` reads them
  changes(@Root() change: FollowedChange, @Args(() => FollowArgs) _args: FollowArgs): FollowedChange {
    return change;
  }
}
