/**
 * How fast records are matched in sets: `npm run -s bench:match-speed -- [RECORDS …]`, 50,000 and 500,000 if none are
 * given. Makes up people with slips, one file of each size, and runs `mooring match-eval` on it as its users do: read,
 * keys derived, trained without labels, scored, clustered. The last line of standard output is one JSON object.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '../src/core/model/json';
import { PEOPLE_COLUMNS, writePeople } from './match/people';
import { mooring } from './support/command';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };
const SIZES: readonly number[] = [50_000, 500_000];
const LIMIT = { records: 50_000, seconds: 7, peakMB: 600 };

async function main(): Promise<void> {
  const given = process.argv.slice(2).map(Number);
  if (given.some((size) => !Number.isInteger(size) || size < 100)) throw new Error('expected numbers of records, 100 or more; usage: npm run -s bench:match-speed -- [RECORDS …]');
  const dir = mkdtempSync(path.join(tmpdir(), 'mooring-match-speed-'));
  const runs: JsonObject[] = [];
  try {
    const config = path.join(dir, 'people.json');
    writeFileSync(config, JSON.stringify({ columns: PEOPLE_COLUMNS }));
    for (const size of given.length > 0 ? given : SIZES) {
      const data = path.join(dir, `people-${size}.csv`);
      await writePeople(data, size, size);
      const figures = await mooring(['match-eval', '--config', config, '--data', data, '--truth', 'person'], process.env);
      say(`${size} records, ${Math.round(statSync(data).size / 1e6)} MB: ${JSON.stringify(figures)}`);
      runs.push(figures);
      rmSync(data);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  const [first, last] = [runs[0], runs.at(-1)];
  const ratio = (name: string): number => Math.round((100 * Number(last?.[name])) / Number(first?.[name])) / 100;
  const growth = runs.length < 2 ? null : { records: ratio('records'), seconds: ratio('seconds'), cpuSeconds: ratio('cpuSeconds') };
  process.stdout.write(`${JSON.stringify({ runs, growth })}\n`);
  const slow = runs.some((run) => Number(run['records']) <= LIMIT.records && (Number(run['seconds']) > LIMIT.seconds || Number(run['peakMB']) > LIMIT.peakMB));
  if (slow) process.exitCode = 1;
}

void main().catch((error: unknown) => { say(error instanceof Error ? error.stack ?? error.message : String(error)); process.exitCode = 1; });
