import { stat } from 'node:fs/promises';
import { StartupError } from '../config';

/** Files that a command reads have to be there before it begins. @throws StartupError */
export async function needFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = await stat(file).catch((cause: unknown) => {
      throw new StartupError(`the file ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
    if (!found.isFile()) throw new StartupError(`expected a file, got ${file}`);
  }
}
