import { parseArgs } from 'node:util';
import { verify } from '../app/verify';
import { EXIT } from '../config';
import type { Command } from './command';
import { withPool } from './withPool';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'recompute everything from the stored facts; exit 1 when anything differs',
  run: async (args, io) => {
    parseArgs({ args: [...args], options: {} });
    const started = performance.now();
    const found = await withPool(io, 'mooring verify', async (pool) => verify(pool));
    for (const { check, count, samples } of found.findings) io.err.write(`${check}: ${count} differ, such as\n${samples.map((sample) => `  ${sample}\n`).join('')}`);
    io.out.write(`${JSON.stringify({ ...found, seconds: Math.round((performance.now() - started) / 10) / 100 })}\n`);
    return found.differences === 0 ? EXIT.ok : EXIT.failed;
  },
};
