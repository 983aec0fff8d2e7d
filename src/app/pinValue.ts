import { kindOf } from '../core/attributes/kindOf';
import { rejectUnknownCodes } from '../core/mapping/codes';
import { badInput, MooringError, notFound } from '../core/model/errors';
import type { GoldenView } from '../core/model/goldenView';
import { sameJson } from '../core/model/json';
import type { JsonObject, JsonValue } from '../core/model/json';
import { attributeOf } from '../core/model/model';
import { isStorableTime } from '../core/model/times';
import { viewsByIds } from '../storage/goldenViews';
import { addPin, endPins, pinsOf } from '../storage/pinnedValues';
import { inTransaction } from '../storage/transaction';
import type { Tx } from '../storage/transaction';
import { authorise } from './access';
import type { Caller } from './access';
import { audited, record } from './audit';
import type { Act } from './audit';
import { inForce } from './configuration/inForce';
import type { InForce } from './configuration/inForce';
import { isGoldenId } from './ids';
import { resurvive, saveSurvived, standingTargets } from './pool/resurvive';
import type { Target } from './pool/targets';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

export interface PinValue {
  readonly goldenId: string;
  readonly attribute: string;
  /** In any notation that a source might use; a list for a many-valued attribute. */
  readonly value: JsonValue;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number | null;
}

const PIN_TIME_ZONE = 'Asia/Shanghai';
const MAX_REASON_CHARS = 1_000;

/** Fixes one value against every source, until it is unpinned or expires. A pin in force is replaced. */
export async function pinValue(pool: Pool, caller: Caller | null, pin: PinValue): Promise<GoldenView> {
  const act = actOf('pinValue', pin, pin.reason);
  return audited(pool, caller, act, async () => putPin(pool, caller, pin, act));
}

async function putPin(pool: Pool, caller: Caller | null, pin: PinValue, act: Act): Promise<GoldenView> {
  const known = authorise(caller, 'pinValues');
  const { name: actor } = known;
  const now = pool.clock();
  if (pin.reason.trim() === '' || pin.reason.length > MAX_REASON_CHARS) throw badInput(`a reason of 1 to ${MAX_REASON_CHARS} characters`, pin.reason.slice(0, 40), 'Say why: whoever meets the pin later must understand it.');
  const expiresAt = pin.expiresAt ?? null;
  if (expiresAt !== null && !(expiresAt > now && isStorableTime(expiresAt))) throw badInput('a time of expiry in the future', String(expiresAt), 'Leave it out for a pin without end.');
  return inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    const target = await targetOf(configured.pool, tx, pin.goldenId);
    const value = normalisePinned(pool, target, pin);
    await endPins(tx, { goldenIds: [target.id], attribute: pin.attribute, by: actor, at: now });
    await addPin(tx, { goldenId: target.id, attribute: pin.attribute, value, reason: pin.reason, expiresAt, pinnedBy: actor, pinnedAt: now });
    return recompute(configured, tx, target, { caller: known, now, act, attribute: pin.attribute, cause: { operation: 'pinValue', attribute: pin.attribute, reason: pin.reason } });
  });
}

/**
 * The same within a transaction, for what is derived: NOT_FOUND and CONFLICT as for a person's pin, and CONFLICT where somebody
 * else has fixed the value. False where it is so already.
 */
export async function fixDerivedValue(pool: Pool, tx: Tx, pin: PinValue, { by, cause, act }: { readonly by: Caller; readonly cause: JsonObject; readonly act: Act }): Promise<boolean> {
  const now = pool.clock();
  const configured = await inForce(pool, tx);
  const target = await targetOf(configured.pool, tx, pin.goldenId);
  const value = normalisePinned(pool, target, pin);
  const standing = (await pinsOf(tx, [target.id])).find((one) => one.attribute === pin.attribute);
  if (standing !== undefined && standing.pinnedBy !== by.name) throw new MooringError('CONFLICT', { expected: `no pin on "${pin.attribute}" of ${target.key}`, got: `one by ${standing.pinnedBy}`, remedy: 'What somebody has fixed stays.' });
  const [view] = await viewsByIds(tx, [target.id], null);
  if (sameJson(view?.values[pin.attribute], value)) return false;
  await endPins(tx, { goldenIds: [target.id], attribute: pin.attribute, by: by.name, at: now });
  await addPin(tx, { goldenId: target.id, attribute: pin.attribute, value, reason: pin.reason, expiresAt: null, pinnedBy: by.name, pinnedAt: now });
  await recompute(configured, tx, target, { caller: by, now, act, attribute: pin.attribute, cause });
  return true;
}

/** Lets the sources decide again. */
export async function unpinValue(pool: Pool, caller: Caller | null, pin: { readonly goldenId: string; readonly attribute: string }): Promise<GoldenView> {
  const act = actOf('unpinValue', pin);
  return audited(pool, caller, act, async () => endPin(pool, caller, pin, act));
}

async function endPin(pool: Pool, caller: Caller | null, pin: { readonly goldenId: string; readonly attribute: string }, act: Act): Promise<GoldenView> {
  const known = authorise(caller, 'pinValues');
  const { name: actor } = known;
  const now = pool.clock();
  return inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    const target = await targetOf(configured.pool, tx, pin.goldenId);
    // Pins of records that were merged into it count here too, so they end here too.
    const standing = (await pinsOf(tx, [target.id])).filter((one) => one.attribute === pin.attribute).map((one) => one.pinnedOn);
    if (!await endPins(tx, { goldenIds: standing, attribute: pin.attribute, by: actor, at: now })) throw notFound(`a pin on "${pin.attribute}" of ${target.key}`, 'Nothing is pinned there.');
    return recompute(configured, tx, target, { caller: known, now, act, attribute: pin.attribute, cause: { operation: 'unpinValue', attribute: pin.attribute } });
  });
}

/** What was asked, bounded: a refusal is written down too, whatever came. */
function actOf(operation: string, { goldenId, attribute }: { readonly goldenId: string; readonly attribute: string }, reason?: string): Act {
  return { operation, ...(reason === undefined ? {} : { reason: reason.slice(0, MAX_REASON_CHARS) }), details: { goldenId: goldenId.slice(0, 40), attribute: attribute.slice(0, 100) } };
}

async function targetOf(pool: Pool, tx: Tx, goldenId: string): Promise<Target> {
  const [view] = isGoldenId(goldenId) ? await viewsByIds(tx, [goldenId], null) : [];
  if (view === undefined) throw notFound(`the golden record ${goldenId}`, 'Give the id of a golden record.');
  const [target] = await standingTargets(pool, tx, [view.id]);
  if (target !== undefined) return target;
  throw new MooringError('CONFLICT', {
    expected: 'an active golden record', got: `${view.key}, which is ${view.status}`,
    remedy: view.mergedInto === null ? 'It has no source records left.' : `Pin the survivor, ${view.mergedInto}.`,
  });
}

/** A pinned value goes through the same normaliser as any other; what cannot be read is refused, not stored. */
function normalisePinned(pool: Pool, { type }: Target, pin: PinValue): JsonValue {
  const attribute = attributeOf(type, pin.attribute);
  if (attribute === undefined || attribute.kind === 'reference' || attribute.identifier === 'KEY') {
    const names = type.attributes.filter((a) => a.kind !== 'reference' && a.identifier !== 'KEY').map((a) => a.name).join(', ');
    throw badInput(`one of the attributes ${names}`, pin.attribute, 'Keys and references cannot be pinned.');
  }
  const kind = kindOf(attribute);
  const raws = Array.isArray(pin.value) ? (pin.value as readonly JsonValue[]) : [pin.value];
  const codeSet = 'codeSet' in attribute ? attribute.codeSet : undefined;
  const found = raws.map((raw) => rejectUnknownCodes(codeSet, kind.normalise(raw, { timeZone: PIN_TIME_ZONE, keyedHash: pool.keyedHash })));
  const [rejection] = found.flatMap(({ rejections }) => rejections);
  if (rejection !== undefined) throw badInput(rejection.expected, rejection.got, rejection.message.en);
  const values = found.flatMap(({ values: list }) => list.map(({ value }) => value));
  const [first] = values;
  if (first === undefined) throw badInput(`a value for "${pin.attribute}"`, 'nothing', 'Unpin the attribute to let the sources decide.');
  if (attribute.cardinality === 'MANY') return values;
  if (values.length > 1) throw badInput(`one value for "${pin.attribute}"`, `${values.length} values`, 'Pin the one that holds.');
  return first;
}

async function recompute({ pool, trust }: InForce, tx: Tx, target: Target, why: {
  readonly caller: Caller; readonly now: number; readonly act: Act; readonly attribute: string; readonly cause: JsonObject;
}): Promise<GoldenView> {
  const [before] = await viewsByIds(tx, [target.id], null);
  const survived = await resurvive(pool, tx, { targets: [target], overlay: new Map(), trust, now: why.now, actor: why.caller.name, causeOf: () => why.cause });
  await saveSurvived(tx, survived);
  const [view] = await viewsByIds(tx, [target.id], null);
  if (view === undefined || before === undefined) throw new Error(`golden record ${target.id} vanished inside its own transaction`);
  const one = ({ values }: GoldenView): JsonObject => ({ [why.attribute]: values[why.attribute] ?? null });
  await record(pool, tx, why.caller, { ...why.act, golden: { type: view.type, id: view.id }, before: one(before), after: one(view) });
  return maskerFor(pool, why.caller).view(view);
}
