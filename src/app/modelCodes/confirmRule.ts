import type { ModelCodeRule } from '../../core/modelCodes';
import { foldCode } from '../../core/modelCodes';
import { badInput, MooringError, notFound } from '../../core/model/errors';
import { addRule, catalogueChanged, retireRule } from '../../storage/modelAliases';
import type { StoredRule } from '../../storage/modelAliases';
import { inTransaction } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';

export type { StoredRule } from '../../storage/modelAliases';

const MAX_RULE_CHARS = 24;

/** Puts a pattern in force; all codes are resolved anew in the background. */
export async function confirmModelCodeRule(pool: Pool, caller: Caller | null, rule: ModelCodeRule & { readonly note?: string | null }): Promise<StoredRule> {
  const { kind, manufacturer } = rule;
  const act = { operation: 'confirmModelCodeRule', details: { kind, text: rule.text.slice(0, 100), manufacturer }, ...reasonOf(rule.note) };
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'decideModelCodes');
    const text = foldCode(rule.text);
    if (text === '' || text.length > MAX_RULE_CHARS || !/[\p{L}\p{N}]/u.test(text)) throw badInput(`a text of 1 to ${MAX_RULE_CHARS} characters with a letter or digit`, rule.text.slice(0, 40), 'Take it from modelCodeRules.');
    return inTransaction(pool.dataSource, async (tx) => {
      const now = pool.clock();
      const stored = await addRule(tx, { kind, text, manufacturer, note: noteOf(rule.note), by: name, at: now });
      if (stored === null) throw new MooringError('CONFLICT', { expected: 'a rule that is not in force', got: `${kind} ${text}, which is`, remedy: 'Nothing is to be done; read modelCodeRules anew.' });
      await catalogueChanged(tx, { models: false, key: null, cause: { operation: act.operation, ruleId: stored.id }, by: name, at: now });
      await record(pool, tx, caller, { ...act, after: { ruleId: stored.id } });
      return stored;
    });
  });
}

/** Ends a rule; codes that it resolved wait for a person again. */
export async function retireModelCodeRule(pool: Pool, caller: Caller | null, end: { readonly id: string; readonly note?: string | null }): Promise<StoredRule> {
  const act = { operation: 'retireModelCodeRule', details: { ruleId: end.id.slice(0, 40) }, ...reasonOf(end.note) };
  return audited(pool, caller, act, async () => {
    const { name } = authorise(caller, 'decideModelCodes');
    return inTransaction(pool.dataSource, async (tx) => {
      const now = pool.clock();
      const stored = /^\d{1,18}$/.test(end.id) ? await retireRule(tx, end.id, name, now) : null;
      if (stored === null) throw notFound(`rule ${end.id}`, 'Look it up with modelCodeRules.');
      await catalogueChanged(tx, { models: false, key: null, cause: { operation: act.operation, ruleId: stored.id }, by: name, at: now });
      await record(pool, tx, caller, act);
      return stored;
    });
  });
}
