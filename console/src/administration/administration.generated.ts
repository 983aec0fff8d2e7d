// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type AuditFilter = {
  readonly actors?: ReadonlyArray<string> | null | undefined;
  readonly from?: string | null | undefined;
  readonly goldenId?: string | null | undefined;
  readonly operations?: ReadonlyArray<string> | null | undefined;
  readonly outcome?: AuditOutcome | null | undefined;
  readonly to?: string | null | undefined;
};

export type AuditOutcome =
  | 'DONE'
  | 'REFUSED';

export type CallerRole =
  | 'ADMIN'
  | 'AGENT'
  | 'AUDITOR'
  | 'STEWARD'
  | 'SYSTEM';

export type ChangeKind =
  | 'CREATED'
  | 'MERGED'
  | 'RETIRED'
  | 'UNMERGED'
  | 'UPDATED';

export type ConfigurationKind =
  | 'MATCH_MODEL'
  | 'SURVIVORSHIP'
  | 'TRUST';

export type PairEffect =
  | 'ENTERS_REVIEW'
  | 'LEAVES_REVIEW'
  | 'LINKS'
  | 'PARTS';

export type SystemsQueryVariables = { [key: string]: never; };

export type SystemsQuery = { readonly sourceSystems: ReadonlyArray<{ readonly code: string, readonly timeZone: string, readonly label: { readonly zh: string, readonly en: string } }> };

export type AddSystemMutationVariables = {
  code: string;
  nameZh: string;
  nameEn: string;
  timeZone: string;
};

export type AddSystemMutation = { readonly addSourceSystem: { readonly code: string } };

export type TokensQueryVariables = { [key: string]: never; };

export type TokensQuery = { readonly accessTokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly role: CallerRole, readonly system: string | null, readonly createdAt: string, readonly revokedAt: string | null }> };

export type NewTokenMutationVariables = {
  role: CallerRole;
  name: string;
  system?: string | null | undefined;
};

export type NewTokenMutation = { readonly createToken: string };

export type EndTokenMutationVariables = {
  id: string;
};

export type EndTokenMutation = { readonly revokeToken: number };

export type AuditQueryVariables = {
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type AuditQuery = { readonly auditEntries: { readonly nodes: ReadonlyArray<{ readonly position: string, readonly at: string, readonly actor: string | null, readonly role: string | null, readonly operation: string, readonly outcome: AuditOutcome, readonly goldenType: string | null, readonly goldenId: string | null, readonly before: unknown, readonly after: unknown, readonly reason: string | null, readonly from: string | null, readonly details: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type ConfigurationsQueryVariables = { [key: string]: never; };

export type ConfigurationsQuery = { readonly configurations: ReadonlyArray<{ readonly kind: ConfigurationKind, readonly type: string, readonly version: number, readonly publishedAt: string | null, readonly publishedBy: string | null, readonly content: unknown, readonly progress: { readonly finished: boolean, readonly done: number, readonly total: number }, readonly drafts: ReadonlyArray<{ readonly id: string, readonly revision: number, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly content: unknown, readonly baseVersion: number, readonly inForceVersion: number, readonly differences: ReadonlyArray<{ readonly node: string, readonly before: unknown, readonly after: unknown }> }> }> };

export type VersionsQueryVariables = {
  kind: ConfigurationKind;
  type?: string | null | undefined;
};

export type VersionsQuery = { readonly configurationVersions: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly publishedAt: string, readonly publishedBy: string, readonly note: string | null, readonly restores: number | null }> } };

export type SaveDraftMutationVariables = {
  draftId?: string | null | undefined;
  kind: ConfigurationKind;
  type?: string | null | undefined;
  content: unknown;
  note?: string | null | undefined;
  seenRevision?: number | null | undefined;
};

export type SaveDraftMutation = { readonly saveConfigurationDraft: { readonly id: string, readonly revision: number, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly content: unknown, readonly baseVersion: number, readonly inForceVersion: number, readonly differences: ReadonlyArray<{ readonly node: string, readonly before: unknown, readonly after: unknown }> } };

export type DiscardDraftMutationVariables = {
  draftId: string;
};

export type DiscardDraftMutation = { readonly discardConfigurationDraft: { readonly id: string } };

export type TryDraftMutationVariables = {
  draftId: string;
};

export type TryDraftMutation = { readonly tryConfigurationDraft: { readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly confirmation: string, readonly confirmationRequired: boolean, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly goldenRecords: number }>, readonly pairEffects: ReadonlyArray<{ readonly effect: PairEffect, readonly pairs: number }>, readonly values: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type PublishMutationVariables = {
  draftId: string;
  confirmation?: string | null | undefined;
};

export type PublishMutation = { readonly publishConfiguration: { readonly version: number } };

export type TryRollbackMutationVariables = {
  kind: ConfigurationKind;
  type?: string | null | undefined;
  version: number;
};

export type TryRollbackMutation = { readonly tryConfigurationRollback: { readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly confirmation: string, readonly confirmationRequired: boolean, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly goldenRecords: number }>, readonly pairEffects: ReadonlyArray<{ readonly effect: PairEffect, readonly pairs: number }>, readonly values: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type RollbackMutationVariables = {
  kind: ConfigurationKind;
  type?: string | null | undefined;
  version: number;
  confirmation?: string | null | undefined;
};

export type RollbackMutation = { readonly rollbackConfiguration: { readonly version: number } };

export type DraftFragment = { readonly id: string, readonly revision: number, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly content: unknown, readonly baseVersion: number, readonly inForceVersion: number, readonly differences: ReadonlyArray<{ readonly node: string, readonly before: unknown, readonly after: unknown }> };

export type TrialFragment = { readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly confirmation: string, readonly confirmationRequired: boolean, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly goldenRecords: number }>, readonly pairEffects: ReadonlyArray<{ readonly effect: PairEffect, readonly pairs: number }>, readonly values: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> };
export const systemsDocument = graphqlDocument<SystemsQuery, SystemsQueryVariables>(
  "query Systems{sourceSystems{code label{zh en}timeZone}}",
);
export const addSystemDocument = graphqlDocument<AddSystemMutation, AddSystemMutationVariables>(
  "mutation AddSystem($code:String!$nameZh:String!$nameEn:String!$timeZone:String!){addSourceSystem(code:$code nameZh:$nameZh nameEn:$nameEn timeZone:$timeZone){code}}",
);
export const tokensDocument = graphqlDocument<TokensQuery, TokensQueryVariables>(
  "query Tokens{accessTokens{id name role system createdAt revokedAt}}",
);
export const newTokenDocument = graphqlDocument<NewTokenMutation, NewTokenMutationVariables>(
  "mutation NewToken($role:CallerRole!$name:String!$system:String){createToken(role:$role name:$name system:$system)}",
);
export const endTokenDocument = graphqlDocument<EndTokenMutation, EndTokenMutationVariables>(
  "mutation EndToken($id:ID!){revokeToken(id:$id)}",
);
export const auditDocument = graphqlDocument<AuditQuery, AuditQueryVariables>(
  "query Audit($filter:AuditFilter$first:Int$after:Cursor){auditEntries(filter:$filter first:$first after:$after){nodes{position at actor role operation outcome goldenType goldenId before after reason from details}pageInfo{endCursor hasNextPage}}}",
);
export const configurationsDocument = graphqlDocument<ConfigurationsQuery, ConfigurationsQueryVariables>(
  "query Configurations{configurations{kind type version publishedAt publishedBy content progress{finished done total}drafts{...Draft}}}fragment Draft on ConfigurationDraft{id revision note savedBy savedAt content baseVersion inForceVersion differences{node before after}}",
);
export const versionsDocument = graphqlDocument<VersionsQuery, VersionsQueryVariables>(
  "query Versions($kind:ConfigurationKind!$type:String){configurationVersions(kind:$kind type:$type first:20){nodes{version publishedAt publishedBy note restores}}}",
);
export const saveDraftDocument = graphqlDocument<SaveDraftMutation, SaveDraftMutationVariables>(
  "mutation SaveDraft($draftId:ID$kind:ConfigurationKind!$type:String$content:JSON!$note:String$seenRevision:Int){saveConfigurationDraft(draftId:$draftId kind:$kind type:$type content:$content note:$note seenRevision:$seenRevision){...Draft}}fragment Draft on ConfigurationDraft{id revision note savedBy savedAt content baseVersion inForceVersion differences{node before after}}",
);
export const discardDraftDocument = graphqlDocument<DiscardDraftMutation, DiscardDraftMutationVariables>(
  "mutation DiscardDraft($draftId:ID!){discardConfigurationDraft(draftId:$draftId){id}}",
);
export const tryDraftDocument = graphqlDocument<TryDraftMutation, TryDraftMutationVariables>(
  "mutation TryDraft($draftId:ID!){tryConfigurationDraft(draftId:$draftId){...Trial}}fragment Trial on ConfigurationTrial{sampled total goldenRecords changedGoldenRecords share confirmation confirmationRequired attributes{type attribute goldenRecords}pairEffects{effect pairs}values{kind goldenId goldenKey type changed before after}}",
);
export const publishDocument = graphqlDocument<PublishMutation, PublishMutationVariables>(
  "mutation Publish($draftId:ID!$confirmation:String){publishConfiguration(draftId:$draftId confirmation:$confirmation){version}}",
);
export const tryRollbackDocument = graphqlDocument<TryRollbackMutation, TryRollbackMutationVariables>(
  "mutation TryRollback($kind:ConfigurationKind!$type:String$version:Int!){tryConfigurationRollback(kind:$kind type:$type version:$version){...Trial}}fragment Trial on ConfigurationTrial{sampled total goldenRecords changedGoldenRecords share confirmation confirmationRequired attributes{type attribute goldenRecords}pairEffects{effect pairs}values{kind goldenId goldenKey type changed before after}}",
);
export const rollbackDocument = graphqlDocument<RollbackMutation, RollbackMutationVariables>(
  "mutation Rollback($kind:ConfigurationKind!$type:String$version:Int!$confirmation:String){rollbackConfiguration(kind:$kind type:$type version:$version confirmation:$confirmation){version}}",
);
