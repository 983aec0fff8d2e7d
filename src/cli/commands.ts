import { serviceParts } from '../composition/parts';
import { EXIT } from '../config';
import { backupCommand } from './backup';
import type { Command } from './command';
import { exportCommand } from './export';
import { importCommand } from './import';
import { importModelsCommand } from './importModels';
import { matchEvalCommand } from './matchEval';
import { matchTrainCommand } from './matchTrain';
import { migrateCommand } from './migrate';
import { modelEvalCommand } from './modelEval';
import { restoreCommand } from './restore';
import { startCommand } from './start';
import { tokenCommand } from './token';
import { verifyCommand } from './verify';
import { versionCommand } from './version';

/** The rooms that `mooring start` serves; what they say to the operator goes to standard error. */
const parts = serviceParts((text) => { process.stderr.write(text); });

const list = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map((command) => command.name.length));
  return commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}\n`).join('');
};

const helpCommand: Command = {
  name: 'help',
  summary: 'list the commands',
  run: async (_args, io) => {
    io.out.write(`mooring COMMAND\n\n${list(commands)}`);
    return Promise.resolve(EXIT.ok);
  },
};

/** Every command, in the order in which `mooring help` lists them. */
export const commands: readonly Command[] = [
  startCommand(parts), importCommand, importModelsCommand, exportCommand, matchEvalCommand, matchTrainCommand, modelEvalCommand, verifyCommand, backupCommand, restoreCommand, migrateCommand, tokenCommand, versionCommand, helpCommand,
];

export const unknownCommand = (name: string | undefined): string =>
  `mooring: ${name === undefined ? 'expected a command, got none' : `expected one of the commands below, got "${name}"`}\n\n${list(commands)}`;
