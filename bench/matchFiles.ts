/**
 * How well labelled files are matched: `npm run -s bench:match-files -- [DIR]`. Runs `mooring match-eval` with each
 * configuration of bench/match that names columns only, on the file of that name in DIR (or MOORING_EVALUATION_DATA/match),
 * trained without labels. Files that are not there are named. The last line of standard output is one JSON object.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../src/core/model/json';
import { mooring } from './support/command';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };
const CONFIGS = path.join(__dirname, '..', '..', 'bench', 'match');
const TRUTH = 'cluster_id';
/** The least best F1 of each file; and of the automatic threshold, where one is named. */
const LIMITS: Readonly<Record<string, { readonly bestF1: number; readonly f1?: number }>> = {
  febrl1: { bestF1: 0.99 }, febrl2: { bestF1: 0.99 }, febrl3: { bestF1: 0.997, f1: 0.993 }, fake_1000: { bestF1: 0.93 },
};

async function main(): Promise<void> {
  const dir = process.argv[2] ?? path.join(process.env['MOORING_EVALUATION_DATA'] ?? '.', 'match');
  const files: Record<string, JsonObject> = {};
  const missing: string[] = [];
  const below: string[] = [];
  for (const config of readdirSync(CONFIGS).filter((name) => name.endsWith('.json')).sort()) {
    const name = config.replace(/\.json$/, '');
    const data = path.join(dir, `${name}.csv`);
    if (!existsSync(data)) { missing.push(name); say(`not there, left out: ${data}`); continue; }
    const figures = await mooring(['match-eval', '--config', path.join(CONFIGS, config), '--data', data, '--truth', TRUTH], process.env);
    const limit = LIMITS[name];
    if (limit !== undefined && (Number(figures['bestF1']) < limit.bestF1 || Number(figures['f1']) < (limit.f1 ?? 0))) below.push(name);
    say(`${name}: ${JSON.stringify(figures)}`);
    files[name] = figures;
  }
  process.stdout.write(`${JSON.stringify({ files, missing, below })}\n`);
  if (below.length > 0) process.exitCode = 1;
}

void main().catch((error: unknown) => { say(error instanceof Error ? error.stack ?? error.message : String(error)); process.exitCode = 1; });
