import { parseArgs } from 'node:util';
import { verify } from '../app/verify';
import type { AuditHead } from '../app/verifyAuditLog';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { withPool } from './withPool';

/** POSITION:HASH, as an earlier run printed them under "auditLog". */
function headOf(text: string): AuditHead {
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (position === undefined || hash === undefined) throw new StartupError(`--audit-head: expected POSITION:HASH of an earlier run, got "${text.slice(0, 100)}"`, { exitCode: EXIT.misused });
  return { position, hash };
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: '[--audit-head POSITION:HASH]: recompute everything from the stored facts; exit 1 when anything differs',
  run: async (args, io) => {
    const { values } = parseArgs({ args: [...args], options: { 'audit-head': { type: 'string' } } });
    const keptAuditHead = values['audit-head'] === undefined ? undefined : headOf(values['audit-head']);
    const started = performance.now();
    const found = await withPool(io, 'mooring verify', async (pool) => verify(pool, keptAuditHead === undefined ? {} : { keptAuditHead }));
    for (const { check, count, samples } of found.findings) io.err.write(`${check}: ${count} differ, such as\n${samples.map((sample) => `  ${sample}\n`).join('')}`);
    io.out.write(`${JSON.stringify({ ...found, seconds: Math.round((performance.now() - started) / 10) / 100 })}\n`);
    return found.differences === 0 ? EXIT.ok : EXIT.failed;
  },
};
