// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ChangeRuleInput = {
  readonly id?: string | null | undefined;
  readonly name: string;
  readonly note?: string | null | undefined;
  readonly seenRevision?: number | null | undefined;
  readonly spec: unknown;
};

export type ChangeRuleState =
  | 'DRAFT'
  | 'PUBLISHED'
  | 'STOPPED';

export type RuleActionKind =
  | 'NOTIFY'
  | 'PROMPT'
  | 'SET'
  | 'TASK'
  | 'WEBHOOK';

export type RuleFiringOutcome =
  | 'FAILED'
  | 'FIRED'
  | 'SKIPPED';

export type TaskState =
  | 'CANCELLED'
  | 'DONE'
  | 'IN_PROGRESS'
  | 'OPEN';

export type RuleWholeFragment = { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string };

export type ChangeRulesQueryVariables = { [key: string]: never; };

export type ChangeRulesQuery = { readonly changeRules: ReadonlyArray<{ readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string }> };

export type ChangeRuleOfQueryVariables = {
  id: string;
};

export type ChangeRuleOfQuery = { readonly changeRule: { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string } };

export type RuleVersionsQueryVariables = {
  id: string;
};

export type RuleVersionsQuery = { readonly changeRuleVersions: ReadonlyArray<{ readonly version: number, readonly publishedBy: string, readonly publishedAt: string, readonly note: string | null, readonly restores: number | null }> };

export type RuleFiringsQueryVariables = {
  id: string;
  after?: string | null | undefined;
};

export type RuleFiringsQuery = { readonly changeRuleFirings: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly goldenId: string, readonly goldenKey: string, readonly dueAt: string, readonly firedAt: string, readonly outcome: RuleFiringOutcome, readonly reason: string | null, readonly version: number }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type RuleCalendarQueryVariables = {
  id?: string | null | undefined;
  until: string;
};

export type RuleCalendarQuery = { readonly changeRuleCalendar: ReadonlyArray<{ readonly at: string, readonly goldenId: string, readonly goldenKey: string, readonly ruleId: string }> };

export type NotificationsQueryVariables = {
  after?: string | null | undefined;
};

export type NotificationsQuery = { readonly notifications: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly group: string, readonly type: string, readonly goldenId: string, readonly goldenKey: string, readonly at: string, readonly acknowledgedBy: string | null, readonly acknowledgedAt: string | null, readonly message: { readonly zh: string, readonly en: string }, readonly task: { readonly id: string, readonly state: TaskState, readonly dueAt: string | null } | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type NotificationWholeFragment = { readonly id: string, readonly group: string, readonly type: string, readonly goldenId: string, readonly goldenKey: string, readonly at: string, readonly acknowledgedBy: string | null, readonly acknowledgedAt: string | null, readonly message: { readonly zh: string, readonly en: string }, readonly task: { readonly id: string, readonly state: TaskState, readonly dueAt: string | null } | null };

export type SaveChangeRuleMutationVariables = {
  input: ChangeRuleInput;
};

export type SaveChangeRuleMutation = { readonly saveChangeRule: { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string } };

export type SimulateChangeRuleMutationVariables = {
  input: ChangeRuleInput;
  since: string;
};

export type SimulateChangeRuleMutation = { readonly simulateChangeRule: { readonly past: number, readonly ahead: number, readonly skipped: number, readonly failed: number, readonly failure: string | null, readonly truncated: boolean, readonly confirmation: string, readonly groups: ReadonlyArray<{ readonly group: string, readonly told: number }>, readonly examples: ReadonlyArray<{ readonly at: string, readonly goldenId: string, readonly goldenKey: string, readonly tells: ReadonlyArray<{ readonly do: RuleActionKind, readonly group: string | null, readonly text: { readonly zh: string, readonly en: string } | null }> }> } };

export type PublishChangeRuleMutationVariables = {
  id: string;
  confirmation?: string | null | undefined;
  backfill: boolean;
};

export type PublishChangeRuleMutation = { readonly publishChangeRule: { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string } };

export type RollbackChangeRuleMutationVariables = {
  id: string;
  version: number;
};

export type RollbackChangeRuleMutation = { readonly rollbackChangeRule: { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string } };

export type StopChangeRuleMutationVariables = {
  id: string;
  reason: string;
};

export type StopChangeRuleMutation = { readonly stopChangeRule: { readonly id: string, readonly name: string, readonly note: string | null, readonly draft: unknown, readonly state: ChangeRuleState, readonly reason: string | null, readonly revision: number, readonly version: number | null, readonly savedBy: string, readonly savedAt: string } };

export type AcknowledgeNotificationsMutationVariables = {
  ids: ReadonlyArray<string> | string;
};

export type AcknowledgeNotificationsMutation = { readonly acknowledgeNotifications: ReadonlyArray<{ readonly id: string, readonly group: string, readonly type: string, readonly goldenId: string, readonly goldenKey: string, readonly at: string, readonly acknowledgedBy: string | null, readonly acknowledgedAt: string | null, readonly message: { readonly zh: string, readonly en: string }, readonly task: { readonly id: string, readonly state: TaskState, readonly dueAt: string | null } | null }> };

export type LiveNotificationsSubscriptionVariables = { [key: string]: never; };

export type LiveNotificationsSubscription = { readonly notifications: { readonly id: string, readonly group: string, readonly type: string, readonly goldenId: string, readonly goldenKey: string, readonly at: string, readonly acknowledgedBy: string | null, readonly acknowledgedAt: string | null, readonly message: { readonly zh: string, readonly en: string }, readonly task: { readonly id: string, readonly state: TaskState, readonly dueAt: string | null } | null } };
export const changeRulesDocument = graphqlDocument<ChangeRulesQuery, ChangeRulesQueryVariables>(
  "query ChangeRules{changeRules{...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const changeRuleOfDocument = graphqlDocument<ChangeRuleOfQuery, ChangeRuleOfQueryVariables>(
  "query ChangeRuleOf($id:ID!){changeRule(id:$id){...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const ruleVersionsDocument = graphqlDocument<RuleVersionsQuery, RuleVersionsQueryVariables>(
  "query RuleVersions($id:ID!){changeRuleVersions(id:$id){version publishedBy publishedAt note restores}}",
);
export const ruleFiringsDocument = graphqlDocument<RuleFiringsQuery, RuleFiringsQueryVariables>(
  "query RuleFirings($id:ID!$after:Cursor){changeRuleFirings(id:$id first:20 after:$after){nodes{id goldenId goldenKey dueAt firedAt outcome reason version}pageInfo{endCursor hasNextPage}}}",
);
export const ruleCalendarDocument = graphqlDocument<RuleCalendarQuery, RuleCalendarQueryVariables>(
  "query RuleCalendar($id:ID$until:DateTime!){changeRuleCalendar(id:$id until:$until first:200){at goldenId goldenKey ruleId}}",
);
export const notificationsDocument = graphqlDocument<NotificationsQuery, NotificationsQueryVariables>(
  "query Notifications($after:Cursor){notifications(first:30 after:$after){nodes{...NotificationWhole}pageInfo{endCursor hasNextPage}}}fragment NotificationWhole on Notification{id group type goldenId goldenKey message{zh en}at acknowledgedBy acknowledgedAt task{id state dueAt}}",
);
export const saveChangeRuleDocument = graphqlDocument<SaveChangeRuleMutation, SaveChangeRuleMutationVariables>(
  "mutation SaveChangeRule($input:ChangeRuleInput!){saveChangeRule(input:$input){...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const simulateChangeRuleDocument = graphqlDocument<SimulateChangeRuleMutation, SimulateChangeRuleMutationVariables>(
  "mutation SimulateChangeRule($input:ChangeRuleInput!$since:DateTime!){simulateChangeRule(input:$input since:$since){past ahead skipped failed failure truncated confirmation groups{group told}examples{at goldenId goldenKey tells{do group text{zh en}}}}}",
);
export const publishChangeRuleDocument = graphqlDocument<PublishChangeRuleMutation, PublishChangeRuleMutationVariables>(
  "mutation PublishChangeRule($id:ID!$confirmation:String$backfill:Boolean!){publishChangeRule(id:$id confirmation:$confirmation backfill:$backfill){...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const rollbackChangeRuleDocument = graphqlDocument<RollbackChangeRuleMutation, RollbackChangeRuleMutationVariables>(
  "mutation RollbackChangeRule($id:ID!$version:Int!){rollbackChangeRule(id:$id version:$version){...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const stopChangeRuleDocument = graphqlDocument<StopChangeRuleMutation, StopChangeRuleMutationVariables>(
  "mutation StopChangeRule($id:ID!$reason:String!){stopChangeRule(id:$id reason:$reason){...RuleWhole}}fragment RuleWhole on ChangeRule{id name note draft state reason revision version savedBy savedAt}",
);
export const acknowledgeNotificationsDocument = graphqlDocument<AcknowledgeNotificationsMutation, AcknowledgeNotificationsMutationVariables>(
  "mutation AcknowledgeNotifications($ids:[ID!]!){acknowledgeNotifications(ids:$ids){...NotificationWhole}}fragment NotificationWhole on Notification{id group type goldenId goldenKey message{zh en}at acknowledgedBy acknowledgedAt task{id state dueAt}}",
);
export const liveNotificationsDocument = graphqlDocument<LiveNotificationsSubscription, LiveNotificationsSubscriptionVariables>(
  "subscription LiveNotifications{notifications{...NotificationWhole}}fragment NotificationWhole on Notification{id group type goldenId goldenKey message{zh en}at acknowledgedBy acknowledgedAt task{id state dueAt}}",
);
