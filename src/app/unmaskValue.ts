import { badInput, MooringError, notFound } from '../core/model/errors';
import type { JsonValue } from '../core/model/json';
import { attributeOf, entityType } from '../core/model/model';
import { viewsByIds } from '../storage/goldenViews';
import { inTransaction } from '../storage/transaction';
import { authorise } from './access';
import type { Caller } from './access';
import { audited, record } from './audit';
import { isGoldenId } from './ids';
import type { Pool } from './poolContext';

export interface UnmaskValue { readonly goldenId: string; readonly attribute: string; readonly reason: string }
export interface UnmaskedValue { readonly goldenId: string; readonly attribute: string; readonly value: JsonValue }

const MAX_REASON_CHARS = 1_000;

/** Shows one golden value whole, to somebody who sees it masked; who, which and why is in the audit log, the value is not. */
export async function unmaskValue(pool: Pool, caller: Caller | null, request: UnmaskValue): Promise<UnmaskedValue> {
  const { goldenId, attribute: name, reason } = request;
  const act = { operation: 'unmaskValue', reason: reason.slice(0, MAX_REASON_CHARS), details: { attribute: name.slice(0, 100) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'unmaskValues');
    if (reason.trim() === '' || reason.length > MAX_REASON_CHARS) throw badInput(`a reason of 1 to ${MAX_REASON_CHARS} characters`, reason.slice(0, 40), 'Say what the value is needed for.');
    return inTransaction(pool.dataSource, async (tx) => {
      const [view] = isGoldenId(goldenId) ? await viewsByIds(tx, [goldenId], null) : [];
      if (view === undefined) throw notFound(`the golden record ${goldenId}`, 'Give the id of a golden record.');
      const attribute = attributeOf(entityType(pool.model, view.type), name);
      if (attribute === undefined) throw badInput(`an attribute of ${view.type}`, name, 'Name it as it stands in "values".');
      if (attribute.sensitivity === 'IDENTITY') {
        throw new MooringError('FORBIDDEN', { expected: 'an attribute that is kept whole', got: name, remedy: 'Identity numbers are kept as a hash and their last four; ask the system that sent it.' });
      }
      await record(pool, tx, known, { ...act, golden: { type: view.type, id: view.id } });
      return { goldenId: view.id, attribute: name, value: view.values[name] ?? null };
    });
  });
}
