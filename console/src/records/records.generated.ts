// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ChangeKind =
  | 'CREATED'
  | 'MERGED'
  | 'RETIRED'
  | 'UNMERGED'
  | 'UPDATED';

export type DecisionKind =
  | 'MERGE'
  | 'PAIR'
  | 'UNDO'
  | 'UNLINK';

export type GoldenStatus =
  | 'ACTIVE'
  | 'MERGED'
  | 'RETIRED';

export type Judgement =
  | 'MATCH'
  | 'NO_MATCH'
  | 'UNSURE';

export type ProvenancePolicy =
  | 'EARLIEST'
  | 'MOST_COMPLETE'
  | 'MOST_FREQUENT'
  | 'MOST_RECENT'
  | 'PINNED'
  | 'SAME_WINNER_AS'
  | 'SOURCE_TRUST'
  | 'UNION';

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

export type WinningReason =
  | 'ALL_AGREE'
  | 'EARLIEST'
  | 'MOST_COMPLETE'
  | 'MOST_FREQUENT'
  | 'MOST_RECENT'
  | 'MOST_TRUSTED'
  | 'ONLY_VALUE'
  | 'PINNED'
  | 'SAME_SOURCE_AS_GROUP'
  | 'UNION';

export type SearchRecordsQueryVariables = {
  text: string;
  type?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type SearchRecordsQuery = { readonly searchRecords: { readonly truncated: boolean, readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
      | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
      | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
      | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
      | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
    >, readonly edges: ReadonlyArray<{ readonly matchedOn: ReadonlyArray<string>, readonly cursor: string }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type RecordPageQueryVariables = {
  type: string;
  key: string;
  asOf?: string | null | undefined;
  withSources: boolean;
};

export type RecordPageQuery = { readonly goldenRecord:
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown, readonly provenance: ReadonlyArray<{ readonly attribute: string, readonly value: unknown, readonly raw: string | null, readonly conflict: boolean, readonly pinned: boolean, readonly policy: ProvenancePolicy, readonly why: { readonly code: WinningReason, readonly text: { readonly zh: string, readonly en: string } }, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null, readonly agreeing?: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null }> | null, readonly runnersUp: ReadonlyArray<{ readonly value: unknown, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null }> }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown, readonly provenance: ReadonlyArray<{ readonly attribute: string, readonly value: unknown, readonly raw: string | null, readonly conflict: boolean, readonly pinned: boolean, readonly policy: ProvenancePolicy, readonly why: { readonly code: WinningReason, readonly text: { readonly zh: string, readonly en: string } }, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null, readonly agreeing?: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null }> | null, readonly runnersUp: ReadonlyArray<{ readonly value: unknown, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null }> }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown, readonly provenance: ReadonlyArray<{ readonly attribute: string, readonly value: unknown, readonly raw: string | null, readonly conflict: boolean, readonly pinned: boolean, readonly policy: ProvenancePolicy, readonly why: { readonly code: WinningReason, readonly text: { readonly zh: string, readonly en: string } }, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null, readonly agreeing?: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null }> | null, readonly runnersUp: ReadonlyArray<{ readonly value: unknown, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null }> }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown, readonly provenance: ReadonlyArray<{ readonly attribute: string, readonly value: unknown, readonly raw: string | null, readonly conflict: boolean, readonly pinned: boolean, readonly policy: ProvenancePolicy, readonly why: { readonly code: WinningReason, readonly text: { readonly zh: string, readonly en: string } }, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null, readonly agreeing?: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null }> | null, readonly runnersUp: ReadonlyArray<{ readonly value: unknown, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null }> }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown, readonly provenance: ReadonlyArray<{ readonly attribute: string, readonly value: unknown, readonly raw: string | null, readonly conflict: boolean, readonly pinned: boolean, readonly policy: ProvenancePolicy, readonly why: { readonly code: WinningReason, readonly text: { readonly zh: string, readonly en: string } }, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null, readonly agreeing?: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null }> | null, readonly runnersUp: ReadonlyArray<{ readonly value: unknown, readonly sourceRecord?: { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null } | null }> }> }
   | null };

export type RecordSourcesQueryVariables = {
  type: string;
  key: string;
};

export type RecordSourcesQuery = { readonly goldenRecord:
    | { readonly id: string, readonly type: string, readonly sources: ReadonlyArray<{ readonly mappingVersion: number, readonly deleted: boolean, readonly receivedAt: string, readonly derivedFrom: string | null, readonly values: unknown, readonly payload: unknown, readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly rejections: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }
    | { readonly id: string, readonly type: string, readonly sources: ReadonlyArray<{ readonly mappingVersion: number, readonly deleted: boolean, readonly receivedAt: string, readonly derivedFrom: string | null, readonly values: unknown, readonly payload: unknown, readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly rejections: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }
    | { readonly id: string, readonly type: string, readonly sources: ReadonlyArray<{ readonly mappingVersion: number, readonly deleted: boolean, readonly receivedAt: string, readonly derivedFrom: string | null, readonly values: unknown, readonly payload: unknown, readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly rejections: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }
    | { readonly id: string, readonly type: string, readonly sources: ReadonlyArray<{ readonly mappingVersion: number, readonly deleted: boolean, readonly receivedAt: string, readonly derivedFrom: string | null, readonly values: unknown, readonly payload: unknown, readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly rejections: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }
    | { readonly id: string, readonly type: string, readonly sources: ReadonlyArray<{ readonly mappingVersion: number, readonly deleted: boolean, readonly receivedAt: string, readonly derivedFrom: string | null, readonly values: unknown, readonly payload: unknown, readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly rejections: ReadonlyArray<{ readonly attribute: string | null, readonly code: RejectionCode, readonly got: string, readonly text: { readonly zh: string, readonly en: string } }> }> }
   | null };

export type RecordHistoryQueryVariables = {
  type: string;
  key: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type RecordHistoryQuery = { readonly goldenRecord:
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly recordedAt: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly values: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly recordedAt: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly values: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly recordedAt: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly values: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly recordedAt: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly values: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly recordedAt: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly values: unknown }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } }
   | null };

export type RecordRelationsQueryVariables = {
  type: string;
  key: string;
};

export type RecordRelationsQuery = { readonly goldenRecord:
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly customer: { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown } | null, readonly devices: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly devices: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly owner: { readonly id: string } | null }>, readonly contracts: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly devices: ReadonlyArray<{ readonly id: string }> }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly device: { readonly id: string } | null }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly owner: { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown } | null, readonly buyer: { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown } | null, readonly contracts: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }> }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown }
    | { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly device: { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown, readonly owner: { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown } | null } | null }
   | null };

export type RecordDecisionsQueryVariables = {
  goldenId: string;
};

export type RecordDecisionsQuery = { readonly decisions: ReadonlyArray<{ readonly id: string, readonly kind: DecisionKind, readonly judgement: Judgement | null, readonly decidedBy: string, readonly decidedAt: string, readonly note: string | null, readonly goldenIds: ReadonlyArray<string>, readonly undoes: string | null, readonly undoneBy: string | null }> };

export type PinValueMutationVariables = {
  goldenId: string;
  attribute: string;
  value: unknown;
  reason: string;
  expiresAt?: string | null | undefined;
};

export type PinValueMutation = { readonly pinValue:
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
   };

export type UnpinValueMutationVariables = {
  goldenId: string;
  attribute: string;
};

export type UnpinValueMutation = { readonly unpinValue:
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
    | { readonly id: string, readonly version: number }
   };

export type UnmaskValueMutationVariables = {
  goldenId: string;
  attribute: string;
  reason: string;
};

export type UnmaskValueMutation = { readonly unmaskValue: { readonly value: unknown } };

export type UnlinkMutationVariables = {
  sourceRecordId: string;
  keepApart?: boolean | null | undefined;
  note?: string | null | undefined;
  dryRun: boolean;
};

export type UnlinkMutation = { readonly unlinkSourceRecord: { readonly decision: { readonly id: string }, readonly to:
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
    , readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type MergeMutationVariables = {
  survivorId: string;
  mergedIds: ReadonlyArray<string> | string;
  note?: string | null | undefined;
  dryRun: boolean;
};

export type MergeMutation = { readonly mergeGoldenRecords: { readonly decision: { readonly id: string }, readonly survivor:
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
      | { readonly id: string, readonly type: string, readonly key: string }
    , readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type UndoRecordDecisionMutationVariables = {
  decisionId: string;
};

export type UndoRecordDecisionMutation = { readonly undoDecision: { readonly decision: { readonly id: string } } };

type RecordHead_Contract_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown };

type RecordHead_Customer_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown };

type RecordHead_Device_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown };

type RecordHead_OtherGoldenRecord_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown };

type RecordHead_Ticket_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly mergedInto: string | null, readonly version: number, readonly values: unknown };

export type RecordHeadFragment =
  | RecordHead_Contract_Fragment
  | RecordHead_Customer_Fragment
  | RecordHead_Device_Fragment
  | RecordHead_OtherGoldenRecord_Fragment
  | RecordHead_Ticket_Fragment
;

export type SourceNameFragment = { readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null };

type Related_Contract_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown };

type Related_Customer_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown };

type Related_Device_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown };

type Related_OtherGoldenRecord_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown };

type Related_Ticket_Fragment = { readonly id: string, readonly type: string, readonly key: string, readonly status: GoldenStatus, readonly values: unknown };

export type RelatedFragment =
  | Related_Contract_Fragment
  | Related_Customer_Fragment
  | Related_Device_Fragment
  | Related_OtherGoldenRecord_Fragment
  | Related_Ticket_Fragment
;
export const searchRecordsDocument = graphqlDocument<SearchRecordsQuery, SearchRecordsQueryVariables>(
  "query SearchRecords($text:String!$type:String$first:Int$after:Cursor){searchRecords(text:$text type:$type first:$first after:$after){truncated nodes{id type key status values}edges{matchedOn cursor}pageInfo{endCursor hasNextPage}}}",
);
export const recordPageDocument = graphqlDocument<RecordPageQuery, RecordPageQueryVariables>(
  "query RecordPage($type:String!$key:String!$asOf:DateTime$withSources:Boolean!){goldenRecord(type:$type key:$key asOf:$asOf){...RecordHead provenance{attribute value raw conflict pinned policy why{code text{zh en}}sourceRecord@include(if:$withSources){...SourceName}agreeing@include(if:$withSources){...SourceName}runnersUp{value sourceRecord@include(if:$withSources){...SourceName}}}}}fragment RecordHead on GoldenRecord{id type key status mergedInto version values}fragment SourceName on SourceRecord{id system sourceKey updatedAt}",
);
export const recordSourcesDocument = graphqlDocument<RecordSourcesQuery, RecordSourcesQueryVariables>(
  "query RecordSources($type:String!$key:String!){goldenRecord(type:$type key:$key){id type sources{...SourceName mappingVersion deleted receivedAt derivedFrom values payload rejections{attribute code got text{zh en}}}}}fragment SourceName on SourceRecord{id system sourceKey updatedAt}",
);
export const recordHistoryDocument = graphqlDocument<RecordHistoryQuery, RecordHistoryQueryVariables>(
  "query RecordHistory($type:String!$key:String!$first:Int$after:String){goldenRecord(type:$type key:$key){id history(first:$first after:$after){nodes{version recordedAt status mergedInto values}pageInfo{endCursor hasNextPage}}}}",
);
export const recordRelationsDocument = graphqlDocument<RecordRelationsQuery, RecordRelationsQueryVariables>(
  "query RecordRelations($type:String!$key:String!){goldenRecord(type:$type key:$key){...Related ...on Customer{devices(first:30){...Related owner{id}}contracts(first:30){...Related devices(first:30){id}}tickets(first:30){...Related device{id}}}...on Device{owner{...Related}buyer{...Related}contracts(first:30){...Related}tickets(first:30){...Related}}...on Contract{customer{...Related}devices(first:30){...Related}}...on Ticket{device{...Related owner{...Related}}}}}fragment Related on GoldenRecord{id type key status values}",
);
export const recordDecisionsDocument = graphqlDocument<RecordDecisionsQuery, RecordDecisionsQueryVariables>(
  "query RecordDecisions($goldenId:ID!){decisions(goldenId:$goldenId first:50){id kind judgement decidedBy decidedAt note goldenIds undoes undoneBy}}",
);
export const pinValueDocument = graphqlDocument<PinValueMutation, PinValueMutationVariables>(
  "mutation PinValue($goldenId:ID!$attribute:String!$value:JSON!$reason:String!$expiresAt:DateTime){pinValue(goldenId:$goldenId attribute:$attribute value:$value reason:$reason expiresAt:$expiresAt){id version}}",
);
export const unpinValueDocument = graphqlDocument<UnpinValueMutation, UnpinValueMutationVariables>(
  "mutation UnpinValue($goldenId:ID!$attribute:String!){unpinValue(goldenId:$goldenId attribute:$attribute){id version}}",
);
export const unmaskValueDocument = graphqlDocument<UnmaskValueMutation, UnmaskValueMutationVariables>(
  "mutation UnmaskValue($goldenId:ID!$attribute:String!$reason:String!){unmaskValue(goldenId:$goldenId attribute:$attribute reason:$reason){value}}",
);
export const unlinkDocument = graphqlDocument<UnlinkMutation, UnlinkMutationVariables>(
  "mutation Unlink($sourceRecordId:ID!$keepApart:Boolean$note:String$dryRun:Boolean!){unlinkSourceRecord(sourceRecordId:$sourceRecordId keepApart:$keepApart note:$note dryRun:$dryRun){decision{id}to{id type key}changes{kind goldenId goldenKey type changed before after}}}",
);
export const mergeDocument = graphqlDocument<MergeMutation, MergeMutationVariables>(
  "mutation Merge($survivorId:ID!$mergedIds:[ID!]!$note:String$dryRun:Boolean!){mergeGoldenRecords(survivorId:$survivorId mergedIds:$mergedIds note:$note dryRun:$dryRun){decision{id}survivor{id type key}changes{kind goldenId goldenKey type changed before after}}}",
);
export const undoRecordDecisionDocument = graphqlDocument<UndoRecordDecisionMutation, UndoRecordDecisionMutationVariables>(
  "mutation UndoRecordDecision($decisionId:ID!){undoDecision(decisionId:$decisionId){decision{id}}}",
);
