import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT } from '../config';
import type { Command } from './command';

/** The package's manifest lies one directory above `src`, and two above its compiled form. */
const manifestVersion = (): string => {
  for (const up of ['../..', '../../..']) {
    try {
      const manifest = JSON.parse(readFileSync(path.join(__dirname, up, 'package.json'), 'utf8')) as { name?: string; version?: string };
      if (manifest.name === 'mooring' && manifest.version !== undefined) return manifest.version;
    } catch { /* not there: look one higher */ }
  }
  return 'unknown';
};

export const versionCommand: Command = {
  name: 'version',
  summary: 'print the version',
  run: async (_args, io) => {
    io.out.write(`mooring ${manifestVersion()}\n`);
    return Promise.resolve(EXIT.ok);
  },
};
