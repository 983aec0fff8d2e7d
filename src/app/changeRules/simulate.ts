import { dueMoment } from '../../core/changeRules/moment';
import type { RuleAction, RuleSpec } from '../../core/changeRules/ruleSpec';
import type { Label } from '../../core/model/label';
import { badInput } from '../../core/model/errors';
import type { RuleInForce } from '../../storage/changeRules/rules';
import { idsByDates, timersAhead } from '../../storage/changeRules/timers';
import { logState, positionBefore, readChanges } from '../../storage/changes';
import type { LoggedChange } from '../../storage/changes';
import { viewsByIds } from '../../storage/goldenViews';
import type { Tx } from '../../storage/transaction';
import { compileRule } from '../../core/changeRules/compileRule';
import type { CompiledRule } from '../../core/changeRules/compileRule';
import { factsNamed } from '../../core/changeRules/template';
import { authorise } from '../access';
import type { Caller, Role } from '../access';
import type { Pool } from '../poolContext';
import { sequenceAll } from '../readChanges';
import { toldTo } from './carryOut';
import type { Occasion } from './carryOut';
import { confirmationFor } from '../configuration/confirmation';
import { publishesRule } from './confirmation';
import { occasionsOf } from './onChanges';
import { occasionOf } from './onTime';
import { ruleById, specOf } from './rules';

/** What somebody would have been told, or done. */
export interface WouldTell { readonly do: RuleAction['do']; readonly group: string | null; readonly text: Label | null }
export interface SimulatedFiring { readonly at: number; readonly goldenId: string; readonly goldenKey: string; readonly tells: readonly WouldTell[] }

export interface RuleSimulation {
  /** Firings that the past would have had, and that the days ahead will have as things stand. */
  readonly past: number;
  readonly ahead: number;
  /** Occasions on which the condition did not hold. */
  readonly skipped: number;
  readonly failed: number;
  /** Why the first of them failed. */
  readonly failure: string | null;
  /** Only a part of what there is was looked at. */
  readonly truncated: boolean;
  readonly groups: readonly { readonly group: string; readonly told: number }[];
  /** The latest of the past and the first of what comes. */
  readonly examples: readonly SimulatedFiring[];
  /** Publishes exactly this rule, for a quarter of an hour. */
  readonly confirmation: string;
}

const MAX_LOOKED = 5_000;
const MAX_EXAMPLES = 20;
const AHEAD_DAYS = 31;
const DAY_MS = 86_400_000;
/** A moment may lie so far from its date by the calendar alone. */
const SHIFT_DAYS = 62;

const trialOf = (spec: RuleSpec, now: number): RuleInForce => ({ id: '0', name: 'a trial', version: 0, spec, sincePosition: '0', publishedAt: now, timersAfter: null, backfill: false });

/** Who would have been told what since a moment, and will be within a month. Writes nothing. */
export async function simulateChangeRule(pool: Pool, caller: Caller | null, given: unknown, since: number): Promise<RuleSimulation> {
  const known = authorise(caller, 'writeChangeRules');
  const now = pool.clock();
  if (since > now) throw badInput('a moment that has passed', new Date(since).toISOString(), 'Simulate over the past; the days ahead are looked at by themselves.');
  const spec = specOf(pool, given);
  await sequenceAll(pool);
  const { occasions, truncated } = await pool.dataSource.transaction('REPEATABLE READ', async (tx) =>
    (spec.when.on === 'TIME' ? byTime(tx, trialOf(spec, now), { from: since, to: now + AHEAD_DAYS * DAY_MS, now }) : onChanges(pool, tx, trialOf(spec, now), since)));
  return { ...judged(pool, known.role, compileRule(spec, pool.declared.model), occasions, now), truncated, confirmation: confirmationFor(pool, publishesRule(spec), known).code };
}

interface Found { readonly occasions: readonly Occasion[]; readonly truncated: boolean }

async function onChanges(pool: Pool, tx: Tx, rule: RuleInForce, since: number): Promise<Found> {
  const { lastPosition: upTo, epochs } = await logState(tx);
  const after = await positionBefore(tx, since);
  const changes: LoggedChange[] = await readChanges(tx, { after, upTo, limit: MAX_LOOKED + 1, types: [rule.spec.type] });
  const occasions = await occasionsOf({ ...pool, compiledRules: new Map() }, tx, { rules: [rule], changes: changes.slice(0, MAX_LOOKED), epoch: epochs.at(-1)?.id ?? '' });
  return { occasions, truncated: changes.length > MAX_LOOKED };
}

interface Span { readonly from: number; readonly to: number; readonly now: number }

async function byTime(tx: Tx, rule: RuleInForce, { from, to, now }: Span): Promise<Found> {
  const { when, type } = rule.spec;
  if (when.on !== 'TIME') return { occasions: [], truncated: false };
  const ids = await idsByDates(tx, type, when.attribute, datesBetween(when, from, to), MAX_LOOKED + 1);
  const views = await viewsByIds(tx, ids.slice(0, MAX_LOOKED), null);
  const occasions = views.flatMap((view) => {
    const due = dueMoment(when, view.values[when.attribute]);
    return due === null ? [] : [occasionOf(rule, view, due, Math.max(due, now))];
  });
  return { occasions: occasions.sort((a, b) => a.dueAt - b.dueAt), truncated: ids.length > MAX_LOOKED };
}

/** The dates whose moments lie between two others. */
function datesBetween(when: Extract<RuleSpec['when'], { on: 'TIME' }>, from: number, to: number): string[] {
  const dates: string[] = [];
  const first = Math.max(from - (when.offsetDays + SHIFT_DAYS) * DAY_MS, Date.UTC(1970, 0, 1));
  for (let ms = first; ms <= to - (when.offsetDays - SHIFT_DAYS) * DAY_MS; ms += DAY_MS) {
    const date = new Date(ms).toISOString().slice(0, 10);
    const due = dueMoment(when, date);
    if (due !== null && due >= from && due <= to) dates.push(date);
  }
  return dates;
}

function judged(pool: Pool, role: Role, rule: CompiledRule, occasions: readonly Occasion[], now: number): Omit<RuleSimulation, 'truncated' | 'confirmation'> {
  const answers = occasions.map((occasion) => ({ occasion, holds: rule.holds(occasion.facts) }));
  const fired = answers.filter(({ holds }) => holds === true).map(({ occasion }) => occasion);
  const failures = answers.flatMap(({ holds }) => (holds instanceof Error ? [holds.message] : []));
  const past = fired.filter(({ dueAt }) => dueAt <= now);
  const ahead = fired.filter(({ dueAt }) => dueAt > now);
  const groups = [...new Set(rule.spec.actions.flatMap((action) => ('group' in action ? [action.group] : [])))];
  return {
    past: past.length, ahead: ahead.length, skipped: answers.filter(({ holds }) => holds === false).length, failed: failures.length, failure: failures[0] ?? null,
    groups: groups.map((group) => ({ group, told: fired.length * rule.spec.actions.filter((action) => 'group' in action && action.group === group).length })),
    examples: [...past.slice(-MAX_EXAMPLES / 2), ...ahead.slice(0, MAX_EXAMPLES / 2)].map((occasion) => example(pool, role, rule.spec, occasion)),
  };
}

function example(pool: Pool, role: Role, { type, actions }: RuleSpec, { dueAt, goldenId, facts }: Occasion): SimulatedFiring {
  const text = (message: Label): Label => toldTo(pool, role, { type, message, facts: factsNamed([message], facts) });
  return {
    at: dueAt, goldenId, goldenKey: facts.key,
    tells: actions.map((action) => ({
      do: action.do, group: 'group' in action ? action.group : null, text: 'message' in action ? text(action.message) : 'title' in action ? text(action.title) : null,
    })),
  };
}

/** How often a rule would fire within a month: as it did in the last (on changes), or will in the next (by time), with what is made up for. */
export async function countAhead(pool: Pool, spec: RuleSpec, backfill: boolean): Promise<number> {
  const now = pool.clock();
  const rule = trialOf(spec, now);
  const span = { from: backfill ? 0 : now, to: now + AHEAD_DAYS * DAY_MS, now };
  const { occasions } = await pool.dataSource.transaction('REPEATABLE READ', async (tx) => (spec.when.on === 'TIME' ? byTime(tx, rule, span) : onChanges(pool, tx, rule, now - AHEAD_DAYS * DAY_MS)));
  const ready = compileRule(spec, pool.declared.model);
  return occasions.filter(({ facts }) => ready.holds(facts) === true).length;
}

export interface CalendarEntry { readonly at: number; readonly goldenId: string; readonly goldenKey: string; readonly ruleId: string }
const MAX_CALENDAR = 500;

/** What comes: the moments at which rules in force will look at records, the earliest first. */
export async function readRuleCalendar(pool: Pool, caller: Caller | null, { ruleId, until, first }: { readonly ruleId: string | null; readonly until: number; readonly first: number }): Promise<CalendarEntry[]> {
  authorise(caller, 'readChangeRules');
  if (first < 1 || first > MAX_CALENDAR) throw badInput(`first from 1 to ${MAX_CALENDAR}`, String(first), 'Ask for fewer.');
  const tx = pool.dataSource.manager;
  const timers = await timersAhead(tx, ruleId === null ? null : (await ruleById(tx, ruleId)).id, until, first);
  const keys = new Map((await viewsByIds(tx, timers.map(({ goldenId }) => goldenId), null)).map(({ id, key }) => [id, key]));
  return timers.map(({ ruleId: rule, goldenId, dueAt }) => ({ at: dueAt, goldenId, goldenKey: keys.get(goldenId) ?? '', ruleId: rule }));
}
