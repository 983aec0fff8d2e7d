import { parseArgs } from 'node:util';
import { readMatchConfig } from '../app/matching/matchConfig';
import { matchEval, writeClusters } from '../app/matching/matchEval';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { needFiles } from './needFiles';

const USAGE = 'mooring match-eval --config C.json --data F.csv [--data G.csv] --truth COLUMN [--clusters OUT.csv]';
const MAX_FILES = 2;

export const matchEvalCommand: Command = {
  name: 'match-eval',
  summary: '--config C.json --data F.csv [--data G.csv] --truth COLUMN [--clusters OUT.csv]: match a labelled file and say how well',
  run: async (args, io) => {
    const started = performance.now();
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: 'string' }, data: { type: 'string', multiple: true }, truth: { type: 'string' }, clusters: { type: 'string' } },
    });
    const { config, data = [], truth, clusters } = values;
    if (config === undefined || truth === undefined || data.length === 0 || data.length > MAX_FILES) {
      throw new StartupError(`expected ${USAGE}, got "mooring match-eval ${args.join(' ')}"`, { exitCode: EXIT.misused });
    }
    await needFiles([config, ...data]);
    const { figures, matched, refused } = await matchEval(await readMatchConfig(config), data, truth);
    if (refused > 0) io.err.write(`mooring match-eval: ${refused} rows could not be read and were left out\n`);
    if (clusters !== undefined) await writeClusters(matched, clusters);
    const seconds = Math.round(performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(); // of the whole process: what it costs where others use the machine, too
    io.out.write(`${JSON.stringify({ ...figures, seconds, cpuSeconds: Math.round((user + system) / 1000) / 1000, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
    return EXIT.ok;
  },
};
