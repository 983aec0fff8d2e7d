import { apply } from '../../core/mapping/apply';
import type { AttributeRejection, MappedRecord } from '../../core/mapping/apply';
import { lossOf, turnBack } from '../../core/mapping/turnBack';
import type { BackFacts, BackValue, Loss } from '../../core/mapping/turnBack';
import type { ReferenceValue } from '../../core/attributes/reference';
import { badInput, MooringError } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { keysInSystem } from '../../storage/crosswalk';
import { resolveReferences } from '../../storage/sourceReferences';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { checkBounds } from '../ingest/checkBounds';
import { mappingFor } from '../ingest/mappingFor';
import { referenceName } from '../pool/facts';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';

/** One system's record in another's names and codes. */
export interface Translation {
  readonly payload: JsonObject;
  /** As the pool understands it in between: by type, attribute to a list of { value, raw }. */
  readonly values: JsonObject;
  /** What the other system can't be told. */
  readonly lost: readonly Loss[];
  /** What could not be understood in the first place. */
  readonly rejections: readonly AttributeRejection[];
}

export interface Translate { readonly type: string; readonly from: string; readonly to: string; readonly payload: unknown }

/** From one system's payload to another's, through the pool's model. References go from the one's keys to the other's by the crosswalk. Writes nothing. */
export async function translate(pool: Pool, caller: Caller | null, { type, from, to, payload }: Translate): Promise<Translation> {
  const known = authorise(caller, 'translate');
  if (known.role === 'SYSTEM' && known.system !== from && known.system !== to) {
    throw new MooringError('FORBIDDEN', { expected: `a translation from or to "${known.system ?? ''}"`, got: `from "${from}" to "${to}"`, remedy: 'A SYSTEM token translates what it sends or takes in.' });
  }
  const given = payload as JsonObject; // whatever its shape, it is looked at next
  const refused = checkBounds({ sourceKey: 'translate', payload: given }, pool.bounds);
  if (refused !== null) throw badInput(refused.expected, refused.got, refused.message.en);
  return pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
    const [source, target] = [await mappingFor(pool, tx, from, type), await mappingFor(pool, tx, to, type)];
    const { records } = apply(source.mapping, given, source.pool.model, { timeZone: source.system.timeZone, keyedHash: pool.keyedHash });
    const { facts, lost } = await inKeysOf(tx, records, to);
    const turned = turnBack(target.mapping, facts, source.pool.model, { timeZone: target.system.timeZone, keyedHash: pool.keyedHash });
    const masker = maskerFor(pool, known);
    const values = Object.fromEntries(records.map((record) => [record.type.name, masker.sourceValues(record.type.name, record.values)]));
    return { payload: turned.payload, values: values as JsonObject, lost: [...turned.lost, ...lost], rejections: records.flatMap((record) => masker.rejections(record.type.name, record.rejections)) };
  });
}

/** References by the source's keys become such by the target's; what it has no key for is lost. */
async function inKeysOf(tx: Tx, records: readonly MappedRecord[], to: string): Promise<{ readonly facts: readonly BackFacts[]; readonly lost: readonly Loss[] }> {
  const references = records.flatMap((record) => record.type.attributes.filter(({ kind }) => kind === 'reference').flatMap(({ name }) => record.values[name] ?? []))
    .map(({ value }) => value as ReferenceValue).filter(({ system }) => system !== null);
  const names = references.map(({ type, system, key }) => ({ targetType: type, targetSystem: system, targetKey: key }));
  const resolved = new Map((await resolveReferences(tx, names)).map((found) => [referenceName(found), found.goldenId]));
  const keys = new Map((await keysInSystem(tx, to, [...new Set(resolved.values())])).map((one) => [one.goldenId, one.sourceKeys[0]]));
  const lost: Loss[] = [];
  const facts = records.map((record): BackFacts => ({ type: record.type.name, values: Object.fromEntries(Object.entries(record.values).map(([attribute, list]): [string, readonly BackValue[]] => {
    const declared = record.type.attributes.find(({ name }) => name === attribute);
    if (declared?.kind !== 'reference' || declared.refersTo.by !== 'SOURCE_KEY') return [attribute, list];
    return [attribute, list.flatMap(({ value }): BackValue[] => {
      const { type, system, key } = value as ReferenceValue;
      // What the row itself holds goes along with it.
      if (records.some((other) => other !== record && other.type.name === type)) return [];
      const own = keys.get(resolved.get(referenceName({ targetType: type, targetSystem: system, targetKey: key })) ?? '');
      if (own === undefined) lost.push(lossOf(record.type.name, attribute, 'NO_KEY', [key]));
      return own === undefined ? [] : [{ value: { type, system: to, key: own } }];
    })];
  })) }));
  return { facts, lost };
}
