import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The rows of a small CSV file by column name; null when there is no such file. */
export function readCsvFile(file: string): Record<string, string>[] | null {
  if (!existsSync(file)) return null;
  return parse(readFileSync(file), { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true });
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
