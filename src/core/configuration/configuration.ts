import type { MatchModel } from '../matching/matchModel';
import type { SurvivorshipPolicy } from '../model/entityType';
import type { SystemTrust } from '../survivorship/trust';

/** What is configuration: how a type's records are matched, how its values survive, how far systems are trusted. */
export const CONFIGURATION_KINDS = ['MATCH_MODEL', 'SURVIVORSHIP', 'TRUST'] as const;
export type ConfigurationKind = (typeof CONFIGURATION_KINDS)[number];

/** Which configuration: of one type, or (TRUST) one for all types; then `type` is empty. */
export interface ConfigurationName { readonly kind: ConfigurationKind; readonly type: string }

/** Policies by attribute; attributes that are left out keep what their type declares. */
export interface SurvivorshipContent { readonly attributes: Readonly<Record<string, SurvivorshipPolicy>> }

/** Trust by source system; systems that are left out keep what they have. */
export interface TrustContent { readonly systems: Readonly<Record<string, SystemTrust>> }

export type Configuration =
  | { readonly kind: 'MATCH_MODEL'; readonly type: string; readonly content: MatchModel }
  | { readonly kind: 'SURVIVORSHIP'; readonly type: string; readonly content: SurvivorshipContent }
  | { readonly kind: 'TRUST'; readonly type: ''; readonly content: TrustContent };

/** One thing that is wrong with a configuration; `node` is the place in it: "comparisons[2].levels.exact". */
export interface ConfigurationIssue {
  readonly node: string;
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

/** A configuration that was read, or everything that is wrong with it. */
export type ReadOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly ConfigurationIssue[] };

export const configurationName = ({ kind, type }: ConfigurationName): string => (type === '' ? kind : `${kind} of ${type}`);
