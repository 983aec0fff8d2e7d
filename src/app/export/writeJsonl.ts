import { Readable } from 'node:stream';
import type { WriteRecords } from './writeRecords';

/** One JSON object on each line, with every part of every value. */
export const writeJsonl: WriteRecords = (records) => {
  const lines = async function* (): AsyncGenerator<string> {
    for await (const { type, key, id, version, values } of records) yield `${JSON.stringify({ type, key, id, version, values })}\n`;
  };
  return Readable.from(lines(), { objectMode: false });
};
