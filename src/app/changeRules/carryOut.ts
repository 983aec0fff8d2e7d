import { compileRule } from '../../core/changeRules/compileRule';
import type { CompiledRule } from '../../core/changeRules/compileRule';
import type { RuleFacts } from '../../core/changeRules/expression';
import type { RuleAction } from '../../core/changeRules/ruleSpec';
import { factsNamed, fillIn } from '../../core/changeRules/template';
import type { TemplateFacts } from '../../core/changeRules/template';
import type { JsonObject, JsonValue } from '../../core/model/json';
import type { Label } from '../../core/model/label';
import { addFirings, dropPrompts, putPrompts } from '../../storage/changeRules/firings';
import type { Firing, NewFiring, NewPrompt } from '../../storage/changeRules/firings';
import { addNotifications, addTasks } from '../../storage/changeRules/notifications';
import type { NewNotification, NewTask } from '../../storage/changeRules/notifications';
import { countFailures, stopRule } from '../../storage/changeRules/rules';
import type { RuleInForce } from '../../storage/changeRules/rules';
import type { Tx } from '../../storage/transaction';
import { addWebhookDelivery } from '../../storage/webhooks/deliveries';
import { webhookEndpoint } from '../../storage/webhooks/endpoints';
import { ROLES } from '../access';
import type { Pool } from '../poolContext';
import { eventNaming } from '../webhooks/events';

/** A rule that fails so often in a row is stopped: what is wrong is in the rule. */
const STOP_AFTER_FAILURES = 10;
/** A rule that has led to its own firing so often, by what it sets, is stopped. */
const MAX_LOOP = 3;
const DAY_MS = 86_400_000;

/** A rule in force, made ready; published versions never change. */
export function readyRule(pool: Pool, rule: RuleInForce): CompiledRule {
  const name = `${rule.id}|${rule.version}`;
  const known = pool.compiledRules.get(name);
  if (known !== undefined) return known;
  const compiled = compileRule(rule.spec, pool.declared.model);
  if (pool.compiledRules.size > 1_000) pool.compiledRules.clear();
  pool.compiledRules.set(name, compiled);
  return compiled;
}

/** A rule that has come to a record and its moment. */
export interface Occasion {
  readonly rule: RuleInForce;
  readonly goldenId: string;
  readonly facts: RuleFacts;
  /** The change, or the due moment. */
  readonly dueKey: string;
  readonly dueAt: number;
  /** The rules whose values led here, the latest last. */
  readonly chain: readonly string[];
  /** Why it is not to fire, where that is known already. */
  readonly skip?: string;
}

interface Judged extends Occasion { readonly firing: NewFiring }

/**
 * Asks the rules on their occasions, writes down what they say, once for each rule version, record and moment, and does
 * what follows, in this transaction; values that are to be set follow in transactions of their own. `logsSkips`: by time,
 * that a condition no longer holds is told; on a change, most changes are simply none of the rule's business.
 */
export async function carryOut(pool: Pool, tx: Tx, occasions: readonly Occasion[], logsSkips: boolean): Promise<void> {
  const judged = occasions.map((occasion) => judge(pool, occasion));
  // The last word about a record counts for what stands beside it.
  const last = new Map(judged.map((one) => [`${one.rule.id}|${one.goldenId}`, one]));
  await dropPrompts(tx, [...last.values()].filter(({ firing }) => firing.outcome !== 'FIRED').map(({ rule, goldenId }) => ({ ruleId: rule.id, goldenId })));
  const told = judged.filter(({ firing }) => logsSkips || firing.outcome !== 'SKIPPED');
  const added = await addFirings(tx, told.map(({ firing }) => firing));
  const byName = new Map(told.map((one) => [nameOf(one.firing), one]));
  const fired = added.flatMap((firing) => {
    const one = byName.get(nameOf(firing));
    if (one === undefined || firing.outcome !== 'FIRED') return [];
    return [{ ...one, firing, isLast: last.get(`${one.rule.id}|${one.goldenId}`) === one }];
  });
  await act(pool, tx, fired);
  await stopThoseThatFail(tx, judged);
}

const nameOf = ({ ruleId, version, goldenId, dueKey }: NewFiring): string => `${ruleId}|${version}|${goldenId}|${dueKey}`;

function judge(pool: Pool, occasion: Occasion): Judged {
  const { rule, goldenId, facts, dueKey, dueAt, chain } = occasion;
  const ready = readyRule(pool, rule);
  const say = (outcome: NewFiring['outcome'], reason: string | null, pending: NewFiring['pending'] = null): Judged => ({
    ...occasion, firing: { ruleId: rule.id, version: rule.version, goldenId, goldenKey: facts.key, dueKey, dueAt, firedAt: pool.clock(), outcome, reason, pending, chain },
  });
  if (occasion.skip !== undefined) return say('SKIPPED', occasion.skip);
  const holds = ready.holds(facts);
  if (holds instanceof Error) return say('FAILED', `the condition cannot be told: ${holds.message}`);
  if (!holds) return say('SKIPPED', 'the condition does not hold');
  if (chain.filter((id) => id === rule.id).length >= MAX_LOOP) return say('FAILED', LOOP);
  const pending: Record<string, JsonValue> = {};
  for (const [index, action] of rule.spec.actions.entries()) {
    if (action.do !== 'SET') continue;
    const value = ready.valueOf(index, facts);
    if (value instanceof Error) return say('FAILED', `the value of ${action.attribute} cannot be told: ${value.message}`);
    pending[action.attribute] = value;
  }
  return say('FIRED', null, Object.keys(pending).length === 0 ? null : pending);
}

const LOOP = 'it sets what it is triggered by, again and again';

async function stopThoseThatFail(tx: Tx, judged: readonly Judged[]): Promise<void> {
  for (const id of new Set(judged.map(({ rule }) => rule.id))) {
    const own = judged.filter(({ rule }) => rule.id === id);
    const failures = own.filter(({ firing }) => firing.outcome === 'FAILED');
    if (failures.some(({ firing }) => firing.reason === LOOP)) { await stopRule(tx, id, LOOP); continue; }
    const worked = own.some(({ firing }) => firing.outcome === 'FIRED');
    if (failures.length > 0) await stopAfterFailures(tx, id, worked ? 0 : failures.length, failures.at(-1)?.firing.reason ?? '');
    else if (worked) await countFailures(tx, id, 0);
  }
}

export async function stopAfterFailures(tx: Tx, id: string, failed: number, reason: string): Promise<void> {
  if (await countFailures(tx, id, failed) >= STOP_AFTER_FAILURES) await stopRule(tx, id, `it has failed ${STOP_AFTER_FAILURES} times in a row, at last because ${reason}`);
}

type Fired = Occasion & { readonly firing: Firing; readonly isLast: boolean };

async function act(pool: Pool, tx: Tx, fired: readonly Fired[]): Promise<void> {
  const notifications: NewNotification[] = [];
  const tasks: { readonly task: NewTask; readonly notification: NewNotification }[] = [];
  const prompts: NewPrompt[] = [];
  for (const one of fired) {
    for (const action of one.rule.spec.actions) {
      const { rule, goldenId, firing } = one;
      switch (action.do) {
        case 'NOTIFY': notifications.push({ ...toldOf(one, action.group, action.message), message: action.message, at: firing.firedAt, taskId: null }); break;
        case 'TASK': {
          const told = toldOf(one, action.group, action.title);
          const dueAt = action.dueInDays === null ? null : firing.firedAt + action.dueInDays * DAY_MS;
          tasks.push({ task: { ...told, title: action.title, createdAt: firing.firedAt, dueAt }, notification: { ...told, message: action.title, at: firing.firedAt, taskId: null } });
          break;
        }
        case 'PROMPT': if (one.isLast) prompts.push({ ruleId: rule.id, goldenId, code: action.code, severity: action.severity, message: action.message, facts: factsNamed([action.message], one.facts), since: firing.firedAt }); break;
        case 'WEBHOOK': await callWebhook(pool, tx, one, action); break;
        case 'SET': break; // see setValues
      }
    }
  }
  const ids = await addTasks(tx, tasks.map(({ task }) => task));
  await addNotifications(tx, [...notifications, ...tasks.map(({ notification }, index) => ({ ...notification, taskId: ids[index] ?? null }))]);
  await putPrompts(tx, prompts);
}

function toldOf({ rule, goldenId, firing, facts }: Fired, group: string, label: Label): Omit<NewNotification, 'message' | 'at' | 'taskId'> {
  return { group, ruleId: rule.id, firingId: firing.id, type: rule.spec.type, goldenId, goldenKey: facts.key, facts: factsNamed([label], facts) };
}

/** What is told of a record, as somebody of a role may see it. */
export function toldTo(pool: Pool, role: (typeof ROLES)[number], { type, message, facts }: { readonly type: string; readonly message: Label; readonly facts: TemplateFacts }): Label {
  const masker = pool.maskers[role];
  const declared = pool.declared.model.types.get(type);
  if (declared === undefined) return message;
  return fillIn(message, { ...facts, before: masker.values(type, facts.before), after: masker.values(type, facts.after) }, declared);
}

async function callWebhook(pool: Pool, tx: Tx, { rule, goldenId, facts, firing }: Fired, { endpoint: id }: Extract<RuleAction, { do: 'WEBHOOK' }>): Promise<void> {
  const endpoint = await webhookEndpoint(tx, id);
  if (endpoint === null) return; // removed since: nobody is to be told
  const role = ROLES.find((one) => one === endpoint.role) ?? 'AUDITOR';
  const { source, epochs } = await eventNaming(tx);
  const eventId = `${epochs.at(-1)?.id ?? ''}-rule-${firing.id}-${id}`;
  const values = pool.maskers[role].values(rule.spec.type, facts.after);
  const body: JsonObject = {
    specversion: '1.0', id: eventId, source, type: 'mooring.changeRule.fired', subject: `${rule.spec.type}/${facts.key}`, time: new Date(firing.firedAt).toISOString(), datacontenttype: 'application/json', partitionkey: goldenId,
    data: { rule: rule.id, ruleName: rule.name, version: rule.version, firing: firing.id, type: rule.spec.type, goldenId, goldenKey: facts.key, dueAt: new Date(firing.dueAt).toISOString(), values },
  };
  await addWebhookDelivery(tx, { endpointId: id, position: null, eventId, body, createdAt: firing.firedAt, nextAttemptAt: firing.firedAt });
}
