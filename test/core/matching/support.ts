import type { InternedColumn, RecordSet } from '../../../src/core/matching/bulk/recordTable';
import type { CompiledModel, PreparedRecord } from '../../../src/core/matching/compiledModel';
import { compileModel } from '../../../src/core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../../src/core/matching/comparisons';
import type { ColumnKind } from '../../../src/core/matching/kinds/columns/columnKinds';
import { comparisonsOf } from '../../../src/core/matching/kinds/columns/columnKinds';
import type { MatchModel } from '../../../src/core/matching/matchModel';
import { randomFrom } from '../../../src/core/matching/random';
import { prepare } from '../../../src/core/matching/score';

export type Row = Readonly<Record<string, string>>;

export const COLUMNS: Readonly<Record<string, ColumnKind>> = { first: 'givenName', last: 'familyName', born: 'date', town: 'locality', number: 'identifier' };

export function setOf(rows: readonly Row[], columns: readonly string[] = Object.keys(COLUMNS), files: Uint8Array | null = null): RecordSet {
  const column = (name: string): InternedColumn => {
    const texts = [...new Set(rows.map((row) => row[name] ?? ''))];
    return { ids: Int32Array.from(rows, (row) => texts.indexOf(row[name] ?? '')), values: texts.map((text) => (text === '' ? [] : [text])) };
  };
  return { size: rows.length, files, columns: new Map(columns.map((name) => [name, column(name)])) };
}

export const draft: MatchModel = { type: 'file', comparisons: comparisonsOf(COLUMNS, [['first', 'last']]), keys: [], priorBits: 0, thresholds: { link: 0, join: 0, review: 0 } };

export function preparedRow(compiled: CompiledModel, row: Row): PreparedRecord {
  return prepare(compiled, Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === '' ? [] : [text]])));
}

export const compiled = (model: MatchModel): CompiledModel => compileModel(model, MATCH_COMPARISONS);

const FIRSTS = ['aldo', 'berta', 'cuno', 'dora', 'egon', 'frieda', 'gero', 'hilde', 'ivo', 'jutta', 'kuno', 'lore', 'mirko', 'nele', 'olaf', 'petra'];
const LASTS = ['albers', 'brandis', 'claussen', 'dorfner', 'eckhoff', 'fehrmann', 'gutzeit', 'hollweg', 'ibscher', 'jessen', 'kaltenbach', 'lohmann', 'mertins', 'nissen', 'oltmann', 'prigge', 'quandt', 'rehbein', 'stubbe', 'thomsen'];
const TOWNS = ['arnsfeld', 'birkenau', 'cadolz', 'dornheim', 'elmenau', 'forstingen', 'gellrode', 'hasloch'];

/** Made-up people, every third twice with a slip, an empty field or exchanged names; `truth` says who is who. */
export function people(count: number, seed: number): { readonly rows: Row[]; readonly truth: number[] } {
  const random = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const digits = (many: number): string => String(Math.floor(random() * 10 ** many)).padStart(many, '0');
  const rows: Row[] = [];
  const truth: number[] = [];
  for (let person = 0; person < count; person += 1) {
    const born = `${1940 + Math.floor(random() * 60)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    const row: Row = { first: pick(FIRSTS), last: `${pick(LASTS)}${pick(['', 'er', 'mann', 'sen'])}`, born, town: pick(TOWNS), number: digits(7) };
    rows.push(row);
    truth.push(person);
    if (person % 3 > 0) continue;
    const { first = '', last = '', number = '' } = row;
    rows.push([
      { ...row, last: `${last}e` }, { ...row, number: '' }, { ...row, first: last, last: first }, { ...row, born: '' },
      { ...row, number: `${number.slice(0, 3)}${String((Number(number.charAt(3)) + 1) % 10)}${number.slice(4)}` }, { ...row, town: 'zellerbach' },
    ][person % 6] ?? row);
    truth.push(person);
  }
  return { rows, truth };
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  return list.map((one) => ({ one, at: random() })).sort((x, y) => x.at - y.at).map(({ one }) => one);
}
