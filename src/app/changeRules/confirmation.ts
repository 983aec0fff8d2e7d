import type { RuleSpec } from '../../core/changeRules/ruleSpec';
import { asJson, digestOf } from '../configuration/readConfiguration';

/** What a simulation confirms, as text: exactly this rule. */
export const publishesRule = (spec: RuleSpec): string => `rule|${digestOf(asJson(spec))}`;
