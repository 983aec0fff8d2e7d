// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ChangeKind =
  | 'CREATED'
  | 'MERGED'
  | 'RETIRED'
  | 'UNMERGED'
  | 'UPDATED';

export type ConfigurationDraftState =
  | 'DISCARDED'
  | 'DRAFT'
  | 'PUBLISHED';

export type MappingDangerCode =
  | 'IDENTIFIER_CHANGED'
  | 'MANY_VALUES_CHANGED'
  | 'OUTPUT_REMOVED'
  | 'RECORDS_UNMAPPABLE'
  | 'REQUIRED_UNMAPPED';

export type MappingDifferenceKind =
  | 'ADDED'
  | 'CHANGED'
  | 'REMOVED';

export type MappingIssueCode =
  | 'BAD_CONDITION'
  | 'BAD_DATE_FORMAT'
  | 'BAD_PATTERN'
  | 'BAD_SPEC'
  | 'CODE_NOT_IN_CODE_SET'
  | 'CODE_TABLE_INCOMPLETE'
  | 'CYCLE'
  | 'DUPLICATE_OUTPUT'
  | 'FIELD_NOT_IN_SAMPLE'
  | 'KEY_UNMAPPED'
  | 'LOSSY'
  | 'NOT_A_REFERENCE'
  | 'NOT_CONNECTED'
  | 'REFERENCE_EXPECTED'
  | 'REQUIRED_UNMAPPED'
  | 'RETIRED_ATTRIBUTE'
  | 'TOO_DEEP'
  | 'TWO_WRITERS'
  | 'TYPE_MISMATCH'
  | 'UNKNOWN_ATTRIBUTE'
  | 'UNKNOWN_CODE_TABLE'
  | 'UNKNOWN_TYPE'
  | 'UNKNOWN_UNIT';

export type MappingIssueSeverity =
  | 'ERROR'
  | 'INFO'
  | 'WARNING';

export type MappingRunState =
  | 'FINISHED'
  | 'PAUSED'
  | 'RUNNING'
  | 'SUPERSEDED';

export type MappingTargetKind =
  | 'ATTRIBUTE'
  | 'KEY'
  | 'UPDATED_AT';

export type RejectionCode =
  | 'BAD_CHECK_DIGIT'
  | 'BAD_FORMAT'
  | 'BAD_LENGTH'
  | 'KEY_CONFLICT'
  | 'MASKED'
  | 'MISSING_CONTEXT'
  | 'MISSING_KEY'
  | 'OUT_OF_RANGE'
  | 'PLACEHOLDER'
  | 'SPREADSHEET_DAMAGE'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'UNKNOWN_CODE';

export type DraftWholeFragment = { readonly id: string, readonly system: string, readonly type: string, readonly state: ConfigurationDraftState, readonly spec: unknown, readonly layout: unknown, readonly revision: number, readonly baseVersion: number, readonly inForceVersion: number, readonly isOutdated: boolean, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly issues: ReadonlyArray<{ readonly code: MappingIssueCode, readonly severity: MappingIssueSeverity, readonly node: string, readonly message: { readonly zh: string, readonly en: string }, readonly remedy: { readonly zh: string, readonly en: string } }>, readonly changedSince: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }>, readonly differences: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }> };

export type PreviewWholeFragment = { readonly system: string, readonly type: string, readonly draftId: string | null, readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly unmappable: number, readonly confirmationRequired: boolean, readonly confirmation: string, readonly dangers: ReadonlyArray<{ readonly code: MappingDangerCode, readonly message: { readonly zh: string, readonly en: string } }>, readonly coverage: { readonly records: number, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly filled: number, readonly records: number, readonly refused: number }>, readonly failures: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unmapped: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unreadFields: ReadonlyArray<{ readonly field: string, readonly filled: number }> }, readonly records: ReadonlyArray<{ readonly sourceKey: string, readonly payload: unknown, readonly isUnmappable: boolean, readonly outputs: ReadonlyArray<{ readonly type: string, readonly goldenId: string | null, readonly before: unknown, readonly after: unknown, readonly dropped: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }>, readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> };

export type MappingsQueryVariables = { [key: string]: never; };

export type MappingsQuery = { readonly mappings: ReadonlyArray<{ readonly system: string, readonly type: string, readonly inForce: { readonly version: number, readonly publishedBy: string, readonly publishedAt: string, readonly note: string | null } | null, readonly drafts: ReadonlyArray<{ readonly id: string, readonly savedBy: string, readonly savedAt: string, readonly note: string | null, readonly baseVersion: number }>, readonly run: { readonly id: string, readonly version: number, readonly state: MappingRunState, readonly done: number, readonly total: number } | null }> };

export type MappingDraftOfQueryVariables = {
  draftId: string;
};

export type MappingDraftOfQuery = { readonly mappingDraft: { readonly id: string, readonly system: string, readonly type: string, readonly state: ConfigurationDraftState, readonly spec: unknown, readonly layout: unknown, readonly revision: number, readonly baseVersion: number, readonly inForceVersion: number, readonly isOutdated: boolean, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly issues: ReadonlyArray<{ readonly code: MappingIssueCode, readonly severity: MappingIssueSeverity, readonly node: string, readonly message: { readonly zh: string, readonly en: string }, readonly remedy: { readonly zh: string, readonly en: string } }>, readonly changedSince: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }>, readonly differences: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }> } };

export type MappingSampleOfQueryVariables = {
  system: string;
  type: string;
};

export type MappingSampleOfQuery = { readonly mappingSample: { readonly records: number, readonly payloads: ReadonlyArray<unknown>, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly filled: number, readonly share: number, readonly isList: boolean, readonly distinct: number, readonly examples: ReadonlyArray<string> }> } };

export type MappingVersionOfQueryVariables = {
  system: string;
  type: string;
  version?: number | null | undefined;
};

export type MappingVersionOfQuery = { readonly mappingVersion: { readonly version: number, readonly spec: unknown, readonly layout: unknown } | null };

export type MappingVersionsOfQueryVariables = {
  system: string;
  type: string;
  after?: string | null | undefined;
};

export type MappingVersionsOfQuery = { readonly mappingVersions: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly inForce: boolean, readonly publishedBy: string, readonly publishedAt: string, readonly note: string | null, readonly restores: number | null }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type MappingDiffOfQueryVariables = {
  system: string;
  type: string;
  from?: number | null | undefined;
  to: number;
};

export type MappingDiffOfQuery = { readonly mappingDiff: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }> };

export type MappingRunsOfQueryVariables = {
  system: string;
  type: string;
};

export type MappingRunsOfQuery = { readonly mappingRuns: ReadonlyArray<{ readonly id: string, readonly version: number, readonly formerVersion: number, readonly state: MappingRunState, readonly done: number, readonly total: number, readonly startedBy: string, readonly startedAt: string, readonly finishedAt: string | null, readonly pausedBy: string | null, readonly impact: { readonly changedRecords: number, readonly unmappable: number, readonly goldenRecords: ReadonlyArray<{ readonly name: string, readonly count: number }>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly count: number }>, readonly rejections: ReadonlyArray<{ readonly name: string, readonly count: number }> } }> };

export type SaveMappingDraftMutationVariables = {
  draftId?: string | null | undefined;
  system: string;
  type: string;
  spec: unknown;
  layout?: unknown;
  seenRevision?: number | null | undefined;
  rebase?: boolean;
  note?: string | null | undefined;
};

export type SaveMappingDraftMutation = { readonly saveMappingDraft: { readonly id: string, readonly system: string, readonly type: string, readonly state: ConfigurationDraftState, readonly spec: unknown, readonly layout: unknown, readonly revision: number, readonly baseVersion: number, readonly inForceVersion: number, readonly isOutdated: boolean, readonly note: string | null, readonly savedBy: string, readonly savedAt: string, readonly issues: ReadonlyArray<{ readonly code: MappingIssueCode, readonly severity: MappingIssueSeverity, readonly node: string, readonly message: { readonly zh: string, readonly en: string }, readonly remedy: { readonly zh: string, readonly en: string } }>, readonly changedSince: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }>, readonly differences: ReadonlyArray<{ readonly node: string, readonly kind: MappingDifferenceKind, readonly words: { readonly zh: string, readonly en: string } }> } };

export type DiscardMappingDraftMutationVariables = {
  draftId: string;
};

export type DiscardMappingDraftMutation = { readonly discardMappingDraft: { readonly id: string, readonly state: ConfigurationDraftState } };

export type PreviewMappingMutationVariables = {
  draftId: string;
  samples?: ReadonlyArray<unknown> | unknown | null | undefined;
  limit?: number | null | undefined;
};

export type PreviewMappingMutation = { readonly previewMapping: { readonly system: string, readonly type: string, readonly draftId: string | null, readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly unmappable: number, readonly confirmationRequired: boolean, readonly confirmation: string, readonly dangers: ReadonlyArray<{ readonly code: MappingDangerCode, readonly message: { readonly zh: string, readonly en: string } }>, readonly coverage: { readonly records: number, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly filled: number, readonly records: number, readonly refused: number }>, readonly failures: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unmapped: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unreadFields: ReadonlyArray<{ readonly field: string, readonly filled: number }> }, readonly records: ReadonlyArray<{ readonly sourceKey: string, readonly payload: unknown, readonly isUnmappable: boolean, readonly outputs: ReadonlyArray<{ readonly type: string, readonly goldenId: string | null, readonly before: unknown, readonly after: unknown, readonly dropped: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }>, readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type PreviewMappingRollbackMutationVariables = {
  system: string;
  type: string;
  version: number;
};

export type PreviewMappingRollbackMutation = { readonly previewMappingRollback: { readonly system: string, readonly type: string, readonly draftId: string | null, readonly sampled: number, readonly total: number, readonly goldenRecords: number, readonly changedGoldenRecords: number, readonly share: number, readonly unmappable: number, readonly confirmationRequired: boolean, readonly confirmation: string, readonly dangers: ReadonlyArray<{ readonly code: MappingDangerCode, readonly message: { readonly zh: string, readonly en: string } }>, readonly coverage: { readonly records: number, readonly attributes: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly filled: number, readonly records: number, readonly refused: number }>, readonly failures: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unmapped: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly code: RejectionCode, readonly got: string, readonly count: number }>, readonly unreadFields: ReadonlyArray<{ readonly field: string, readonly filled: number }> }, readonly records: ReadonlyArray<{ readonly sourceKey: string, readonly payload: unknown, readonly isUnmappable: boolean, readonly outputs: ReadonlyArray<{ readonly type: string, readonly goldenId: string | null, readonly before: unknown, readonly after: unknown, readonly dropped: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }>, readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type PublishMappingMutationVariables = {
  draftId: string;
  confirmation?: string | null | undefined;
};

export type PublishMappingMutation = { readonly publishMapping: { readonly system: string, readonly type: string, readonly version: number } };

export type RollbackMappingMutationVariables = {
  system: string;
  type: string;
  version: number;
  confirmation?: string | null | undefined;
};

export type RollbackMappingMutation = { readonly rollbackMapping: { readonly version: number } };

export type PauseMappingRunMutationVariables = {
  id: string;
};

export type PauseMappingRunMutation = { readonly pauseMappingRun: { readonly id: string, readonly state: MappingRunState } };

export type ResumeMappingRunMutationVariables = {
  id: string;
};

export type ResumeMappingRunMutation = { readonly resumeMappingRun: { readonly id: string, readonly state: MappingRunState } };

export type SuggestMappingQueryVariables = {
  system: string;
  type: string;
  draftId?: string | null | undefined;
  samples?: ReadonlyArray<unknown> | unknown | null | undefined;
};

export type SuggestMappingQuery = { readonly suggestMapping: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly suggestions: ReadonlyArray<{ readonly expression: unknown, readonly confidence: number, readonly target: { readonly kind: MappingTargetKind, readonly type: string | null, readonly attribute: string | null }, readonly reason: { readonly zh: string, readonly en: string } }> }> };
export const mappingsDocument = graphqlDocument<MappingsQuery, MappingsQueryVariables>(
  "query Mappings{mappings{system type inForce{version publishedBy publishedAt note}drafts{id savedBy savedAt note baseVersion}run{id version state done total}}}",
);
export const mappingDraftOfDocument = graphqlDocument<MappingDraftOfQuery, MappingDraftOfQueryVariables>(
  "query MappingDraftOf($draftId:ID!){mappingDraft(draftId:$draftId){...DraftWhole}}fragment DraftWhole on MappingDraft{id system type state spec layout revision baseVersion inForceVersion isOutdated note savedBy savedAt issues{code severity node message{zh en}remedy{zh en}}changedSince{node kind words{zh en}}differences{node kind words{zh en}}}",
);
export const mappingSampleOfDocument = graphqlDocument<MappingSampleOfQuery, MappingSampleOfQueryVariables>(
  "query MappingSampleOf($system:String!$type:String!){mappingSample(system:$system type:$type){records payloads fields{path filled share isList distinct examples}}}",
);
export const mappingVersionOfDocument = graphqlDocument<MappingVersionOfQuery, MappingVersionOfQueryVariables>(
  "query MappingVersionOf($system:String!$type:String!$version:Int){mappingVersion(system:$system type:$type version:$version){version spec layout}}",
);
export const mappingVersionsOfDocument = graphqlDocument<MappingVersionsOfQuery, MappingVersionsOfQueryVariables>(
  "query MappingVersionsOf($system:String!$type:String!$after:Cursor){mappingVersions(system:$system type:$type first:20 after:$after){nodes{version inForce publishedBy publishedAt note restores}pageInfo{endCursor hasNextPage}}}",
);
export const mappingDiffOfDocument = graphqlDocument<MappingDiffOfQuery, MappingDiffOfQueryVariables>(
  "query MappingDiffOf($system:String!$type:String!$from:Int$to:Int!){mappingDiff(system:$system type:$type fromVersion:$from toVersion:$to){node kind words{zh en}}}",
);
export const mappingRunsOfDocument = graphqlDocument<MappingRunsOfQuery, MappingRunsOfQueryVariables>(
  "query MappingRunsOf($system:String!$type:String!){mappingRuns(system:$system type:$type first:10){id version formerVersion state done total startedBy startedAt finishedAt pausedBy impact{changedRecords unmappable goldenRecords{name count}attributes{name count}rejections{name count}}}}",
);
export const saveMappingDraftDocument = graphqlDocument<SaveMappingDraftMutation, SaveMappingDraftMutationVariables>(
  "mutation SaveMappingDraft($draftId:ID$system:String!$type:String!$spec:JSON!$layout:JSON$seenRevision:Int$rebase:Boolean!=false$note:String){saveMappingDraft(draftId:$draftId system:$system type:$type spec:$spec layout:$layout seenRevision:$seenRevision rebase:$rebase note:$note){...DraftWhole}}fragment DraftWhole on MappingDraft{id system type state spec layout revision baseVersion inForceVersion isOutdated note savedBy savedAt issues{code severity node message{zh en}remedy{zh en}}changedSince{node kind words{zh en}}differences{node kind words{zh en}}}",
);
export const discardMappingDraftDocument = graphqlDocument<DiscardMappingDraftMutation, DiscardMappingDraftMutationVariables>(
  "mutation DiscardMappingDraft($draftId:ID!){discardMappingDraft(draftId:$draftId){id state}}",
);
export const previewMappingDocument = graphqlDocument<PreviewMappingMutation, PreviewMappingMutationVariables>(
  "mutation PreviewMapping($draftId:ID!$samples:[JSON!]$limit:Int){previewMapping(draftId:$draftId samples:$samples limit:$limit){...PreviewWhole}}fragment PreviewWhole on MappingPreview{system type draftId sampled total goldenRecords changedGoldenRecords share unmappable confirmationRequired confirmation dangers{code message{zh en}}coverage{records attributes{type attribute filled records refused}failures{type attribute code got count}unmapped{type attribute code got count}unreadFields{field filled}}records{sourceKey payload isUnmappable outputs{type goldenId before after dropped{attribute code got text{zh en}}}}changes{kind goldenId goldenKey type changed before after}}",
);
export const previewMappingRollbackDocument = graphqlDocument<PreviewMappingRollbackMutation, PreviewMappingRollbackMutationVariables>(
  "mutation PreviewMappingRollback($system:String!$type:String!$version:Int!){previewMappingRollback(system:$system type:$type version:$version limit:50){...PreviewWhole}}fragment PreviewWhole on MappingPreview{system type draftId sampled total goldenRecords changedGoldenRecords share unmappable confirmationRequired confirmation dangers{code message{zh en}}coverage{records attributes{type attribute filled records refused}failures{type attribute code got count}unmapped{type attribute code got count}unreadFields{field filled}}records{sourceKey payload isUnmappable outputs{type goldenId before after dropped{attribute code got text{zh en}}}}changes{kind goldenId goldenKey type changed before after}}",
);
export const publishMappingDocument = graphqlDocument<PublishMappingMutation, PublishMappingMutationVariables>(
  "mutation PublishMapping($draftId:ID!$confirmation:String){publishMapping(draftId:$draftId confirmation:$confirmation){system type version}}",
);
export const rollbackMappingDocument = graphqlDocument<RollbackMappingMutation, RollbackMappingMutationVariables>(
  "mutation RollbackMapping($system:String!$type:String!$version:Int!$confirmation:String){rollbackMapping(system:$system type:$type version:$version confirmation:$confirmation){version}}",
);
export const pauseMappingRunDocument = graphqlDocument<PauseMappingRunMutation, PauseMappingRunMutationVariables>(
  "mutation PauseMappingRun($id:ID!){pauseMappingRun(id:$id){id state}}",
);
export const resumeMappingRunDocument = graphqlDocument<ResumeMappingRunMutation, ResumeMappingRunMutationVariables>(
  "mutation ResumeMappingRun($id:ID!){resumeMappingRun(id:$id){id state}}",
);
export const suggestMappingDocument = graphqlDocument<SuggestMappingQuery, SuggestMappingQueryVariables>(
  "query SuggestMapping($system:String!$type:String!$draftId:ID$samples:[JSON!]){suggestMapping(system:$system type:$type draftId:$draftId samples:$samples){path suggestions{target{kind type attribute}expression confidence reason{zh en}}}}",
);
