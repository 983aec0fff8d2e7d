/** The text form of COPY (Postgres, "COPY", File Formats): cells between tabs, \N for null, four characters escaped. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const UNESCAPED: Readonly<Record<string, string>> = { '\\': '\\', t: '\t', n: '\n', r: '\r' };
const SPECIAL = /[\\\t\n\r]/;

export type Cell = string | number | null;

export function copyCell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}

/** The text of a cell again; null for \N. */
export function readCell(cell: string): string | null {
  if (cell === '\\N') return null;
  return cell.includes('\\') ? cell.replace(/\\(.)/g, (_all, character: string) => UNESCAPED[character] ?? character) : cell;
}

/** One row, with its end. */
export const copyRow = (cells: readonly Cell[]): string => `${cells.map(copyCell).join('\t')}\n`;

/** A list of texts as the text of an array. */
export const arrayText = (texts: readonly string[]): string => `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
