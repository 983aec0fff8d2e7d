import { dueMoment } from '../../core/changeRules/moment';
import type { GoldenView } from '../../core/model/goldenView';
import { calendarDay } from '../../core/service/calendar';
import { rulesInForce } from '../../storage/changeRules/rules';
import type { RuleInForce } from '../../storage/changeRules/rules';
import { addTimersOfPage, datesOfPage, endTimerPages, holdTimerPages, nextTimer, setTimers, takeDueTimers } from '../../storage/changeRules/timers';
import type { Timer } from '../../storage/changeRules/timers';
import { viewsByIds } from '../../storage/goldenViews';
import type { Pool } from '../poolContext';
import { carryOut } from './carryOut';
import type { Occasion } from './carryOut';

/** Fired in one transaction. */
const BATCH = 500;
/** Records whose timers are set in one transaction. */
const TIMER_PAGE = 20_000;

/** Fires what is due, at most a batch. True when there may be more. */
export async function fireTimers(pool: Pool): Promise<boolean> {
  return pool.dataSource.transaction('READ COMMITTED', async (tx) => {
    const timers = await takeDueTimers(tx, pool.clock(), BATCH);
    if (timers.length === 0) return false;
    const rules = new Map((await rulesInForce(tx)).map((rule) => [rule.id, rule]));
    const views = new Map((await viewsByIds(tx, [...new Set(timers.map(({ goldenId }) => goldenId))], null)).map((view) => [view.id, view]));
    const next: (Omit<Timer, 'dueAt'> & { readonly dueAt: number | null })[] = [];
    const occasions: Occasion[] = [];
    for (const timer of timers) {
      const [rule, view] = [rules.get(timer.ruleId), views.get(timer.goldenId)];
      const due = rule === undefined || view === undefined ? null : dueNow(rule, view);
      // The record may have changed behind the timer's back: the moment is reckoned again.
      next.push({ ...timer, dueAt: due !== null && due > timer.dueAt ? due : null });
      if (rule !== undefined && view !== undefined && due !== null && due <= timer.dueAt) occasions.push(occasionOf(rule, view, due, pool.clock()));
    }
    await setTimers(tx, next);
    await carryOut(pool, tx, occasions, true);
    return timers.length === BATCH;
  });
}

function dueNow({ spec: { when } }: RuleInForce, view: GoldenView): number | null {
  return when.on === 'TIME' && view.status === 'ACTIVE' ? dueMoment(when, view.values[when.attribute]) : null;
}

/** By time, the record is the same before and after. */
export function occasionOf(rule: RuleInForce, { id, key, values }: GoldenView, dueAt: number, now: number): Occasion {
  const { when } = rule.spec;
  const today = calendarDay(now, when.on === 'TIME' ? when.timeZone : 'Asia/Shanghai');
  return { rule, goldenId: id, dueKey: new Date(dueAt).toISOString(), dueAt, chain: [], facts: { key, kind: 'TIME', changed: [], before: values, after: values, today } };
}

/** When the next timer is due, ms since the epoch; null for none. */
export async function nextDue(pool: Pool): Promise<number | null> {
  return nextTimer(pool.dataSource.manager);
}

/** Sets the timers of one page of records for a rule that has come into force. True when there is more to be done. */
export async function setTimersPage(pool: Pool): Promise<boolean> {
  const [rule] = (await rulesInForce(pool.dataSource.manager)).filter(({ timersAfter }) => timersAfter !== null);
  if (rule?.timersAfter === undefined || rule.timersAfter === null || rule.spec.when.on !== 'TIME') return false;
  const { spec: { type, when }, timersAfter: after } = rule;
  const page = { ruleId: rule.id, type, attribute: when.attribute, after, limit: TIMER_PAGE };
  await pool.dataSource.transaction('READ COMMITTED', async (tx) => {
    if (!await holdTimerPages(tx, rule)) return; // another node does it
    const { last, dates } = await datesOfPage(tx, page);
    if (last === null) { await endTimerPages(tx, rule.id); return; }
    const earliest = rule.backfill ? Number.NEGATIVE_INFINITY : rule.publishedAt;
    const dues = dates.flatMap((date) => {
      const dueAt = dueMoment(when, date);
      return dueAt === null || dueAt < earliest ? [] : [{ date, dueAt }];
    });
    await addTimersOfPage(tx, page, last, dues);
  });
  return true;
}
