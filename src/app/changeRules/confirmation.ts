import { canonicalJson } from '../../core/model/json';
import type { RuleSpec } from '../../core/changeRules/ruleSpec';
import type { Pool } from '../poolContext';
import { asJson } from '../configuration/readConfiguration';

/** Whoever confirms has just looked. */
const CONFIRMATION_MINUTES = 15;
const MINUTE_MS = 60_000;
const CODE_CHARS = 24;

/** A code that confirms exactly this rule until it expires, on every node; it is kept nowhere. */
export function ruleConfirmation(pool: Pool, spec: RuleSpec): string {
  return codeUntil(pool, spec, Math.floor(pool.clock() / MINUTE_MS) + CONFIRMATION_MINUTES);
}

export function confirmsRule(pool: Pool, code: string | null, spec: RuleSpec): boolean {
  const minute = Number.parseInt(/^([0-9a-z]{1,9})-/.exec(code ?? '')?.[1] ?? '', 36);
  return minute * MINUTE_MS > pool.clock() && code === codeUntil(pool, spec, minute);
}

function codeUntil(pool: Pool, spec: RuleSpec, minute: number): string {
  return `${minute.toString(36)}-${pool.keyedHash(`confirm rule|${minute}|${canonicalJson(asJson(spec))}`).slice(0, CODE_CHARS)}`;
}
