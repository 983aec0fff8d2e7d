import { kindNamed } from '../../../../src/core/attributes/registry';
import type { AttributeKindName } from '../../../../src/core/attributes/registry';
import type { ComparisonKind } from '../../../../src/core/matching/comparisonKind';
import type { JsonValue } from '../../../../src/core/model/json';

/** Raw values, one list for each attribute of a comparison. */
export type Raw = readonly (readonly string[])[];

export function valuesOf(kinds: readonly AttributeKindName[], raw: Raw): readonly (readonly JsonValue[])[] {
  const context = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => `hash of ${text}` };
  return raw.map((texts, i) => texts.flatMap((text) => kindNamed(kinds[i] ?? 'text').normalise(text, context).values.map(({ value }) => value)));
}

/** The level's name that two records are seen at; "missing" where one says nothing, "nothing" where nothing can be compared. */
export function levelOf<P>(kind: ComparisonKind<P>, kinds: readonly AttributeKindName[], a: Raw, b: Raw): string {
  const [x, y] = [kind.prepare(valuesOf(kinds, a)), kind.prepare(valuesOf(kinds, b))];
  if (x === null || y === null) return 'missing';
  const seen = kind.compare(x, y);
  return seen === null ? 'nothing' : kind.levels[seen.level]?.name ?? 'none';
}

/** Levels of a kind that none of the cases shows. */
export function unseenLevels<P>(kind: ComparisonKind<P>, seen: readonly string[]): readonly string[] {
  return kind.levels.map(({ name }) => name).filter((name) => !seen.includes(name));
}

/** A weight in bits. */
export function bitsOf<P>(kind: ComparisonKind<P>, level: string): number {
  const found = kind.levels.find(({ name }) => name === level);
  return found === undefined ? Number.NaN : Math.log2(found.m / found.u);
}
