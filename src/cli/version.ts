import { packageVersion } from '../composition/version';
import { EXIT } from '../config';
import type { Command } from './command';

export const versionCommand: Command = {
  name: 'version',
  summary: 'print the version',
  run: async (_args, io) => {
    io.out.write(`mooring ${packageVersion()}\n`);
    return Promise.resolve(EXIT.ok);
  },
};
