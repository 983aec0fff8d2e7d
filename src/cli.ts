#!/usr/bin/env node
import { commands, unknownCommand } from './cli/commands';
import { unavailable } from './app/unavailable';
import type { CommandIo } from './cli/command';
import { EXIT, StartupError } from './config';
import { MooringError } from './core/model/errors';

const ALIASES: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help', '--version': 'version', '-v': 'version' };

/** Runs one command and resolves with the exit code. Only unexpected failures show a stack. */
export const runCommandLine = async (argv: readonly string[], io: CommandIo): Promise<number> => {
  const [given, ...args] = argv;
  const name = given === undefined ? undefined : ALIASES[given] ?? given;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.err.write(unknownCommand(given));
    return EXIT.misused;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof MooringError) {
      io.err.write(`mooring ${command.name}: ${error.message}\n`);
      return EXIT.failed;
    }
    if (error instanceof StartupError) {
      io.err.write(`mooring: ${error.message}\n`);
      return error.exitCode;
    }
    const away = unavailable(error);
    if (away !== undefined) {
      io.err.write(`mooring ${command.name}: ${away.code}: ${away.message}\n`);
      return EXIT.unavailable;
    }
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    if (code?.startsWith('ERR_PARSE_ARGS') === true && error instanceof Error) {
      io.err.write(`mooring ${command.name}: ${error.message}\n`);
      return EXIT.misused;
    }
    io.err.write(`mooring ${command.name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    return EXIT.failed;
  }
};

if (require.main === module) {
  void runCommandLine(process.argv.slice(2), { out: process.stdout, err: process.stderr, env: process.env })
    .then((code) => { process.exitCode = code; });
}
