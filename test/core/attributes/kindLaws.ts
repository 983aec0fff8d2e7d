import fc from 'fast-check';
import type { JsonValue } from '../../../src/core/model/json';
import type { AttributeKind, NormaliseContext, NormalisedValue } from '../../../src/core/attributes/kind';

/** A stand-in for the keyed hash: as opaque as the tests need. */
const keyedHash = (text: string): string => `h${String(Array.from(text).reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_000_007, 7))}`;

export const CONTEXT: NormaliseContext = { timeZone: 'Asia/Shanghai', keyedHash };

/** One value as a case table wants it: the value, or the rejection's code, or null for an empty field. */
export function outcome<V extends JsonValue>(kind: AttributeKind<V>, raw: unknown, context = CONTEXT): V | string | null {
  const { values, rejections } = kind.normalise(raw, context);
  return values[0]?.value ?? rejections[0]?.code ?? null;
}

/** The value of a text that must be accepted. */
export function accept<V extends JsonValue>(kind: AttributeKind<V>, raw: unknown, context = CONTEXT): V {
  const { values, rejections } = kind.normalise(raw, context);
  const first = values[0];
  if (first === undefined) throw new Error(`${kind.name} rejects ${JSON.stringify(raw)}: ${JSON.stringify(rejections)}`);
  return first.value;
}

/** Texts near those the kind reads: pieces of the examples put together anew, and noise. */
function textsNear(examples: readonly string[]): fc.Arbitrary<string> {
  const pieces = examples.flatMap((example) => [example, ...example.match(/.{1,4}/gu) ?? []]);
  const noise = ['无', '公司', '王', '先生', '(', ')', '（', '·', ' ', '　', '-', '*', '0', '1', 'O', '.', '\u200B', '\uD800', '\u0301', 'ß', 'ΐ', '٣', '½', '①', '。', '\n', '\0', '鍾', '乾'];
  return fc.array(fc.constantFrom(...pieces, ...noise), { maxLength: 6 }).map((parts) => parts.join(''));
}

function isPlainJson(value: unknown): boolean {
  return JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value);
}

/** What every kind owes its callers (docstrings of `AttributeKind`), tried with whatever comes. */
export function itObeysTheLaws<V extends JsonValue>(kind: AttributeKind<V>, examples: readonly string[], options: { readonly displayHides?: (value: V) => boolean } = {}): void {
  const near = textsNear(examples);
  const anything = fc.oneof({ weight: 6, arbitrary: near }, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.jsonValue(), fc.double(), fc.integer(), fc.constantFrom(undefined, null, '', ' ', '　', NaN));
  // One seed, so that a passing suite passes again; SEED=… LAW_RUNS=… look further.
  const runs = { numRuns: Number(process.env['LAW_RUNS'] ?? 1000), seed: Number(process.env['SEED'] ?? 20260105) };

  test('never throws; rejections say what was expected, what came and what to do', () => {
    fc.assert(fc.property(anything, (raw) => {
      const { values, rejections } = kind.normalise(raw, CONTEXT);
      for (const { value, raw: kept } of values) {
        expect(isPlainJson(value)).toBe(true);
        expect(typeof kept).toBe('string');
      }
      for (const rejection of rejections) {
        expect(rejection.expected).not.toBe('');
        expect(rejection.got.length).toBeLessThanOrEqual(200);
        expect(rejection.message.zh).toMatch(/\p{Script=Han}/u);
        expect(rejection.message.en).toMatch(/^[ -~]+$/);
      }
    }), runs);
  });

  test('what it shows reads back as the same fact, and equal identity is exactly EXACT', () => {
    const valuesOf = (text: string): readonly NormalisedValue<V>[] => kind.normalise(text, CONTEXT).values;
    fc.assert(fc.property(near, near, (a, b) => {
      for (const { value } of valuesOf(a)) {
        if (options.displayHides?.(value) !== true) {
          expect(valuesOf(kind.display(value)).map((again) => kind.identity(again.value))).toEqual([kind.identity(value)]);
        }
        expect(kind.compare(value, value)).toBe('EXACT');
        expect(kind.completeness(value)).toBeGreaterThanOrEqual(0);
        expect(kind.completeness(value)).toBeLessThanOrEqual(1);
        expect(kind.subsumes(value, value)).toBe(false);
        for (const { value: other } of valuesOf(b)) {
          expect(kind.compare(value, other) === 'EXACT').toBe(kind.identity(value) === kind.identity(other));
          expect(kind.compare(value, other)).toBe(kind.compare(other, value));
        }
      }
    }), runs);
  });

  test('an empty field is neither a value nor a rejection', () => {
    for (const empty of [null, undefined, '', ' ', '\t', '　', '\u200B', '\uFEFF']) {
      expect(kind.normalise(empty, CONTEXT)).toEqual({ values: [], rejections: [] });
    }
  });

  test('an object or a list is not a value, and a book is not read', () => {
    expect(outcome(kind, { a: 1 })).toBe('BAD_FORMAT');
    expect(outcome(kind, [1])).toBe('BAD_FORMAT');
    expect(outcome(kind, '字'.repeat(100_000))).toBe('TOO_LONG');
  });
}
