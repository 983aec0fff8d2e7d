import { readRule } from '../../core/changeRules/readRule';
import type { FiringOutcome, RuleSpec } from '../../core/changeRules/ruleSpec';
import { badInput, conflict, MooringError, notFound } from '../../core/model/errors';
import { firingsOf } from '../../storage/changeRules/firings';
import type { Firing } from '../../storage/changeRules/firings';
import { addChangeRule, changeRule, changeRuleDraft, changeRules, putRule, ruleVersion, ruleVersions, stopRule } from '../../storage/changeRules/rules';
import type { RuleVersion, StoredRule } from '../../storage/changeRules/rules';
import { logState } from '../../storage/changes';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import { asJson, digestOf, sound } from '../configuration/readConfiguration';
import type { Pool } from '../poolContext';
import { sequenceAll } from '../readChanges';
import { noteOf, reasonOf } from '../steward/notes';
import { isConfirmed } from '../configuration/confirmation';
import { publishesRule } from './confirmation';
import { countAhead } from './simulate';

export type { RuleVersion, StoredRule } from '../../storage/changeRules/rules';

export interface SaveRule {
  /** A rule that is changed; null for a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly spec: unknown;
  readonly note: string | null;
  /** The revision that was looked at: CONFLICT when somebody has saved it since. */
  readonly seenRevision: number | null;
}

const MAX_RULES = 500;
const MAX_NAME_CHARS = 200;
const MAX_VERSIONS = 200;
const MAX_PAGE = 200;
/** A rule that would fire more often than this within a month is to be looked at before it is published. */
export const CONFIRM_ABOVE = 100;

/** A rule as its author means it, or BAD_USER_INPUT that names every mistake with its place. */
export function specOf(pool: Pool, given: unknown): RuleSpec {
  return sound('change rule', readRule(given, pool.declared.model));
}

/** Saves a draft; what is in force stays until it is published. */
export async function saveChangeRule(pool: Pool, caller: Caller | null, save: SaveRule): Promise<StoredRule> {
  const act = { operation: 'saveChangeRule', details: { rule: save.id?.slice(0, 20) ?? null, name: save.name.slice(0, MAX_NAME_CHARS) }, ...reasonOf(save.note) };
  return audited(pool, caller, act, async () => {
    const { name: savedBy } = authorise(caller, 'writeChangeRules');
    const draft = { name: ruleName(save.name), draft: specOf(pool, save.spec), note: noteOf(save.note), savedBy, savedAt: pool.clock() };
    return inTransaction(pool.dataSource, async (tx) => {
      const held = save.id === null ? null : await ruleById(tx, save.id, true);
      if (held !== null && save.seenRevision !== null && save.seenRevision !== held.revision) throw conflict(`revision ${save.seenRevision} of rule ${held.id}`, `revision ${held.revision}, saved by ${held.savedBy}`, 'Read it again.');
      if (held === null && (await changeRules(tx, MAX_RULES)).length === MAX_RULES) throw conflict(`at most ${MAX_RULES} rules`, 'one more', 'Change one that is no longer needed.');
      const id = held?.id ?? await addChangeRule(tx, draft);
      if (held !== null) await changeRuleDraft(tx, id, draft);
      await record(pool, tx, caller, { ...act, before: held === null ? null : asJson(held.draft), after: asJson(draft.draft), details: { ...act.details, rule: id } });
      return ruleById(tx, id);
    });
  });
}

function ruleName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME_CHARS) throw badInput(`a name of 1 to ${MAX_NAME_CHARS} characters`, `${trimmed.length} characters`, 'Name what the rule is for.');
  return trimmed;
}

export async function ruleById(tx: Tx, id: string, lock = false): Promise<StoredRule> {
  const rule = /^\d{1,18}$/.test(id) ? await changeRule(tx, id, lock) : null;
  if (rule === null) throw notFound(`the change rule ${id}`, 'Give the id of a rule, as changeRules lists them.');
  return rule;
}

export interface PublishRule { readonly id: string; readonly confirmation: string | null; readonly backfill: boolean }

/**
 * Puts the draft into force as the next version, for what comes from now on; with `backfill`, a rule by time makes up for
 * moments that have passed. CONFIRMATION_REQUIRED where it would fire often, or sets values, and the code of a simulation is missing.
 */
export async function publishChangeRule(pool: Pool, caller: Caller | null, { id, confirmation, backfill }: PublishRule): Promise<StoredRule> {
  return putting(pool, caller, { act: { operation: 'publishChangeRule', details: { rule: id.slice(0, 20), backfill } }, id, confirmation, backfill }, async (_tx, rule) =>
    Promise.resolve({ spec: rule.draft, note: rule.note, restores: null }));
}

/** Brings an earlier version into force again, as the next. Errors as above. */
export async function rollbackChangeRule(pool: Pool, caller: Caller | null, { id, version, confirmation }: { readonly id: string; readonly version: number; readonly confirmation: string | null }): Promise<StoredRule> {
  return putting(pool, caller, { act: { operation: 'rollbackChangeRule', details: { rule: id.slice(0, 20), version } }, id, confirmation, backfill: false }, async (tx) => {
    const earlier = await ruleVersion(tx, id, version);
    if (earlier === null) throw notFound(`version ${version} of the change rule ${id}`, 'Give one of its versions.');
    return { spec: earlier.spec, note: earlier.note, restores: version };
  });
}

interface Putting { readonly act: Act; readonly id: string; readonly confirmation: string | null; readonly backfill: boolean }
type Content = Pick<RuleVersion, 'spec' | 'note' | 'restores'>;

async function putting(pool: Pool, caller: Caller | null, { act, id, confirmation, backfill }: Putting, contentOf: (tx: Tx, rule: StoredRule) => Promise<Content>): Promise<StoredRule> {
  return audited(pool, caller, act, async () => {
    const { name: publishedBy } = authorise(caller, 'writeChangeRules');
    await sequenceAll(pool); // what was committed before is not what comes
    const saved = await ruleById(pool.dataSource.manager, id);
    const looked = await contentOf(pool.dataSource.manager, saved);
    await checkConfirmed(pool, { spec: looked.spec, author: saved.savedBy, confirmation, backfill });
    return inTransaction(pool.dataSource, async (tx) => {
      const rule = await ruleById(tx, id, true);
      const { spec, note, restores } = await contentOf(tx, rule);
      if (digestOf(asJson(spec)) !== digestOf(asJson(looked.spec))) throw conflict('the draft as it was looked at', `revision ${rule.revision}, saved by ${rule.savedBy} meanwhile`, 'Look at it again, and publish again.');
      const [latest] = await ruleVersions(tx, id, 1);
      const version = (latest?.version ?? 0) + 1;
      await putRule(tx, id, { version, spec: specOf(pool, spec), note, publishedBy, publishedAt: pool.clock(), restores, position: (await logState(tx)).lastPosition, backfill });
      await record(pool, tx, caller, { ...act, before: { version: latest?.version ?? 0 }, after: { version, digest: digestOf(asJson(spec)) } });
      return ruleById(tx, id);
    });
  });
}

/** Where the operator asks for four eyes, a code is worth nothing to whoever has saved the rule. */
async function checkConfirmed(pool: Pool, { spec, author, confirmation, backfill }: {
  readonly spec: RuleSpec; readonly author: string; readonly confirmation: string | null; readonly backfill: boolean;
}): Promise<void> {
  if (isConfirmed(pool, confirmation, publishesRule(spec), { name: author })) return;
  const sets = spec.actions.some((action) => action.do === 'SET');
  const ahead = await countAhead(pool, spec, backfill);
  if (!sets && ahead <= CONFIRM_ABOVE) return;
  throw new MooringError('CONFIRMATION_REQUIRED', {
    expected: 'the confirmation of a simulation of this rule within the last minutes',
    got: `${confirmation === null ? 'none' : 'a code of something else, or one that has expired'}; it ${sets ? 'sets values of golden records' : `would fire for ${ahead} records or more`}`,
    remedy: 'Simulate it (simulateChangeRule), look at who would be told what, and publish with the code that the simulation gives.',
  });
}

/** Ends a rule's work; publish or roll back to begin again. */
export async function stopChangeRule(pool: Pool, caller: Caller | null, id: string, reason: string): Promise<StoredRule> {
  const act = { operation: 'stopChangeRule', details: { rule: id.slice(0, 20) }, ...reasonOf(reason) };
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'writeChangeRules');
    const why = noteOf(reason);
    if (why === null) throw badInput('a reason', 'none', 'Say why, for whoever wonders.');
    return inTransaction(pool.dataSource, async (tx) => {
      const rule = await ruleById(tx, id, true);
      if (rule.state !== 'PUBLISHED') throw conflict('a rule that is in force', `rule ${id}, which is ${rule.state}`, 'There is nothing to stop.');
      await stopRule(tx, id, `${name}: ${why}`);
      await record(pool, tx, caller, act);
      return ruleById(tx, id);
    });
  });
}

export async function readChangeRules(pool: Pool, caller: Caller | null): Promise<StoredRule[]> {
  authorise(caller, 'readChangeRules');
  return changeRules(pool.dataSource.manager, MAX_RULES);
}

export async function readChangeRule(pool: Pool, caller: Caller | null, id: string): Promise<StoredRule> {
  authorise(caller, 'readChangeRules');
  return ruleById(pool.dataSource.manager, id);
}

/** The newest first. */
export async function readRuleVersions(pool: Pool, caller: Caller | null, id: string): Promise<RuleVersion[]> {
  authorise(caller, 'readChangeRules');
  return ruleVersions(pool.dataSource.manager, (await ruleById(pool.dataSource.manager, id)).id, MAX_VERSIONS);
}

export interface FiringPage { readonly firings: readonly (Firing & { readonly cursor: string })[]; readonly hasNextPage: boolean }
const CURSOR = /^f1:(\d{1,18})$/;

/** What became of a rule: what fired, what was skipped by time and why, what failed; the newest first. */
export async function readRuleFirings(pool: Pool, caller: Caller | null, question: { readonly id: string; readonly outcome: FiringOutcome | null; readonly after: string | null; readonly first: number }): Promise<FiringPage> {
  authorise(caller, 'readChangeRules');
  const { id, outcome, after, first } = question;
  if (first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for a page of that size and go on with its cursor.');
  const before = after === null ? null : CURSOR.exec(Buffer.from(after, 'base64url').toString('latin1'))?.[1] ?? '';
  if (before === '') throw badInput('a cursor from an earlier page', String(after).slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the newest.');
  const { id: ruleId } = await ruleById(pool.dataSource.manager, id);
  const found = await firingsOf(pool.dataSource.manager, { ruleId, outcome, before, limit: first + 1 });
  return { firings: found.slice(0, first).map((one) => ({ ...one, cursor: Buffer.from(`f1:${one.id}`).toString('base64url') })), hasNextPage: found.length > first };
}
