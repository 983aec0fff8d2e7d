import type { ChangeKind } from '../model/change';
import { entityType } from '../model/model';
import type { EntityType } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { Model } from '../model/model';
import { readExpression } from './expression';
import type { RuleExpression, RuleFacts } from './expression';
import type { RuleSpec } from './ruleSpec';

/** A rule made ready to be asked. */
export interface CompiledRule {
  readonly spec: RuleSpec;
  readonly type: EntityType;
  /** Whether a change is one that it looks at. Always false for rules by time. */
  readonly looksAt: (change: { readonly type: string; readonly kind: ChangeKind; readonly changed: readonly string[] }) => boolean;
  /** True, false, or why it cannot be told. */
  readonly holds: (facts: RuleFacts) => boolean | Error;
  /** What a SET action gives, by its place among the actions. */
  readonly valueOf: (action: number, facts: RuleFacts) => JsonValue | Error;
}

const DEFAULT_KINDS: readonly ChangeKind[] = ['CREATED', 'UPDATED'];

/** @throws Error for a spec that was not read by readRule: a bug */
export function compileRule(spec: RuleSpec, model: Model): CompiledRule {
  const type = entityType(model, spec.type);
  const compiled = (text: string, wanted: 'bool' | 'any'): RuleExpression => {
    const read = readExpression(text, type, wanted);
    if (!read.ok) throw new Error(`an expression of a published rule: ${read.problem}`);
    return read.evaluate;
  };
  const condition = spec.condition === null ? null : compiled(spec.condition, 'bool');
  const values = spec.actions.map((action) => (action.do === 'SET' ? compiled(action.value, 'any') : null));
  const { when } = spec;
  return {
    spec, type,
    looksAt: (change) => when.on === 'CHANGE' && change.type === spec.type && (when.kinds ?? DEFAULT_KINDS).includes(change.kind)
      && (when.attributes === undefined || when.attributes.some((name) => change.changed.includes(name))),
    holds: (facts) => {
      const answer = condition === null ? true : condition(facts);
      if (answer instanceof Error) return answer;
      return answer === null ? false : typeof answer === 'boolean' ? answer : new Error('the condition gives neither true nor false');
    },
    valueOf: (action, facts) => values[action]?.(facts) ?? null,
  };
}
