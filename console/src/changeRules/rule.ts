import type { Label } from '../language/label';
import type { RuleWholeFragment } from './changeRules.generated';

export type Rule = RuleWholeFragment;

/** A rule as it is written: see docs/change-rules.md. */
export interface RuleSpec {
  readonly type: string;
  readonly when: Trigger;
  readonly condition?: string | null;
  readonly actions: readonly Action[];
}
export type Trigger =
  | { readonly on: 'CHANGE'; readonly attributes?: readonly string[]; readonly kinds?: readonly string[] }
  | { readonly on: 'TIME'; readonly attribute: string; readonly offsetDays: number; readonly at: string; readonly timeZone: string; readonly calendar: { readonly name: 'CN' | 'WEEKDAYS' | 'EVERY_DAY'; readonly shift?: 'NEXT' | 'PREVIOUS' } };
export type Action =
  | { readonly do: 'NOTIFY'; readonly group: string; readonly message: Label }
  | { readonly do: 'TASK'; readonly group: string; readonly title: Label; readonly dueInDays: number | null }
  | { readonly do: 'PROMPT'; readonly code: string; readonly severity: 'WARNING' | 'INFO'; readonly message: Label }
  | { readonly do: 'WEBHOOK'; readonly endpoint: string }
  | { readonly do: 'SET'; readonly attribute: string; readonly value: string };

const NO_TEXT: Label = { zh: '', en: '' };

/** How each action begins. */
export const NEW_ACTIONS: Readonly<Record<Action['do'], Action>> = {
  NOTIFY: { do: 'NOTIFY', group: '', message: NO_TEXT }, TASK: { do: 'TASK', group: '', title: NO_TEXT, dueInDays: 3 }, PROMPT: { do: 'PROMPT', code: '', severity: 'WARNING', message: NO_TEXT },
  WEBHOOK: { do: 'WEBHOOK', endpoint: '' }, SET: { do: 'SET', attribute: '', value: '' },
};

export const NEW_RULE: RuleSpec = { type: 'device', when: { on: 'CHANGE', attributes: [] }, condition: null, actions: [NEW_ACTIONS.NOTIFY] };
export const ON_TIME: Extract<Trigger, { on: 'TIME' }> = { on: 'TIME', attribute: '', offsetDays: -30, at: '09:00', timeZone: 'Asia/Shanghai', calendar: { name: 'CN', shift: 'PREVIOUS' } };

export const specOfRule = (rule: Rule): RuleSpec => rule.draft as RuleSpec; // as the server has checked it
