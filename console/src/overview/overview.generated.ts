// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type ChangeKind =
  | 'CREATED'
  | 'MERGED'
  | 'RETIRED'
  | 'UNMERGED'
  | 'UPDATED';

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

export type WebhookState =
  | 'ACTIVE'
  | 'DISABLED'
  | 'PAUSED'
  | 'REMOVED';

export type OverviewQueryVariables = { [key: string]: never; };

export type OverviewQuery = { readonly overview: { readonly takenAt: string, readonly goldenRecords: ReadonlyArray<{ readonly type: string, readonly active: number, readonly merged: number, readonly retired: number }>, readonly systems: ReadonlyArray<{ readonly system: string, readonly type: string, readonly records: number, readonly withRejections: number, readonly lastArrivalAt: string }>, readonly arrivals: ReadonlyArray<{ readonly system: string, readonly day: string, readonly records: number }>, readonly failures: ReadonlyArray<{ readonly system: string, readonly type: string, readonly attribute: string | null, readonly code: RejectionCode, readonly records: number, readonly samples: ReadonlyArray<string> }>, readonly queue: ReadonlyArray<{ readonly type: string, readonly day: number, readonly week: number, readonly month: number, readonly older: number }>, readonly changes: ReadonlyArray<{ readonly day: string, readonly kind: ChangeKind, readonly changes: number }>, readonly quality: ReadonlyArray<{ readonly type: string, readonly attribute: string, readonly sampled: number, readonly filled: number, readonly conflicts: number }> } };

export type EndpointsQueryVariables = { [key: string]: never; };

export type EndpointsQuery = { readonly webhookEndpoints: ReadonlyArray<{ readonly id: string, readonly name: string, readonly url: string, readonly state: WebhookState, readonly delivered: number, readonly failuresInARow: number, readonly lastDeliveredAt: string | null }> };

export type GivenUpQueryVariables = {
  endpointId: string;
};

export type GivenUpQuery = { readonly webhookDeliveries: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly eventId: string, readonly createdAt: string, readonly failures: number }> } };

export type PushAgainMutationVariables = {
  endpointId: string;
  deliveryId?: string | null | undefined;
};

export type PushAgainMutation = { readonly pushWebhookDeliveries: number };

export type LiveChangesSubscriptionVariables = { [key: string]: never; };

export type LiveChangesSubscription = { readonly changes: { readonly id: string, readonly kind: ChangeKind, readonly type: string, readonly goldenKey: string, readonly goldenId: string, readonly changed: ReadonlyArray<string>, readonly at: string, readonly actor: string } };
export const overviewDocument = graphqlDocument<OverviewQuery, OverviewQueryVariables>(
  "query Overview{overview{takenAt goldenRecords{type active merged retired}systems{system type records withRejections lastArrivalAt}arrivals{system day records}failures{system type attribute code records samples}queue{type day week month older}changes{day kind changes}quality{type attribute sampled filled conflicts}}}",
);
export const endpointsDocument = graphqlDocument<EndpointsQuery, EndpointsQueryVariables>(
  "query Endpoints{webhookEndpoints{id name url state delivered failuresInARow lastDeliveredAt}}",
);
export const givenUpDocument = graphqlDocument<GivenUpQuery, GivenUpQueryVariables>(
  "query GivenUp($endpointId:ID!){webhookDeliveries(endpointId:$endpointId state:DEAD first:5){nodes{id eventId createdAt failures}}}",
);
export const pushAgainDocument = graphqlDocument<PushAgainMutation, PushAgainMutationVariables>(
  "mutation PushAgain($endpointId:ID!$deliveryId:ID){pushWebhookDeliveries(endpointId:$endpointId deliveryId:$deliveryId)}",
);
export const liveChangesDocument = graphqlDocument<LiveChangesSubscription, LiveChangesSubscriptionVariables>(
  "subscription LiveChanges{changes{id kind type goldenKey goldenId changed at actor}}",
);
