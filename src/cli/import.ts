import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { importFile } from '../app/import/importFile';
import type { ImportStep } from '../app/import/importFile';
import { EXIT, StartupError } from '../config';
import { loadHashKey } from '../storage/dataDirectory';
import type { Command } from './command';
import { progressBar } from './progress';
import { OPERATOR, withPool } from './withPool';

const USAGE = 'mooring import --system S --type T [--key COLUMN] [--rejects OUT.csv] FILE';

const BAR_STEPS = 1_000;
/** What an initial load is at; reading rows needs no word. */
const STEP_WORDS: Readonly<Record<ImportStep, string>> = { rows: '', score: 'comparing: ', link: 'linking: ', write: 'writing: ', index: 'indexing: ' };

export const importCommand: Command = {
  name: 'import',
  summary: 'read a CSV, JSONL or XLSX file of a source system into the pool',
  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { system: { type: 'string' }, type: { type: 'string' }, key: { type: 'string' }, rejects: { type: 'string' } },
    });
    const [file] = positionals;
    const { system, type, key } = values;
    const rejectsFile = values.rejects ?? `${file ?? ''}.rejects.csv`;
    if (file === undefined || positionals.length > 1 || system === undefined || type === undefined) {
      throw new StartupError(`expected ${USAGE}, got "mooring import ${args.join(' ')}"`, { exitCode: EXIT.misused });
    }
    await stat(file).catch((cause: unknown) => {
      throw new StartupError(`the file ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
    const summary = await withPool(io, 'mooring import', async (pool, config) => {
      const bar = progressBar(io, BAR_STEPS);
      try {
        return await importFile(pool, OPERATOR, {
          system, type, file, rejectsFile, ...(key === undefined ? {} : { keyColumn: key }),
          initialLoad: { fromBytes: config.limits.initialLoadBytes, hashKey: loadHashKey(config) },
          onProgress: ({ step, share, rows, rejected }) => { bar.update(Math.floor(share * BAR_STEPS), `${STEP_WORDS[step]}${rows} rows, ${rejected} rejected`); },
        });
      } finally {
        bar.stop();
      }
    });
    if (summary.rejected > 0) io.err.write(`mooring import: ${summary.rejected} of ${summary.read} rows were rejected; the reasons are in ${rejectsFile}\n`);
    io.out.write(`${JSON.stringify(summary)}\n`);
    return EXIT.ok;
  },
};
