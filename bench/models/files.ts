type Row = Readonly<Record<string, string>>;

export interface Query { readonly id: string; readonly brand: string; readonly code: string; readonly tier: string }

export interface ModelSet {
  /** id, brand, code; each once. */
  readonly models: readonly (readonly [string, string, string])[];
  readonly queries: readonly Query[];
  /** Most of its codes can't be derived: it is an alias table. */
  readonly hasAliases: boolean;
}

const distinct = (models: readonly (readonly [string, string, string])[]): (readonly [string, string, string])[] => [...new Map(models.map((model) => [model.join('\0'), model])).values()];

/** Models with the codes that devices report; null where the columns are others. */
export function readModelFile(rows: readonly Row[]): ModelSet | null {
  const [first] = rows;
  if (first?.['code_a'] === undefined || first['code_b'] === undefined) return null;
  const queries = rows.map((row) => ({ id: row['canonical_id'] ?? '', brand: row['alias_brand'] ?? '', code: row['code_b'] ?? '', tier: row['tier'] ?? '' }));
  return {
    models: distinct(rows.map((row) => [row['canonical_id'] ?? '', row['brand'] ?? '', row['code_a'] ?? ''] as const)), queries,
    hasAliases: queries.filter(({ tier }) => tier.startsWith('T5')).length > queries.length / 2,
  };
}

/** Codes as people wrote them, of a catalogue beside them. */
export function readModelTruth(codes: readonly Row[], models: readonly Row[]): ModelSet {
  return {
    models: distinct(models.map((row) => [row['true_model_id'] ?? '', row['brand'] ?? '', row['canonical_code'] ?? ''] as const)),
    queries: codes.map((row) => ({ id: row['true_model_id'] ?? '', brand: '', code: row['code_as_written'] ?? '', tier: '' })), hasAliases: false,
  };
}

function numberOf(text: string): number {
  let number = 7;
  for (const char of text) number = (number * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return number;
}

/** Manufacturers in two halves: one to tune on, one to report. */
export const halfOf = (manufacturer: string): number => numberOf(manufacturer) % 2;
/** One model of three leaves the catalogue: nothing that is written of it may resolve. */
export const leavesOut = (id: string): boolean => numberOf(id) % 3 === 0;
