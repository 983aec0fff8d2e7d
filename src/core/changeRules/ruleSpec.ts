import type { ChangeKind } from '../model/change';
import type { Label } from '../model/label';
import type { Calendar } from './calendar';

/** When a rule looks at a record: as it changes, or at a moment that follows from one of its dates. */
export type RuleTrigger =
  | {
    readonly on: 'CHANGE';
    /** At least one of these has changed; any when left out. */
    readonly attributes?: readonly string[];
    /** CREATED and UPDATED when left out. */
    readonly kinds?: readonly ChangeKind[];
  }
  | {
    readonly on: 'TIME';
    /** A date of the record. */
    readonly attribute: string;
    /** Before it (negative) or after it. */
    readonly offsetDays: number;
    /** HH:MM on the clocks of the zone. */
    readonly at: string;
    readonly timeZone: string;
    readonly calendar: Calendar;
  };

/** What follows. `group`: who is told, a name that people agree on. Texts may name attributes: {modelCode}, {before.warrantyEndsOn}. */
export type RuleAction =
  | { readonly do: 'NOTIFY'; readonly group: string; readonly message: Label }
  | { readonly do: 'TASK'; readonly group: string; readonly title: Label; readonly dueInDays: number | null }
  | { readonly do: 'PROMPT'; readonly code: string; readonly severity: 'WARNING' | 'INFO'; readonly message: Label }
  | { readonly do: 'WEBHOOK'; readonly endpoint: string }
  /** `value`: an expression in CEL. */
  | { readonly do: 'SET'; readonly attribute: string; readonly value: string };

/** A change rule as data. */
export interface RuleSpec {
  readonly type: string;
  readonly when: RuleTrigger;
  /** In CEL, on `before`, `after`, `changed`, `kind`, `key`, `today`; always when null. */
  readonly condition: string | null;
  readonly actions: readonly RuleAction[];
}

export const RULE_STATES = ['DRAFT', 'PUBLISHED', 'STOPPED'] as const;
/** DRAFT: nothing of it is in force. STOPPED: by a person, or because it failed or looped. */
export type RuleState = (typeof RULE_STATES)[number];
export const FIRING_OUTCOMES = ['FIRED', 'SKIPPED', 'FAILED'] as const;
export type FiringOutcome = (typeof FIRING_OUTCOMES)[number];
export const TASK_STATES = ['OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED'] as const;
export type TaskState = (typeof TASK_STATES)[number];
