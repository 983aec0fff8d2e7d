import { Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { acknowledge, assign, followNotifications, readNotifications, readTasks, updateTask } from '../../app/changeRules/notifications';
import type { Notification as ShownNotification, Task as ShownTask } from '../../app/changeRules/notifications';
import { publishChangeRule, readChangeRule, readChangeRules, readRuleFirings, readRuleVersions, rollbackChangeRule, saveChangeRule, stopChangeRule } from '../../app/changeRules/rules';
import type { FiringPage, RuleVersion, StoredRule } from '../../app/changeRules/rules';
import { readRuleCalendar, simulateChangeRule } from '../../app/changeRules/simulate';
import type { CalendarEntry, RuleSimulation as Simulated } from '../../app/changeRules/simulate';
import { nodesConnection } from '../connections';
import type { Connection } from '../connections';
import { streamContext } from '../context';
import type { GraphqlContext } from '../context';
import {
  AssignArgs, FiringsArgs, FollowNotificationsArgs, NotificationIdsArgs, NotificationsArgs, PublishRuleArgs, RollbackRuleArgs, RuleCalendarArgs, RuleIdArgs, SaveRuleArgs, SimulateRuleArgs, StopRuleArgs,
  TasksArgs, UpdateTaskArgs,
} from '../inputs/changeRuleArgs';
import { firstOf } from '../inputs/firstArgs';
import { ChangeRule, ChangeRuleVersion, RuleCalendarEntry, RuleFiringConnection, RuleSimulation } from '../types/changeRule';
import { Notification, NotificationConnection, Task, TaskConnection } from '../types/notification';
import { plainToArgs } from '../validate';

/** Change rules: drafted, simulated, published, rolled back; and what became of them. */
@Resolver()
export class ChangeRuleResolver {
  @Query(() => [ChangeRule], { description: '变更联动规则: every rule. Roles: STEWARD, ADMIN.' })
  async changeRules(@Ctx() { pool, caller }: GraphqlContext): Promise<StoredRule[]> {
    return readChangeRules(pool, caller);
  }

  @Query(() => ChangeRule, { description: '变更联动规则: one rule. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async changeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RuleIdArgs) { id }: RuleIdArgs): Promise<StoredRule> {
    return readChangeRule(pool, caller, id);
  }

  @Query(() => [ChangeRuleVersion], { description: '规则版本: what was published, the newest first. Roles: STEWARD, ADMIN.' })
  async changeRuleVersions(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RuleIdArgs) { id }: RuleIdArgs): Promise<RuleVersion[]> {
    return readRuleVersions(pool, caller, id);
  }

  @Query(() => RuleFiringConnection, { description: '触发记录: what fired, what was skipped at its moment and why, what failed; the newest first. Roles: STEWARD, ADMIN.' })
  async changeRuleFirings(@Ctx() { pool, caller }: GraphqlContext, @Args(() => FiringsArgs) args: FiringsArgs): Promise<Connection<FiringPage['firings'][number]>> {
    const after = args.after ?? null;
    const { firings, hasNextPage } = await readRuleFirings(pool, caller, { id: args.id, outcome: args.outcome ?? null, after, first: firstOf(args) });
    return nodesConnection(firings, hasNextPage, after);
  }

  @Query(() => [RuleCalendarEntry], { description: '日程: the moments at which rules in force will look at records, the earliest first. Roles: STEWARD, ADMIN.' })
  async changeRuleCalendar(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RuleCalendarArgs) { id, until, first }: RuleCalendarArgs): Promise<CalendarEntry[]> {
    return readRuleCalendar(pool, caller, { ruleId: id ?? null, until, first });
  }

  @Mutation(() => ChangeRule, { description: '保存规则草稿: checks it as a whole and keeps it; what is in force stays. BAD_USER_INPUT names each place that is wrong; CONFLICT when somebody else has saved it since. Roles: STEWARD, ADMIN.' })
  async saveChangeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SaveRuleArgs) { input }: SaveRuleArgs): Promise<StoredRule> {
    return saveChangeRule(pool, caller, { id: input.id ?? null, name: input.name, spec: input.spec, note: input.note ?? null, seenRevision: input.seenRevision ?? null });
  }

  @Mutation(() => RuleSimulation, { description: '模拟规则: who would have been told what, over past changes and the days ahead. Writes nothing. Roles: STEWARD, ADMIN.' })
  async simulateChangeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SimulateRuleArgs) { input, since }: SimulateRuleArgs): Promise<Simulated> {
    return simulateChangeRule(pool, caller, input.spec, since);
  }

  @Mutation(() => ChangeRule, { description: '发布规则: the draft comes into force as the next version, for what comes from now on. CONFIRMATION_REQUIRED where it would fire often, or sets values, and the code of a simulation is missing. Roles: STEWARD, ADMIN.' })
  async publishChangeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PublishRuleArgs) { id, confirmation, backfill }: PublishRuleArgs): Promise<StoredRule> {
    return publishChangeRule(pool, caller, { id, confirmation: confirmation ?? null, backfill });
  }

  @Mutation(() => ChangeRule, { description: '回滚规则: an earlier version comes into force again, as the next. Errors as of publishChangeRule. Roles: STEWARD, ADMIN.' })
  async rollbackChangeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RollbackRuleArgs) { id, version, confirmation }: RollbackRuleArgs): Promise<StoredRule> {
    return rollbackChangeRule(pool, caller, { id, version, confirmation: confirmation ?? null });
  }

  @Mutation(() => ChangeRule, { description: '停用规则; what it has told stays. Roles: STEWARD, ADMIN.' })
  async stopChangeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => StopRuleArgs) { id, reason }: StopRuleArgs): Promise<StoredRule> {
    return stopChangeRule(pool, caller, id, reason);
  }
}

/** What rules have told groups, and given them to do. */
@Resolver()
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: '通知: the newest first. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async notifications(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NotificationsArgs) args: NotificationsArgs): Promise<Connection<ShownNotification>> {
    const after = args.after ?? null;
    const { notifications, hasNextPage } = await readNotifications(pool, caller, { group: args.group ?? null, acknowledged: args.acknowledged ?? null, after, first: firstOf(args) });
    return nodesConnection(notifications, hasNextPage, after);
  }

  @Query(() => TaskConnection, { description: '任务: the newest first. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async tasks(@Ctx() { pool, caller }: GraphqlContext, @Args(() => TasksArgs) args: TasksArgs): Promise<Connection<ShownTask & { readonly cursor: string }>> {
    const after = args.after ?? null;
    const { tasks, hasNextPage } = await readTasks(pool, caller, { group: args.group ?? null, state: args.state ?? null, after, first: firstOf(args) });
    return nodesConnection(tasks, hasNextPage, after);
  }

  @Mutation(() => [Notification], { description: '确认通知: they have been seen. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async acknowledgeNotifications(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NotificationIdsArgs) { ids }: NotificationIdsArgs): Promise<ShownNotification[]> {
    return acknowledge(pool, caller, ids);
  }

  @Mutation(() => Notification, { description: '指派通知. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async assignNotification(@Ctx() { pool, caller }: GraphqlContext, @Args(() => AssignArgs) { id, to }: AssignArgs): Promise<ShownNotification> {
    return assign(pool, caller, id, to ?? null);
  }

  @Mutation(() => Task, { description: '更新任务: who sees to it, and how far it is. CONFLICT for one that has ended. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async updateTask(@Ctx() { pool, caller }: GraphqlContext, @Args(() => UpdateTaskArgs) { id, state, assignedTo, note }: UpdateTaskArgs): Promise<ShownTask> {
    return updateTask(pool, caller, { id, state: state ?? null, assignedTo: assignedTo ?? null, note: note ?? null });
  }

  @Subscription(() => Notification, {
    name: 'notifications',
    description: '通知订阅: the notifications of a group behind a cursor, then each as it comes. Keep the cursor of the last one that you have taken in: it is where to go on. Roles: AGENT, STEWARD, SYSTEM, ADMIN.',
    subscribe: async ({ args, context }: { readonly args: Record<string, unknown>; readonly context: unknown }) => {
      const { pool, caller, callerNow, signal } = streamContext(context);
      const { group = null, after = null } = await plainToArgs(FollowNotificationsArgs, args);
      return followNotifications(pool, caller, { group, after, callerNow, signal });
    },
  })
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the schema takes its arguments from here; `subscribe` reads them
  followNotifications(@Root() notification: ShownNotification, @Args(() => FollowNotificationsArgs) _args: FollowNotificationsArgs): ShownNotification {
    return notification;
  }
}
