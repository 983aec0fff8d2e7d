import { parseArgs } from 'node:util';
import { modelEval } from '../app/modelCodes/modelEval';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { needFiles } from './needFiles';

const USAGE = 'mooring model-eval --catalogue C.csv --queries Q.csv [--aliases A.csv]';

export const modelEvalCommand: Command = {
  name: 'model-eval',
  summary: '--catalogue C.csv --queries Q.csv [--aliases A.csv]: resolve labelled model codes and say how well',
  run: async (args, io) => {
    const started = performance.now();
    const { values } = parseArgs({ args: [...args], options: { catalogue: { type: 'string' }, queries: { type: 'string' }, aliases: { type: 'string' } } });
    const { catalogue, queries, aliases } = values;
    if (catalogue === undefined || queries === undefined) {
      throw new StartupError(`expected ${USAGE}, got "mooring model-eval ${args.join(' ')}"`, { exitCode: EXIT.misused });
    }
    await needFiles([catalogue, queries, ...(aliases === undefined ? [] : [aliases])]);
    const { figures, refused, resolveSeconds } = await modelEval({ catalogue, queries, ...(aliases === undefined ? {} : { aliases }) });
    if (refused > 0) io.err.write(`mooring model-eval: ${refused} rows could not be read and were left out\n`);
    io.out.write(`${JSON.stringify({ ...figures, seconds: Math.round(performance.now() - started) / 1000, resolveSeconds })}\n`);
    return EXIT.ok;
  },
};
