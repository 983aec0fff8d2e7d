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
  return TIERS.WITHIN; // the distinctive part of an organisation's name, a switchboard
}

/**
 * The keys that what was typed has as a whole, read by the kind of each attribute that leads to golden records. An
 * attribute that the caller sees masked is found by the very value alone: whoever types it knows it already.
 */
export function typedKeys(types: readonly EntityType[], raw: string, isClear: (sensitivity: Sensitivity) => boolean): TypedKeyFit[] {
  const isHan = /\p{Script=Han}/u.test(raw);
  return types.flatMap((type): TypedKeyFit[] => {
    const own = poolKeys(type, raw).map((key) => ({ type: type.name, attribute: null, key, rank: TIERS.IDENTIFIER }));
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
