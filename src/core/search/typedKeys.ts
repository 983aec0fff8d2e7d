import { kindOf } from '../attributes/kindOf';
import type { EntityType, KindName, Sensitivity } from '../model/entityType';
import { TIERS } from './rank';
import { compact } from './form';

/** A key under which the pool may know what was typed, and how well a record fits that has it. */
export interface TypedKeyFit {
  readonly type: string;
  /** Null for the golden key. */
  readonly attribute: string | null;
  readonly key: string;
  readonly rank: number;
}

const POOL_KEY_DIGITS = 8;
/** Kinds of which many share a value, so that having it is no identity. */
const NAMES: ReadonlySet<KindName> = new Set(['partyName', 'personName', 'organisationName', 'text', 'modelCode']);

/** CU00000042, cu42 and 42 are one customer ID. */
function poolKeys(type: EntityType, raw: string): string[] {
  if (type.key.from !== 'POOL') return [];
  const { prefix } = type.key;
  const plain = compact(raw);
  const digits = plain.startsWith(prefix.toLowerCase()) ? plain.slice(prefix.length) : plain;
  return /^\d{1,8}$/.test(digits) ? [prefix + digits.padStart(POOL_KEY_DIGITS, '0')] : [];
}

/** How well a record fits that has a key which what was typed leads to. */
function rankOf(kind: KindName, key: string, identity: string, isHan: boolean): number {
  if (key === identity) return NAMES.has(kind) ? TIERS.EXACT : TIERS.IDENTIFIER;
  if (/^(?:[po]:)?py:/.test(key)) return isHan ? TIERS.HOMOPHONE : TIERS.SOUND;
  return TIERS.SAME_CORE;
}

/**
 * The keys that what was typed has as a whole, read by the kind of each attribute that leads to golden records. An
 * attribute that the caller sees masked is found by the very value alone: whoever types it knows it already.
 */
export function typedKeys(types: readonly EntityType[], raw: string, isClear: (sensitivity: Sensitivity) => boolean): TypedKeyFit[] {
  const isHan = /\p{Script=Han}/u.test(raw);
  return types.flatMap((type): TypedKeyFit[] => {
    const own = poolKeys(type, raw).map((key) => ({ type: type.name, attribute: null, key, rank: TIERS.KEY }));
    const keyed = type.attributes.flatMap((attribute) => {
      if (attribute.lookup !== true || attribute.kind === 'reference') return [];
      const kind = kindOf(attribute);
      const kindName = attribute.kind;
      return kind.normalise(raw, { timeZone: 'UTC' }).values.flatMap(({ value }) => {
        const identity = kind.identity(value);
        const keys = isClear(attribute.sensitivity) ? kind.matchKeys(value) : kind.matchKeys(value).filter((key) => key === identity);
        return keys.map((key) => ({ type: type.name, attribute: attribute.name, key, rank: rankOf(kindName, key, identity, isHan) }));
      });
    });
    return [...own, ...keyed];
  });
}

/** Kinds of which a person copies the whole value, sign by sign. */
const COPIED: ReadonlySet<KindName> = new Set(['phone', 'serialNumber', 'contractNumber', 'creditCode']);
/** Shorter values are so near to each other that a slip leads anywhere; longer ones have more slips than can be looked up. */
const SLIP_CHARS = { least: 8, most: 20 } as const;

const CREDIT_CODE_CHARS = 18;

/** Every key that one slip of a hand turns into this one: two signs swapped, one wrong (a digit for a digit, a letter for a letter), one too many, a digit left out. */
function slipsOf(text: string, from: number): string[] {
  const found = new Set<string>();
  for (let place = from; place < text.length; place += 1) {
    const [before, sign, behind] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
    found.add(before + behind);
    if (behind !== '') found.add(before + behind.charAt(0) + sign + behind.slice(1));
    for (const other of /\d/.test(sign) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') found.add(before + other + behind);
    for (const digit of '0123456789') found.add(before + digit + sign + behind);
  }
  for (const digit of '0123456789') found.add(text + digit);
  found.delete(text);
  return [...found];
}

/**
 * The keys that what was typed would have but for one slip: a few hundred look-ups, which find what a sample would
 * miss. None for attributes that the caller sees masked: trying numbers one after another is what masks are against.
 */
export function nearKeys(types: readonly EntityType[], raw: string, isClear: (sensitivity: Sensitivity) => boolean): TypedKeyFit[] {
  const plain = compact(raw).toUpperCase();
  if (plain.length < SLIP_CHARS.least || plain.length > SLIP_CHARS.most || !/^[A-Z\d]+$/.test(plain) || !/\d{4}/.test(plain)) return [];
  return types.flatMap((type) => type.attributes.flatMap((attribute): TypedKeyFit[] => {
    if (attribute.lookup !== true || attribute.kind === 'reference' || !COPIED.has(attribute.kind) || !isClear(attribute.sensitivity)) return [];
    if (attribute.kind === 'phone' && !/^1\d+$/.test(plain)) return [];
    if (attribute.kind === 'creditCode' && Math.abs(plain.length - CREDIT_CODE_CHARS) > 1) return [];
    const slips = attribute.kind === 'phone' ? slipsOf(`+86${plain}`, 3) : slipsOf(plain, 0);
    return slips.map((key) => ({ type: type.name, attribute: attribute.name, key, rank: TIERS.ONE_EDIT }));
  }));
}
