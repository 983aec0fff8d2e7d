import type { ModelName, ModelQuestion } from '../../src/core/modelCodes';
import { randomFrom } from '../search/random';

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWX';
const SERIES = ['', '', 'Vista ', 'Aero Jet ', 'Nimbus ', 'Terra ', 'ProLine '];
const TAILS = ['', 'A', 'B', 'DN', 'W', '(B3)', '/N8', '-EH2', ' Plus', '+1U35'];

type Below = (most: number) => number;
const belowFrom = (seed: number): Below => {
  const random = randomFrom(seed);
  return (most) => Math.floor(random() * most);
};

function digits(below: Below, count: number): string {
  return Array.from({ length: count }, () => below(10)).join('');
}
function letters(below: Below, count: number): string {
  return Array.from({ length: count }, () => LETTERS.charAt(below(LETTERS.length))).join('');
}

/** Models of a hundred made-up makers, each with codes of a few shapes of its own: prefix, number, suffix. */
export function makeCatalogue(size: number, seed: number): ModelName[] {
  const below = belowFrom(seed);
  const makers = Array.from({ length: 100 }, (_, place) => ({
    name: `Maker${letters(below, 3)}${place}`.replace(/\d/g, (digit) => LETTERS.charAt(Number(digit))), prefixes: Array.from({ length: 6 }, () => letters(below, 2 + below(2))),
  }));
  const codes = new Set<string>();
  const models: ModelName[] = [];
  while (models.length < size) {
    const maker = makers[below(makers.length)];
    if (maker === undefined) continue;
    const code = `${SERIES[below(SERIES.length)] ?? ''}${maker.prefixes[below(6)] ?? ''}${below(2) === 0 ? '-' : ''}${digits(below, 3 + below(3))}${TAILS[below(TAILS.length)] ?? ''}`;
    if (codes.has(maker.name + code)) continue;
    codes.add(maker.name + code);
    models.push({ id: `M${models.length}`, manufacturer: maker.name, code });
  }
  return models;
}

/** Codes as they arrive: with and without brand, separators, case, width, series and descriptions, some mistyped. */
export function writings(known: readonly ModelName[], strangers: readonly ModelName[], count: number, seed: number): { readonly question: ModelQuestion; readonly modelId: string }[] {
  const below = belowFrom(seed);
  return Array.from({ length: count }, () => {
    const from = below(10) === 0 ? strangers : known;
    const model = from[below(from.length)] ?? { id: '', manufacturer: '', code: '' };
    const { code, manufacturer } = model;
    const written = [
      code, `${manufacturer} ${code}`, code.toLowerCase(), code.replace(/[-/ ]/g, ''), `${manufacturer} ${code} Series`, `${code}(白)`,
      code.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xFEE0)), code.replace('0', 'O'),
    ][below(8)] ?? code;
    return { question: { code: written, manufacturer: below(2) === 0 ? manufacturer : null }, modelId: model.id };
  });
}
