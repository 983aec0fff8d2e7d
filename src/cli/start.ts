import { parseArgs } from 'node:util';
import { EXIT, readConfig } from '../config';
import { startService } from '../main';
import type { ServiceParts } from '../main';
import type { Command, CommandIo } from './command';

/** npm and the terminal both pass on one Ctrl-C; only a later signal means "at once". */
const IMPATIENT_AFTER_MS = 1_000;

/** Resolves at the first SIGTERM or SIGINT; a second one, later, ends the process without waiting. */
const stopSignal = async (io: CommandIo): Promise<NodeJS.Signals> => new Promise((resolve) => {
  let first: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    first ??= performance.now();
    if (performance.now() - first > IMPATIENT_AFTER_MS) {
      io.err.write('mooring: stopped without waiting; the next start puts things in order\n');
      process.exit(EXIT.failed);
    }
    resolve(signal);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
});

export const startCommand = (parts: ServiceParts): Command => ({
  name: 'start',
  summary: 'start the service; settings come from the environment (see README)',
  run: async (args, io) => {
    parseArgs({ args: [...args], options: {} }); // takes none; anything else is refused
    const config = readConfig(io.env);
    const signal = stopSignal(io); // before the start: a signal that comes meanwhile is not lost
    const service = await startService(config, parts);
    io.out.write(`mooring ready at ${service.url}\n`);
    const failure = await Promise.race([signal, service.failed]);
    await service.stop();
    if (typeof failure === 'string') return EXIT.ok;
    io.err.write(`mooring: ${failure.message}\n`);
    return EXIT.failed;
  },
});
