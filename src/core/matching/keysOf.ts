import type { CompiledModel, PreparedRecord } from './compiledModel';

/** A record has at most so many keys of one rule: a list of forty phones says less, not more. */
export const MAX_KEYS_PER_RULE = 12;

export interface MatchKey {
  readonly rule: string;
  /** "rule|part|part"; unique in the model. */
  readonly key: string;
}

/** The match keys of a record. Records that share one are candidates, unless more than the rule's `maxRecords` do. */
export function keysOf(compiled: CompiledModel, prepared: PreparedRecord): MatchKey[] {
  const partsOf = new Map<number, Readonly<Record<string, readonly string[]>>>();
  const valuesOf = (comparison: number, part: string): readonly string[] => {
    const own = prepared[comparison] ?? null;
    if (own === null) return [];
    let parts = partsOf.get(comparison);
    if (parts === undefined) {
      parts = compiled.comparisons[comparison]?.kind.parts(own) ?? {};
      partsOf.set(comparison, parts);
    }
    return parts[part] ?? [];
  };
  return compiled.keys.flatMap(({ rule, parts }) => {
    let keys = [rule.name];
    for (const { comparison, part } of parts) {
      const values = [...new Set(valuesOf(comparison, part))].map(escaped);
      keys = keys.flatMap((key) => values.map((value) => `${key}|${value}`)).slice(0, MAX_KEYS_PER_RULE);
    }
    return keys.map((key) => ({ rule: rule.name, key }));
  });
}

/** "a|b" beside "c" is not "a" beside "b|c". */
const escaped = (text: string): string => (/[\\|]/.test(text) ? text.replace(/[\\|]/g, '\\$&') : text);
