import { compileCatalogue, evaluateModelCodes } from '../../core/modelCodes';
import type { CatalogueIndex, LabelledQuestion, ModelAlias, ModelFigures, ModelName } from '../../core/modelCodes';
import { badInput } from '../../core/model/errors';
import { readCsv } from '../import/readCsv';

const COLUMNS = ['canonical_id', 'brand', 'code'] as const;

export interface ModelEvalFiles {
  readonly catalogue: string;
  readonly queries: string;
  readonly aliases?: string;
}

export interface ModelEvaluation {
  readonly figures: ModelFigures;
  /** Lines that could not be read, or that lack an id or a code, and were left out. */
  readonly refused: number;
  /** Time for resolution alone, without reading and compiling. */
  readonly resolveSeconds: number;
}

interface Line { readonly canonical_id: string; readonly brand: string; readonly code: string }

async function readLines(file: string): Promise<{ readonly lines: Line[]; readonly refused: number }> {
  const lines: Line[] = [];
  let refused = 0;
  for await (const row of readCsv(file, () => undefined)) {
    if ('refused' in row) { refused += 1; continue; }
    const [id, brand, code] = COLUMNS.map((column) => {
      const cell = row.row[column];
      if (typeof cell !== 'string') throw badInput(`the columns ${COLUMNS.join(', ')} in ${file}`, Object.keys(row.row).join(', '), 'Correct the header of the file.');
      return cell.trim();
    });
    if (id === undefined || id === '' || code === undefined || code === '') { refused += 1; continue; }
    lines.push({ canonical_id: id, brand: brand ?? '', code });
  }
  return { lines, refused };
}

const modelsOf = (lines: readonly Line[]): ModelName[] =>
  [...new Map(lines.map((line) => [JSON.stringify(line), { id: line.canonical_id, manufacturer: line.brand, code: line.code }])).values()];

const aliasesOf = (lines: readonly Line[]): ModelAlias[] =>
  lines.map(({ canonical_id: modelId, brand, code }) => ({ modelId, code, system: null, manufacturer: brand === '' ? null : brand }));

/** Resolves labelled codes on the same path as the pool does, and says how well. @throws MooringError BAD_USER_INPUT for a file without its columns */
export async function modelEval(files: ModelEvalFiles): Promise<ModelEvaluation> {
  const catalogue = await readLines(files.catalogue);
  const queries = await readLines(files.queries);
  const aliases = files.aliases === undefined ? { lines: [], refused: 0 } : await readLines(files.aliases);
  const index: CatalogueIndex = compileCatalogue({ models: modelsOf(catalogue.lines), aliases: aliasesOf(aliases.lines) });
  const questions = queries.lines.map(({ canonical_id: modelId, brand, code }): LabelledQuestion => ({ modelId, code, manufacturer: brand === '' ? null : brand }));
  const started = performance.now();
  const figures = evaluateModelCodes(index, questions);
  return { figures, refused: catalogue.refused + queries.refused + aliases.refused, resolveSeconds: Math.round(performance.now() - started) / 1000 };
}
