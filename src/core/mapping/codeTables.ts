import { CODE_SETS } from '../model/codeSets';
import type { Label } from '../model/label';
import { foldCode } from './expression';
import { inputsOf } from './forms';
import type { Expression, MappingSpec } from './spec';

/** The code table that an expression goes by first; null for one that goes by none. */
export function tableOf(expression: Expression): string | null {
  if ('code' in expression) return expression.table;
  for (const { expression: inner } of inputsOf(expression)) {
    const found = tableOf(inner);
    if (found !== null) return found;
  }
  return null;
}

export interface CodeSuggestion { readonly code: string; readonly label: Label; readonly score: number; readonly reason: Label }

/** What a code of a system may mean in a code set, the likeliest first: by the set's own words, by what other tables say, by how like it is to codes that are known. */
export function suggestMeanings(code: string, codeSet: string, tables: readonly { readonly system: string; readonly codes: Readonly<Record<string, string>> }[]): CodeSuggestion[] {
  const asked = foldCode(code);
  return Object.entries(CODE_SETS[codeSet] ?? {}).map(([meaning, label]): CodeSuggestion => {
    const words = [meaning, label.zh, label.en].map(foldCode);
    if (words.includes(asked)) return suggestion(meaning, label, 0.97, `就是“${label.zh}”`, `it says "${label.en}"`);
    const same = tables.find(({ codes }) => Object.entries(codes).some(([known, means]) => means === meaning && foldCode(known) === asked));
    if (same !== undefined) return suggestion(meaning, label, 0.9, `系统“${same.system}”的同一代码是它`, `the same code of "${same.system}" means it`);
    const within = words.find((word) => word.length >= 2 && (asked.includes(word) || word.includes(asked)));
    if (within !== undefined && asked.length >= 2) return suggestion(meaning, label, 0.7, `含有“${label.zh}”`, `"${label.en}" is part of it`);
    const known = tables.flatMap(({ codes }) => Object.entries(codes).filter(([, means]) => means === meaning).map(([one]) => one));
    const [best, score] = known.map((one): [string, number] => [one, alike(asked, foldCode(one))]).sort((x, y) => y[1] - x[1])[0] ?? ['', 0];
    return suggestion(meaning, label, 0.6 * score, `近似“${best}”`, `it is like "${best}"`);
  }).filter(({ score }) => score > 0.1).sort((x, y) => y.score - x.score || (x.code < y.code ? -1 : 1));
}

const suggestion = (code: string, label: Label, score: number, zh: string, en: string): CodeSuggestion => ({ code, label, score: Math.round(score * 100) / 100, reason: { zh, en } });

function alike(x: string, y: string): number {
  const pairs = (text: string): string[] => (text.length < 2 ? [text] : Array.from(text).slice(1).map((char, index) => `${text[index] ?? ''}${char}`));
  const [a, b] = [pairs(x), pairs(y)];
  return (2 * a.filter((pair) => b.includes(pair)).length) / (a.length + b.length);
}

/**
 * A mapping in which a code of an attribute means something. An attribute without a table gets one, in which the pool's
 * own codes mean themselves.
 */
export function withCode(spec: MappingSpec, said: { readonly type: string; readonly attribute: string; readonly code: string; readonly meaning: string; readonly codeSet: string }): MappingSpec {
  const expression = spec.outputs.find((output) => output.type === said.type)?.attributes[said.attribute];
  if (expression === undefined) return spec;
  const tables = spec.codeTables ?? {};
  const known = tableOf(expression);
  const name = known ?? freeName(`${said.type}.${said.attribute}`, tables);
  const table = tables[name] ?? { codes: Object.fromEntries(Object.keys(CODE_SETS[said.codeSet] ?? {}).map((code) => [code, code])) };
  const others = Object.entries(table.codes).filter(([code]) => foldCode(code) !== foldCode(said.code));
  const codeTables = { ...tables, [name]: { ...table, codes: { ...Object.fromEntries(others), [said.code]: said.meaning } } };
  if (known !== null) return { ...spec, codeTables };
  return {
    ...spec, codeTables,
    outputs: spec.outputs.map((output) => (output.type === said.type ? { ...output, attributes: { ...output.attributes, [said.attribute]: { code: expression, table: name } } } : output)),
  };
}

function freeName(wanted: string, tables: Readonly<Record<string, unknown>>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!(name in tables)) return name;
  }
}
