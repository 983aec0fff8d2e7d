// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ChangeKind =
  | 'CREATED'
  | 'MERGED'
  | 'RETIRED'
  | 'UNMERGED'
  | 'UPDATED';

export type GoldenStatus =
  | 'ACTIVE'
  | 'MERGED'
  | 'RETIRED';

export type Judgement =
  | 'MATCH'
  | 'NO_MATCH'
  | 'UNSURE';

export type MatchReason =
  | 'CONFLICT'
  | 'CROWDED_KEY'
  | 'NO_SHARED_KEY'
  | 'PERSON'
  | 'PERSON_ABOUT_OTHERS'
  | 'RULE'
  | 'SCORE'
  | 'TOGETHER_BY_OTHERS'
  | 'VETO';

export type PairJudgementInput = {
  readonly judgement: Judgement;
  readonly note?: string | null | undefined;
  readonly pairId: string;
};

export type PairOrder =
  | 'AGE'
  | 'IMPACT'
  | 'SCORE';

export type PairStatus =
  | 'KEPT_APART'
  | 'OPEN'
  | 'PARKED'
  | 'REOPENED';

export type ReviewQueueQueryVariables = {
  type?: string | null | undefined;
  status?: PairStatus | null | undefined;
  orderBy?: PairOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
};

export type ReviewQueueQuery = { readonly reviewPairs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: string, readonly status: PairStatus, readonly score: number | null, readonly impact: number, readonly judgements: number, readonly since: string, readonly changed: ReadonlyArray<string>, readonly claim: { readonly claimedBy: string, readonly expiresAt: string } | null, readonly decision: { readonly id: string, readonly judgement: Judgement | null, readonly decidedBy: string, readonly decidedAt: string, readonly note: string | null } | null, readonly a:
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
       | null, readonly b:
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
       | null, readonly rivals: ReadonlyArray<
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
        | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
      > }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type ComparedPairQueryVariables = {
  type: string;
  a: string;
  b: string;
  keyA: string;
  keyB: string;
};

export type ComparedPairQuery = { readonly a:
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly devices: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly contracts: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
   | null, readonly b:
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly devices: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly contracts: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
    | { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> }
   | null, readonly explainMatch: { readonly bits: number | null, readonly priorBits: number | null, readonly reason: MatchReason, readonly compared: boolean, readonly vetoes: ReadonlyArray<string>, readonly thresholds: { readonly link: number, readonly review: number, readonly join: number } | null, readonly sentences: ReadonlyArray<{ readonly zh: string, readonly en: string }>, readonly comparisons: ReadonlyArray<{ readonly name: string, readonly weight: number | null, readonly termBits: number | null, readonly term: string | null, readonly veto: boolean, readonly label: { readonly zh: string, readonly en: string }, readonly level: { readonly name: string, readonly label: { readonly zh: string, readonly en: string } } }> } };

export type TryPairsMutationVariables = {
  decisions: ReadonlyArray<PairJudgementInput> | PairJudgementInput;
};

export type TryPairsMutation = { readonly decidePairs: { readonly joined: number, readonly keptApart: number, readonly parked: number, readonly movedSourceRecords: number, readonly changes: ReadonlyArray<{ readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown }> } };

export type DecidePairsMutationVariables = {
  decisions: ReadonlyArray<PairJudgementInput> | PairJudgementInput;
};

export type DecidePairsMutation = { readonly decidePairs: { readonly joined: number, readonly keptApart: number, readonly parked: number, readonly outcomes: ReadonlyArray<{ readonly decision: { readonly id: string } }> } };

export type DecidePairMutationVariables = {
  pairId: string;
  judgement: Judgement;
  note?: string | null | undefined;
};

export type DecidePairMutation = { readonly decidePair: { readonly decision: { readonly id: string, readonly judgement: Judgement | null } } };

export type UndoPairDecisionMutationVariables = {
  decisionId: string;
};

export type UndoPairDecisionMutation = { readonly undoDecision: { readonly decision: { readonly id: string } } };

export type ClaimPairMutationVariables = {
  pairIds: ReadonlyArray<string> | string;
};

export type ClaimPairMutation = { readonly claimReviewPairs: ReadonlyArray<{ readonly id: string, readonly claim: { readonly claimedBy: string, readonly expiresAt: string } | null }> };

export type ReleasePairMutationVariables = {
  pairIds: ReadonlyArray<string> | string;
};

export type ReleasePairMutation = { readonly releaseReviewPairs: ReadonlyArray<{ readonly id: string }> };

export type QueuedPairFragment = { readonly id: string, readonly type: string, readonly status: PairStatus, readonly score: number | null, readonly impact: number, readonly judgements: number, readonly since: string, readonly changed: ReadonlyArray<string>, readonly claim: { readonly claimedBy: string, readonly expiresAt: string } | null, readonly decision: { readonly id: string, readonly judgement: Judgement | null, readonly decidedBy: string, readonly decidedAt: string, readonly note: string | null } | null, readonly a:
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
   | null, readonly b:
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
   | null, readonly rivals: ReadonlyArray<
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
    | { readonly id: string, readonly key: string, readonly type: string, readonly values: unknown }
  > };

type ComparedRecord_Contract_Fragment = { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> };

type ComparedRecord_Customer_Fragment = { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly devices: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly contracts: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly key: string }>, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> };

type ComparedRecord_Device_Fragment = { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> };

type ComparedRecord_OtherGoldenRecord_Fragment = { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> };

type ComparedRecord_Ticket_Fragment = { readonly id: string, readonly key: string, readonly type: string, readonly version: number, readonly status: GoldenStatus, readonly values: unknown, readonly sources: ReadonlyArray<{ readonly id: string, readonly system: string, readonly sourceKey: string, readonly updatedAt: string | null, readonly receivedAt: string }> };

export type ComparedRecordFragment =
  | ComparedRecord_Contract_Fragment
  | ComparedRecord_Customer_Fragment
  | ComparedRecord_Device_Fragment
  | ComparedRecord_OtherGoldenRecord_Fragment
  | ComparedRecord_Ticket_Fragment
;

export type StepFragment = { readonly kind: ChangeKind, readonly goldenId: string, readonly goldenKey: string, readonly type: string, readonly changed: ReadonlyArray<string>, readonly before: unknown, readonly after: unknown };
export const reviewQueueDocument = graphqlDocument<ReviewQueueQuery, ReviewQueueQueryVariables>(
  "query ReviewQueue($type:String$status:PairStatus$orderBy:PairOrder$first:Int$after:Cursor){reviewPairs(type:$type status:$status orderBy:$orderBy first:$first after:$after){nodes{...QueuedPair}pageInfo{endCursor hasNextPage}}}fragment QueuedPair on ReviewPair{id type status score impact judgements since changed claim{claimedBy expiresAt}decision{id judgement decidedBy decidedAt note}a{id key type values}b{id key type values}rivals{id key type values}}",
);
export const comparedPairDocument = graphqlDocument<ComparedPairQuery, ComparedPairQueryVariables>(
  "query ComparedPair($type:String!$a:ID!$b:ID!$keyA:String!$keyB:String!){a:goldenRecord(type:$type key:$keyA){...ComparedRecord}b:goldenRecord(type:$type key:$keyB){...ComparedRecord}explainMatch(type:$type a:$a b:$b){bits priorBits reason compared vetoes thresholds{link review join}sentences{zh en}comparisons{name label{zh en}level{name label{zh en}}weight termBits term veto}}}fragment ComparedRecord on GoldenRecord{id key type version status values sources{id system sourceKey updatedAt receivedAt}...on Customer{devices(first:6){id key}contracts(first:6){id key}tickets(first:6){id key}}}",
);
export const tryPairsDocument = graphqlDocument<TryPairsMutation, TryPairsMutationVariables>(
  "mutation TryPairs($decisions:[PairJudgementInput!]!){decidePairs(decisions:$decisions dryRun:true){joined keptApart parked movedSourceRecords changes{...Step}}}fragment Step on DecisionStep{kind goldenId goldenKey type changed before after}",
);
export const decidePairsDocument = graphqlDocument<DecidePairsMutation, DecidePairsMutationVariables>(
  "mutation DecidePairs($decisions:[PairJudgementInput!]!){decidePairs(decisions:$decisions dryRun:false){joined keptApart parked outcomes{decision{id}}}}",
);
export const decidePairDocument = graphqlDocument<DecidePairMutation, DecidePairMutationVariables>(
  "mutation DecidePair($pairId:ID!$judgement:Judgement!$note:String){decidePair(pairId:$pairId judgement:$judgement note:$note){decision{id judgement}}}",
);
export const undoPairDecisionDocument = graphqlDocument<UndoPairDecisionMutation, UndoPairDecisionMutationVariables>(
  "mutation UndoPairDecision($decisionId:ID!){undoDecision(decisionId:$decisionId){decision{id}}}",
);
export const claimPairDocument = graphqlDocument<ClaimPairMutation, ClaimPairMutationVariables>(
  "mutation ClaimPair($pairIds:[ID!]!){claimReviewPairs(pairIds:$pairIds){id claim{claimedBy expiresAt}}}",
);
export const releasePairDocument = graphqlDocument<ReleasePairMutation, ReleasePairMutationVariables>(
  "mutation ReleasePair($pairIds:[ID!]!){releaseReviewPairs(pairIds:$pairIds){id}}",
);
