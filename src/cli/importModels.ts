import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importModels } from '../app/modelCodes/importModels';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { needFiles } from './needFiles';
import { progressBar } from './progress';
import { OPERATOR, withPool } from './withPool';

const USAGE = 'mooring import-models [--rejects OUT.csv] FILE';

export const importModelsCommand: Command = {
  name: 'import-models',
  summary: 'read a catalogue of product models from a CSV, JSONL or XLSX file',
  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { rejects: { type: 'string' } } });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new StartupError(`expected ${USAGE}, got "mooring import-models ${args.join(' ')}"`, { exitCode: EXIT.misused });
    await needFiles([file]);
    const { size } = await stat(file);
    const rejectsFile = values.rejects ?? `${file}.rejects.csv`;
    const summary = await withPool(io, 'mooring import-models', async (pool) => {
      const bar = progressBar(io, size);
      try {
        return await importModels(pool, OPERATOR, { file, rejectsFile, onProgress: ({ bytesRead, rows, rejected }) => { bar.update(bytesRead, `${rows} rows, ${rejected} rejected`); } });
      } finally {
        bar.stop();
      }
    });
    if (summary.rejected > 0) io.err.write(`mooring import-models: ${summary.rejected} of ${summary.read} rows were rejected; the reasons are in ${rejectsFile}\n`);
    io.out.write(`${JSON.stringify(summary)}\n`);
    return EXIT.ok;
  },
};
