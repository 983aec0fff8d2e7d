import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readMatchConfig } from '../app/matching/matchConfig';
import { matchTrain } from '../app/matching/matchTrain';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { needFiles } from './needFiles';

const USAGE = 'mooring match-train --config C.json --data F.csv [--data G.csv] [--labels L.csv] --out MODEL.json';
const MAX_FILES = 2;

export const matchTrainCommand: Command = {
  name: 'match-train',
  summary: '--config C.json --data F.csv [--data G.csv] [--labels L.csv] --out MODEL.json: learn a match model from files',
  run: async (args, io) => {
    const started = performance.now();
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: 'string' }, data: { type: 'string', multiple: true }, labels: { type: 'string' }, out: { type: 'string' } },
    });
    const { config, data = [], labels, out } = values;
    if (config === undefined || out === undefined || data.length === 0 || data.length > MAX_FILES) {
      throw new StartupError(`expected ${USAGE}, got "mooring match-train ${args.join(' ')}"`, { exitCode: EXIT.misused });
    }
    await needFiles([config, ...data, ...(labels === undefined ? [] : [labels])]);
    const { config: trained, ...figures } = await matchTrain(await readMatchConfig(config), data, labels);
    await writeFile(out, `${JSON.stringify(trained, null, 1)}\n`);
    io.out.write(`${JSON.stringify({ ...figures, thresholds: trained.model.thresholds, seconds: Math.round(performance.now() - started) / 1000 })}\n`);
    return EXIT.ok;
  },
};
