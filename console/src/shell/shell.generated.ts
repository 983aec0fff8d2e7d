// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type CallerRole =
  | 'ADMIN'
  | 'AGENT'
  | 'AUDITOR'
  | 'STEWARD'
  | 'SYSTEM';

export type Permission =
  | 'configure'
  | 'decide'
  | 'decideModelCodes'
  | 'editMappings'
  | 'exportRecords'
  | 'followChanges'
  | 'handleNotifications'
  | 'manageTokens'
  | 'manageWebhooks'
  | 'pinValues'
  | 'prefill'
  | 'publishMappings'
  | 'readAuditLog'
  | 'readChangeRules'
  | 'readConfiguration'
  | 'readMappings'
  | 'readMetrics'
  | 'readModelCodes'
  | 'readNotifications'
  | 'readOverview'
  | 'readRecords'
  | 'readReviewPairs'
  | 'readSourceRecords'
  | 'readWebhooks'
  | 'resolveModelCodes'
  | 'searchRecords'
  | 'translate'
  | 'unmaskValues'
  | 'writeChangeRules'
  | 'writeSourceRecords';

export type ShellQueryVariables = { [key: string]: never; };

export type ShellQuery = { readonly viewer: { readonly name: string, readonly role: CallerRole, readonly system: string | null, readonly permissions: ReadonlyArray<Permission> }, readonly entityTypes: ReadonlyArray<{ readonly name: string, readonly label: { readonly zh: string, readonly en: string }, readonly attributes: ReadonlyArray<{ readonly name: string, readonly kind: string, readonly sensitivity: string, readonly cardinality: string, readonly refersTo: string | null, readonly label: { readonly zh: string, readonly en: string }, readonly codes: ReadonlyArray<{ readonly code: string, readonly label: { readonly zh: string, readonly en: string } }> }> }> };

export type SystemNamesQueryVariables = { [key: string]: never; };

export type SystemNamesQuery = { readonly sourceSystems: ReadonlyArray<{ readonly code: string, readonly label: { readonly zh: string, readonly en: string } }> };
export const shellDocument = graphqlDocument<ShellQuery, ShellQueryVariables>(
  "query Shell{viewer{name role system permissions}entityTypes{name label{zh en}attributes{name label{zh en}kind sensitivity cardinality refersTo codes{code label{zh en}}}}}",
);
export const systemNamesDocument = graphqlDocument<SystemNamesQuery, SystemNamesQueryVariables>(
  "query SystemNames{sourceSystems{code label{zh en}}}",
);
