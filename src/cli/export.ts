import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ROLES } from '../app/access';
import { exportRecords } from '../app/export/exportRecords';
import { EXIT, StartupError } from '../config';
import type { Command } from './command';
import { OPERATOR, withPool } from './withPool';

const USAGE = 'mooring export --type T --format csv|jsonl|xlsx [--out FILE] [--labels none|zh|en] [--role ROLE]';

export const exportCommand: Command = {
  name: 'export',
  summary: '--type T --format csv|jsonl|xlsx [--out FILE] [--labels none|zh|en]: golden records; --role ROLE: masked as that role sees them',
  run: async (args, io) => {
    const { values: { type, format, out, labels, role: asked } } = parseArgs({
      args: [...args],
      options: { type: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' }, labels: { type: 'string' }, role: { type: 'string' } },
    });
    const role = ROLES.find((known) => known === (asked ?? 'ADMIN').toUpperCase());
    if (type === undefined || format === undefined || role === undefined) throw new StartupError(`expected ${USAGE}, got "mooring export ${args.join(' ')}"`, { exitCode: EXIT.misused });
    return withPool(io, 'mooring export', async (pool) => {
      const { body, rows, cursor } = await exportRecords(pool, OPERATOR, { type, format, labels, maskedAs: role });
      try {
        // What is exported is personal data: for the person who exports it, and nobody else.
        await pipeline(body, out === undefined ? io.out : createWriteStream(out, { mode: 0o600 }), { end: out !== undefined });
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        if (code === 'EPIPE') return EXIT.ok; // whoever read it has had enough
        if (code === undefined) throw cause;
        throw new StartupError(`${out ?? 'standard output'} cannot be written: ${(cause as Error).message}`, { cause });
      }
      io.err.write(`mooring export: ${rows()} records; changes from the cursor ${cursor} on are not in it\n`);
      return EXIT.ok;
    });
  },
};
