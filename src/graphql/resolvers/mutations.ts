import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { upsertSourceRecords } from '../../app/ingest/upsertSourceRecords';
import type { UpsertReport as Report } from '../../app/ingest/types';
import { pinValue, unpinValue } from '../../app/pinValue';
import { unmaskValue } from '../../app/unmaskValue';
import type { UnmaskedValue as Unmasked } from '../../app/unmaskValue';
import type { GoldenView } from '../../core/model/goldenView';
import type { GraphqlContext } from '../context';
import { PinArgs, UnmaskArgs, UnpinArgs } from '../inputs/pinArgs';
import { UpsertArgs } from '../inputs/upsertArgs';
import { GoldenRecord } from '../types/goldenRecord';
import { UnmaskedValue } from '../types/unmaskedValue';
import { UpsertReport } from '../types/upsertReport';

/** Writing: each in one transaction. */
@Resolver()
export class MutationResolver {
  @Mutation(() => UpsertReport, {
    description: 'Takes a batch of source records. One bad record never blocks the others: the report says what became of each. '
      + 'NOT_FOUND for an unknown system or one without a published mapping of the type; BAD_USER_INPUT for a batch over the bound. '
      + 'Roles: ADMIN; SYSTEM for its own system, FORBIDDEN for others.',
  })
  async upsertSourceRecords(@Ctx() context: GraphqlContext, @Args(() => UpsertArgs) { system, type, records }: UpsertArgs): Promise<Report> {
    const sent = records.map(({ sourceKey, payload, updatedAt, deleted }) => ({ sourceKey, payload, updatedAt: updatedAt ?? null, deleted: deleted ?? false }));
    const report = await upsertSourceRecords(context.pool, context.caller, { system, type, records: sent });
    context.forgetWhatWasRead();
    return report;
  }

  @Mutation(() => GoldenRecord, {
    description: '固定取值: fixes one value against every source, until it is unpinned or expires; a pin in force is replaced. '
      + 'BAD_USER_INPUT for a value that cannot be read, a key or a reference; NOT_FOUND for an unknown record; CONFLICT for one that is not active. Roles: STEWARD, ADMIN.',
  })
  async pinValue(@Ctx() context: GraphqlContext, @Args(() => PinArgs) { goldenId, attribute, value, reason, expiresAt }: PinArgs): Promise<GoldenView> {
    const view = await pinValue(context.pool, context.caller, { goldenId, attribute, value, reason, expiresAt: expiresAt ?? null });
    context.forgetWhatWasRead();
    return view;
  }

  @Mutation(() => GoldenRecord, { description: '取消固定: lets the sources decide again. NOT_FOUND when nothing is pinned there. Roles: STEWARD, ADMIN.' })
  async unpinValue(@Ctx() context: GraphqlContext, @Args(() => UnpinArgs) { goldenId, attribute }: UnpinArgs): Promise<GoldenView> {
    const view = await unpinValue(context.pool, context.caller, { goldenId, attribute });
    context.forgetWhatWasRead();
    return view;
  }

  @Mutation(() => UnmaskedValue, {
    description: '查看原值: shows one value that is masked for the caller\'s role; who, which and why is written into the audit log. '
      + 'FORBIDDEN for identity numbers, which are kept nowhere whole; NOT_FOUND for an unknown record. Roles: AGENT, STEWARD, ADMIN.',
  })
  async unmaskValue(@Ctx() { pool, caller }: GraphqlContext, @Args(() => UnmaskArgs) { goldenId, attribute, reason }: UnmaskArgs): Promise<Unmasked> {
    return unmaskValue(pool, caller, { goldenId, attribute, reason });
  }
}
