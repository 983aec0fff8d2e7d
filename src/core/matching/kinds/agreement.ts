import type { JsonValue } from '../../model/json';
import type { ComparisonKind, ComparisonLevel } from '../comparisonKind';
import type { Door } from './whereabouts/doors';
import { compareDoorLists, prepareDoors } from './whereabouts/doors';

const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number]): ComparisonLevel => ({ name, label: { zh, en }, m, u });

/** Equal or not, by `keyOf`; a value that it has no key for says nothing. */
function agreement(name: string, levels: readonly [same: ComparisonLevel, different: ComparisonLevel], keyOf: (value: JsonValue) => string | null): ComparisonKind<readonly string[]> {
  return {
    name, levels,
    prepare: (attributes) => {
      const keys = attributes.flat().map(keyOf).filter((key) => key !== null);
      return keys.length === 0 ? null : keys;
    },
    compare: (a, b) => {
      const i = a.findIndex((key) => b.includes(key));
      return i < 0 ? { level: 1 } : { level: 0, values: [i, b.indexOf(a[i] ?? '')] };
    },
    terms: () => [],
    parts: (keys) => ({ exact: keys }),
  };
}

const isObject = (value: JsonValue): value is Readonly<Record<string, JsonValue>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A product model by its comparison key. Of two numbers one confusion apart it says little: a series has one model and
 * many numbers. Another model is another device, or a slip in the model.
 */
export const modelCodeComparison = agreement('modelCode', [
  level('same', '型号相同', 'same model', [0.85, 0.25]), level('different', '型号不同', 'other models', [0.15, 0.75]),
], (value) => (isObject(value) && typeof value['key'] === 'string' ? value['key'] : null));

/**
 * Owners, buyers and parties as references, by golden id or by a system's key. Records in the pool are compared by keys:
 * which golden record a key leads to moves with what others say of that customer, and a score depends on two records
 * alone. One key is one customer; two keys may be one too and say nothing. Ownership passes on, so another owner says little.
 */
export const referenceComparison: ComparisonKind<References> = {
  name: 'reference',
  levels: [level('same', '所属客户相同', 'same customer', [0.7, 0.2]), level('different', '所属客户不同', 'other customers', [0.3, 0.8])],
  prepare: (attributes) => {
    const references = attributes.flat().map(referenceOf);
    return references.every((reference) => reference === null) ? null : references;
  },
  compare: (a, b) => {
    const i = a.findIndex((own) => own !== null && b.some((other) => other?.key === own.key));
    if (i >= 0) return { level: 0, values: [i, b.findIndex((other) => other?.key === a[i]?.key)] };
    return a.some((own) => own?.tellsApart === true) && b.some((other) => other?.tellsApart === true) ? { level: 1 } : null;
  },
  terms: () => [],
  parts: (references) => ({ exact: references.flatMap((reference) => reference?.key ?? []) }),
};

/** Two golden ids are two customers; two keys, of one system or two, may well be one: they tell nobody apart. */
type References = readonly ({ readonly key: string; readonly tellsApart: boolean } | null)[];

function referenceOf(value: JsonValue): References[number] {
  if (!isObject(value)) return null;
  const { goldenId, type, system, key } = value;
  if (typeof goldenId === 'string') return { key: `golden ${goldenId}`, tellsApart: true };
  return typeof key === 'string' ? { key: JSON.stringify([type, system, key]), tellsApart: false } : null;
}

/** One calendar day, such as that on which a contract ends. A renewal begins another contract. */
export const sameDayComparison = agreement('sameDay', [
  level('same', '同一天', 'same day', [0.9, 0.3]), level('different', '不同日', 'other days', [0.1, 0.7]),
], (value) => (typeof value === 'string' ? value.slice(0, 10) : null));

/** Where something is installed. A device moves, so another place says little. */
export const installedAtComparison: ComparisonKind<readonly Door[]> = {
  name: 'installedAt',
  levels: [
    level('door', '安装在同一处', 'installed at one door', [0.7, 0.2]),
    level('elsewhere', '安装在别处', 'installed elsewhere', [0.3, 0.8]),
  ],
  prepare: ([values = []]) => { const doors = prepareDoors(values); return doors.length === 0 ? null : doors; },
  compare: (a, b) => {
    const seen = compareDoorLists(a, b);
    if (seen === null) return null;
    return { level: seen.relation === 'DOOR' || seen.relation === 'WITHIN' ? 0 : 1, values: seen.values };
  },
  terms: () => [],
  parts: () => ({}),
};
