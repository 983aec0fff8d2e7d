import { readFile } from 'node:fs/promises';
import { compileModel } from '../../core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../core/matching/comparisons';
import type { ColumnKind } from '../../core/matching/kinds/columns/columnKinds';
import { COLUMN_KINDS, isColumnKind } from '../../core/matching/kinds/columns/columnKinds';
import type { MatchKeyRule, MatchModel, MatchThresholds, ModelComparison } from '../../core/matching/matchModel';
import { badInput } from '../../core/model/errors';
import { KEY_BOUNDS } from '../../core/matching/training/deriveKeys';

/** How the columns of files are matched: the columns with their kinds; everything else is derived where it is left out. */
export interface MatchConfig {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Columns whose contents are sometimes exchanged. */
  readonly exchanged: readonly (readonly [string, string])[] | null;
  /** In the place of the derived ones of the same name, or beside them. */
  readonly comparisons: readonly ModelComparison[];
  readonly keys: readonly MatchKeyRule[];
  readonly thresholds: Partial<MatchThresholds>;
  /** log2 of the odds that two records are one thing. */
  readonly priorBits: number | null;
  readonly seed: number;
  /** A trained model: nothing is learnt from the files. */
  readonly model: MatchModel | null;
}

const REMEDY = 'Correct the configuration; {"columns": {"COLUMN": "KIND"}} is enough, everything else is derived.';
const KNOWN = ['columns', 'exchanged', 'comparisons', 'keys', 'thresholds', 'priorBits', 'seed', 'model'];

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** @throws MooringError BAD_USER_INPUT saying what was expected where */
export async function readMatchConfig(file: string): Promise<MatchConfig> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => { throw badInput('a configuration file', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`, 'Give the path of a JSON file.'); });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw badInput(`JSON in ${file}`, cause instanceof Error ? cause.message : String(cause), REMEDY);
  }
  return parseMatchConfig(parsed);
}

export function parseMatchConfig(given: unknown): MatchConfig {
  if (!isFields(given)) throw badInput('an object with "columns"', shown(given), REMEDY);
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw badInput(`the parts ${KNOWN.join(', ')}`, unknown, REMEDY);
  const columns = columnsOf(given['columns']);
  const seed = given['seed'] ?? 1;
  const priorBits = given['priorBits'] ?? null;
  if (!isNumber(seed)) throw badInput('a number as "seed"', shown(seed), REMEDY);
  if (priorBits !== null && !isNumber(priorBits)) throw badInput('a number of bits as "priorBits"', shown(priorBits), REMEDY);
  return {
    columns, seed, priorBits, exchanged: exchangedOf(given['exchanged'], columns),
    comparisons: listOf(given['comparisons'], 'comparisons', comparisonOf), keys: listOf(given['keys'], 'keys', keyOf),
    thresholds: thresholdsOf(given['thresholds']), model: modelOf(given['model']),
  };
}

function columnsOf(given: unknown): Readonly<Record<string, ColumnKind>> {
  if (!isFields(given) || Object.keys(given).length === 0) throw badInput('"columns" with at least one column and its kind', shown(given), REMEDY);
  return Object.fromEntries(Object.entries(given).map(([name, kind]): [string, ColumnKind] => {
    if (typeof kind !== 'string' || !isColumnKind(kind)) throw badInput(`as kind of the column "${name}" one of ${COLUMN_KINDS.join(', ')}`, shown(kind), REMEDY);
    return [name, kind];
  }));
}

function exchangedOf(given: unknown, columns: MatchConfig['columns']): MatchConfig['exchanged'] {
  if (given === undefined) return null;
  return listOf(given, 'exchanged', (pair): readonly [string, string] => {
    const [x, y] = Array.isArray(pair) ? pair as unknown[] : [];
    if (!isText(x) || !isText(y) || columns[x] === undefined || columns[y] === undefined) throw badInput('in "exchanged" pairs of two of the columns', shown(pair), REMEDY);
    return [x, y];
  });
}

function listOf<T>(given: unknown, name: string, read: (one: unknown) => T): T[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw badInput(`a list as "${name}"`, shown(given), REMEDY);
  return given.map(read);
}

function comparisonOf(given: unknown): ModelComparison {
  const { name, kind, attributes, levels, frequencies } = isFields(given) ? given : {};
  if (!isText(name) || !isText(kind) || !Array.isArray(attributes) || !attributes.every(isText)) {
    throw badInput('in "comparisons" {"name", "kind", "attributes": [COLUMN, …]}', shown(given), REMEDY);
  }
  const wrong = Object.values(isFields(levels) ? levels : {}).find((level) => !isFields(level) || !isShare(level['m']) || !isShare(level['u']));
  if (wrong !== undefined || (levels !== undefined && !isFields(levels))) throw badInput('levels as {"LEVEL": {"m": share, "u": share}}, above 0 and up to 1', shown(wrong ?? levels), REMEDY);
  return { name, kind, attributes, ...(levels === undefined ? {} : { levels: levels as NonNullable<ModelComparison['levels']> }), ...frequenciesOf(frequencies) };
}

/** m of a pooled level may be above 1: it stands for the weight. */
const isShare = (value: unknown): value is number => isNumber(value) && value > 0;

function frequenciesOf(given: unknown): Pick<ModelComparison, 'frequencies'> {
  if (given === undefined) return {};
  const { floor, terms } = isFields(given) ? given : {};
  if (!isShare(floor) || !isFields(terms) || !Object.values(terms).every(isShare)) throw badInput('frequencies as {"floor": share, "terms": {"TERM": share}}', shown(given), REMEDY);
  return { frequencies: { floor, terms: terms as Readonly<Record<string, number>> } };
}

function keyOf(given: unknown): MatchKeyRule {
  const { name, parts, maxRecords = KEY_BOUNDS.maxRecords } = isFields(given) ? given : {};
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every(isText) || !isNumber(maxRecords) || maxRecords < 2) {
    throw badInput('in "keys" {"parts": ["COMPARISON.PART", …], "maxRecords": 2 or more}', shown(given), REMEDY);
  }
  return { name: isText(name) ? name : parts.join(' + '), parts, maxRecords };
}

function thresholdsOf(given: unknown): Partial<MatchThresholds> {
  if (given === undefined) return {};
  const known = ['link', 'join', 'review'];
  if (!isFields(given) || Object.entries(given).some(([name, bits]) => !known.includes(name) || !isNumber(bits))) throw badInput(`thresholds in bits: ${known.join(', ')}`, shown(given), REMEDY);
  return given;
}

function modelOf(given: unknown): MatchModel | null {
  if (given === undefined || given === null) return null;
  const { type, priorBits, comparisons, keys, thresholds } = isFields(given) ? given : {};
  const { link, join, review } = thresholdsOf(thresholds);
  if (!isText(type) || !isNumber(priorBits) || link === undefined || join === undefined || review === undefined) {
    throw badInput('as "model" what `mooring match-train` has written: type, comparisons, keys, priorBits, thresholds', shown(given), REMEDY);
  }
  const model = { type, priorBits, comparisons: listOf(comparisons, 'comparisons', comparisonOf), keys: listOf(keys, 'keys', keyOf), thresholds: { link, join, review } };
  compileModel(model, MATCH_COMPARISONS);
  return model;
}
