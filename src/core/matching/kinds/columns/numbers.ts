import type { ComparisonKind, Seen } from '../../comparisonKind';
import { editDistance } from '../../similarity/editDistance';
import { foldText } from '../../similarity/fold';

/** A number, and the text it stood in: "12a" is compared as it is written. */
interface NumberForm { readonly value: number; readonly text: string }

const LEVELS = ['exact', 'near', 'slip', 'tenth', 'different'] as const;
const SEEN: readonly Seen[] = LEVELS.map((_name, level) => ({ level }));

type Apart = (a: number, b: number) => number;

/** In parts of the larger one; a year in hundreds of years, so that a neighbouring year is near. */
const inParts: Apart = (a, b) => Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
const inCenturies: Apart = (a, b) => Math.abs(a - b) / 100;

function likeness(a: NumberForm, b: NumberForm, apart: Apart): number {
  if (a.text === b.text || a.value === b.value) return 0;
  const between = apart(a.value, b.value);
  if (between <= 0.01) return 1;
  if (editDistance(a.text, b.text, 1) <= 1) return 2;
  return between <= 0.1 ? 3 : 4;
}

function numberKind(name: string, apart: Apart, read: (raw: string) => NumberForm | null): ComparisonKind<NumberForm> {
  return {
    name,
    levels: [
      { name: 'exact', label: { zh: '相同', en: 'the same' }, m: 0.8, u: 0.01, byFrequency: true },
      { name: 'near', label: { zh: '相差不到百分之一', en: 'within one in a hundred' }, m: 0.03, u: 0.01 },
      { name: 'slip', label: { zh: '一位之差', en: 'one digit apart, or two neighbours swapped' }, m: 0.05, u: 0.05 },
      { name: 'tenth', label: { zh: '相差不到十分之一', en: 'within one in ten' }, m: 0.02, u: 0.05 },
      { name: 'different', label: { zh: '不同', en: 'different' }, m: 0.1, u: 0.88 },
    ],
    prepare: (values) => {
      const raw = values[0]?.[0];
      return typeof raw === 'string' || typeof raw === 'number' ? read(String(raw)) : null;
    },
    compare: (a, b) => {
      const level = likeness(a, b, apart);
      return level === 0 ? { level, term: a.text } : SEEN[level] ?? null;
    },
    terms: ({ text }) => [text],
    parts: ({ text }) => ({ exact: [text] }),
  };
}

/** A quantity or a house number: compared as a number and as it is written. */
export const numberColumnKind = numberKind('numberColumn', inParts, (raw) => {
  const text = foldText(raw.replace(/(?<=\d)[,'](?=\d{3})/g, '').replace(/\.0+$/, ''));
  if (text === '') return null;
  const value = Number.parseFloat(raw.replace(/(?<=\d)[,'](?=\d{3})/g, '').replace(/[^\d.-]/g, ''));
  return { value: Number.isNaN(value) ? NaN : value, text };
});

/** A year of four digits. */
export const yearKind = numberKind('year', inCenturies, (raw) => {
  const [year] = /\d{4}/.exec(raw) ?? [];
  return year === undefined ? null : { value: Number(year), text: year };
});
