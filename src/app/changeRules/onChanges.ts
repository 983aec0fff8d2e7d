import type { RuleFacts } from '../../core/changeRules/expression';
import { dueMoment } from '../../core/changeRules/moment';
import type { JsonValue } from '../../core/model/json';
import { calendarDay } from '../../core/service/calendar';
import { dropPrompts } from '../../storage/changeRules/firings';
import { rulesInForce, saveRuleProgress, takeRuleProgress } from '../../storage/changeRules/rules';
import type { RuleInForce } from '../../storage/changeRules/rules';
import { setTimers } from '../../storage/changeRules/timers';
import { logState, readChanges } from '../../storage/changes';
import type { LoggedChange } from '../../storage/changes';
import { valuesOfVersions, viewsByIds } from '../../storage/goldenViews';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { SERVICE_TIME_ZONE } from '../serviceDay';
import { carryOut, readyRule } from './carryOut';
import type { Occasion } from './carryOut';

const PAGE = 500;
/** A moment that has passed when a date comes is made up for, if it was so lately. */
export const LATE_MS = 7 * 86_400_000;

/**
 * Lets the rules in force look at a page of the log behind what they have seen, one node at a time: what follows is written
 * with how far they have come, so each change is looked at once, whoever is killed when. True when there may be more.
 */
export async function lookAtChanges(pool: Pool): Promise<boolean> {
  return pool.dataSource.transaction('READ COMMITTED', async (tx) => {
    const after = await takeRuleProgress(tx);
    if (after === null) return false;
    const { lastPosition: upTo, epochs } = await logState(tx);
    if (BigInt(upTo) <= BigInt(after)) return false;
    const rules = await rulesInForce(tx);
    const types = [...new Set(rules.map(({ spec }) => spec.type))];
    const changes = types.length === 0 ? [] : await readChanges(tx, { after, upTo, limit: PAGE, types });
    if (changes.length > 0) {
      const epoch = epochs.at(-1)?.id ?? '';
      await moveTimers(pool, tx, rules, changes);
      await carryOut(pool, tx, await occasionsOf(pool, tx, { rules, changes, epoch }), false);
    }
    await saveRuleProgress(tx, changes.length < PAGE ? upTo : changes.at(-1)?.position ?? upTo);
    return true;
  });
}

/** Whether any rule is in force. */
export async function rulesWork(pool: Pool): Promise<boolean> {
  return (await rulesInForce(pool.dataSource.manager)).length > 0;
}

export interface Looked { readonly rules: readonly RuleInForce[]; readonly changes: readonly LoggedChange[]; readonly epoch: string }

/** Which rules look at which changes, with the whole records before and after them. */
export async function occasionsOf(pool: Pool, tx: Tx, { rules, changes, epoch }: Looked): Promise<Occasion[]> {
  const looked = changes.flatMap((change) => rules
    .filter((rule) => BigInt(change.position) > BigInt(rule.sincePosition) && readyRule(pool, rule).looksAt(change)).map((rule) => ({ rule, change })));
  if (looked.length === 0) return [];
  const values = await valuesAround(tx, looked.map(({ change }) => change));
  return looked.map(({ rule, change }) => ({
    rule, goldenId: change.goldenId, dueKey: `${epoch}-${change.id}`, dueAt: change.at, chain: chainOf(change), facts: factsOf(change, values, pool.clock()),
  }));
}

type Values = Readonly<Record<string, JsonValue>>;
const versionName = (goldenId: string, version: number): string => `${goldenId} ${version}`;

async function valuesAround(tx: Tx, changes: readonly LoggedChange[]): Promise<ReadonlyMap<string, Values>> {
  const wanted = changes.flatMap(({ goldenId, version, previousVersion }) => [{ goldenId, version }, ...(previousVersion === null ? [] : [{ goldenId, version: previousVersion }])]);
  return new Map((await valuesOfVersions(tx, wanted)).map(({ goldenId, version, values }) => [versionName(goldenId, version), values]));
}

function factsOf({ goldenId, goldenKey, kind, changed, version, previousVersion, before, after }: LoggedChange, values: ReadonlyMap<string, Values>, now: number): RuleFacts {
  return {
    key: goldenKey, kind, changed, today: calendarDay(now, SERVICE_TIME_ZONE),
    before: (previousVersion === null ? undefined : values.get(versionName(goldenId, previousVersion))) ?? before ?? {},
    after: values.get(versionName(goldenId, version)) ?? after ?? {},
  };
}

/** The rules that led to a change, by what they have set. */
function chainOf({ cause }: LoggedChange): readonly string[] {
  const { rules } = cause;
  return Array.isArray(rules) ? (rules as readonly JsonValue[]).filter((id) => typeof id === 'string') : [];
}

/** A moved date moves its timer; what the rule had put beside the record is no longer so. */
async function moveTimers(pool: Pool, tx: Tx, rules: readonly RuleInForce[], changes: readonly LoggedChange[]): Promise<void> {
  const moved = rules.flatMap((rule) => {
    const { when } = rule.spec;
    if (when.on !== 'TIME') return [];
    const touched = changes.filter((change) => change.type === rule.spec.type && BigInt(change.position) > BigInt(rule.sincePosition) && (change.kind !== 'UPDATED' || change.changed.includes(when.attribute)));
    return [...new Set(touched.map(({ goldenId }) => goldenId))].map((goldenId) => ({ rule, when, goldenId }));
  });
  if (moved.length === 0) return;
  const views = new Map((await viewsByIds(tx, [...new Set(moved.map(({ goldenId }) => goldenId))], null)).map((view) => [view.id, view]));
  const earliest = pool.clock() - LATE_MS;
  await setTimers(tx, moved.map(({ rule, when, goldenId }) => {
    const view = views.get(goldenId);
    const due = view?.status === 'ACTIVE' ? dueMoment(when, view.values[when.attribute]) : null;
    return { ruleId: rule.id, goldenId, dueAt: due === null || due < earliest ? null : due };
  }));
  await dropPrompts(tx, moved.map(({ rule, goldenId }) => ({ ruleId: rule.id, goldenId })));
}
