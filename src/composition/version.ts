import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's version. Its manifest lies one directory above `src`, and two above its compiled form. */
export const packageVersion = (): string => {
  for (const up of ['../..', '../../..']) {
    try {
      const manifest = JSON.parse(readFileSync(path.join(__dirname, up, 'package.json'), 'utf8')) as { name?: string; version?: string };
      if (manifest.name === 'mooring' && manifest.version !== undefined) return manifest.version;
    } catch { /* not there: look one higher */ }
  }
  return 'unknown';
};
