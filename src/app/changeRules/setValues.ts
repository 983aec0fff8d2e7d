import { MooringError } from '../../core/model/errors';
import { endPending, takePendingFiring } from '../../storage/changeRules/firings';
import type { Firing } from '../../storage/changeRules/firings';
import { changeRule } from '../../storage/changeRules/rules';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import type { Caller } from '../access';
import { fixDerivedValue } from '../pinValue';
import type { Pool } from '../poolContext';
import { stopAfterFailures } from './carryOut';

/** What is set has its own transaction: it changes a golden record like any other pin, and its change tells which rules led to it. */
export async function setPendingValues(pool: Pool): Promise<boolean> {
  try {
    return await inTransaction(pool.dataSource, async (tx) => {
      const firing = await takePendingFiring(tx);
      if (firing === null) return false;
      const changed = await setValues(pool, tx, firing);
      await endPending(tx, firing.id, changed ? 'FIRED' : firing.outcome, changed ? null : 'the values were so already');
      return true;
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { firing, message } = error;
    await inTransaction(pool.dataSource, async (tx) => {
      await endPending(tx, firing.id, 'FAILED', message);
      await stopAfterFailures(tx, firing.ruleId, 1, message);
    });
    return true;
  }
}

class Refused extends Error {
  constructor(readonly firing: Firing, message: string) { super(message); }
}

async function setValues(pool: Pool, tx: Tx, firing: Firing): Promise<boolean> {
  const rule = await changeRule(tx, firing.ruleId);
  const name = `change rule ${rule?.name ?? firing.ruleId}`;
  const by: Caller = { tokenId: 'mooring', name, role: 'ADMIN', system: null };
  const cause = { operation: 'changeRule', rule: firing.ruleId, firing: firing.id, rules: [...firing.chain, firing.ruleId] };
  let changed = false;
  for (const [attribute, value] of Object.entries(firing.pending ?? {})) {
    if (value === null) continue; // the expression says that there is nothing to set
    try {
      changed = await fixDerivedValue(pool, tx, { goldenId: firing.goldenId, attribute, value, reason: name }, { by, cause, act: { operation: 'setByChangeRule', details: { rule: firing.ruleId, firing: firing.id } } }) || changed;
    } catch (error) {
      if (error instanceof MooringError) throw new Refused(firing, error.message);
      throw error;
    }
  }
  return changed;
}
