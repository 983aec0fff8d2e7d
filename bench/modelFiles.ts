/**
 * How well model codes are resolved: `npm run -s bench:model-files -- DIR [DIR …]`. A DIR holds files of models with
 * their aliases (columns canonical_id, brand, code_a, alias_brand, code_b, tier), or `models.csv` and `model_codes.csv`
 * (true_model_id, brand, canonical_code; code_as_written, true_model_id). Makes catalogue, queries and alias table of each
 * in a temporary folder and runs `mooring model-eval` on them as its users do. Figures are also given for each half of the
 * manufacturers, and for codes of models that are not in the catalogue. The last line is one JSON object.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '../src/core/model/json';
import { mooring } from './support/command';
import { csvLine, readCsvFile } from './support/csv';
import { halfOf, leavesOut, readModelFile, readModelTruth } from './models/files';
import type { ModelSet, Query } from './models/files';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };
const HEADER = csvLine(['canonical_id', 'brand', 'code']);
const IDENTICAL = 'T0';
const UNDERIVABLE = 'T5';

type Line = readonly [string, string, string];
interface Limit { readonly precision: number; readonly recall: number }
/** By the device class in a file's name. */
const LIMITS: readonly (readonly [RegExp, Limit])[] = [[/printer/, { precision: 0.99, recall: 0.85 }], [/camera/, { precision: 0.99, recall: 0.9 }], [/model_codes/, { precision: 1, recall: 0.97 }]];

async function evaluate(dir: string, catalogue: readonly Line[], queries: readonly Line[], aliases?: readonly Line[]): Promise<JsonObject> {
  const write = (name: string, lines: readonly Line[]): string => {
    const file = path.join(dir, name);
    writeFileSync(file, HEADER + [...new Set(lines.map(csvLine))].join(''));
    return file;
  };
  const all = (name: string, lines: readonly Line[]): string => {
    const file = path.join(dir, name);
    writeFileSync(file, HEADER + lines.map(csvLine).join(''));
    return file;
  };
  const args = ['model-eval', '--catalogue', write('catalogue.csv', catalogue), '--queries', all('queries.csv', queries)];
  return mooring(aliases === undefined ? args : [...args, '--aliases', write('aliases.csv', aliases)], process.env);
}

const line = ({ id, brand, code }: Query): Line => [id, brand, code];
const isTier = (tier: string) => (query: Query): boolean => query.tier.startsWith(tier);

async function figuresOf(dir: string, set: ModelSet): Promise<JsonObject> {
  const queries = set.queries.filter((query) => !isTier(IDENTICAL)(query));
  const makerOf = new Map(set.models.map(([id, brand]) => [id, brand]));
  const half = (which: number): Line[] => queries.filter(({ id }) => halfOf(makerOf.get(id) ?? '') === which).map(line);
  const derivable = queries.filter((query) => !isTier(UNDERIVABLE)(query));
  return {
    all: await evaluate(dir, set.models, queries.map(line)),
    derivable: await evaluate(dir, set.models, derivable.map(line)),
    halves: [await evaluate(dir, set.models, half(0)), await evaluate(dir, set.models, half(1))],
    withoutTheModel: await evaluate(dir, set.models.filter(([id]) => !leavesOut(id)), queries.filter(({ id }) => leavesOut(id)).map(line)),
  };
}

/** With all aliases as a table, and without it. A code of several models must resolve to none where no brand is given. */
async function aliasFigures(dir: string, set: ModelSet): Promise<JsonObject> {
  const models = new Map<string, Set<string>>();
  for (const { code, id } of set.queries) models.set(code.toUpperCase(), (models.get(code.toUpperCase()) ?? new Set()).add(id));
  const several = [...models].filter(([, ids]) => ids.size > 1).flatMap(([code, ids]) => [...ids].map((id): Line => [id, '', code]));
  const underivable = set.queries.filter(isTier(UNDERIVABLE));
  const aliases = set.queries.map(line);
  return {
    severalWithoutBrand: await evaluate(dir, set.models, several, aliases),
    withBrand: await evaluate(dir, set.models, aliases, aliases),
    underivableWithoutTable: await evaluate(dir, set.models, underivable.map(line)),
    ownCodeOfAnother: underivable.filter(({ id, code }) => set.models.some(([other, , own]) => other !== id && own.toUpperCase() === code.toUpperCase())).length,
  };
}

async function main(): Promise<void> {
  const folders = process.argv.slice(2);
  if (folders.length === 0) throw new Error('expected the folders of model files; usage: npm run -s bench:model-files -- DIR [DIR …]');
  const dir = mkdtempSync(path.join(tmpdir(), 'mooring-model-files-'));
  const files: Record<string, JsonObject> = {};
  const below: string[] = [];
  try {
    for (const folder of folders) {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv')).sort()) {
        const rows = readCsvFile(path.join(folder, name)) ?? [];
        const set = name === 'model_codes.csv' ? readModelTruth(rows, readCsvFile(path.join(folder, 'models.csv')) ?? []) : readModelFile(rows);
        if (set === null) continue;
        const figures: JsonObject = { ...await figuresOf(dir, set), ...(set.hasAliases ? { aliases: await aliasFigures(dir, set) } : {}) };
        const limit = LIMITS.find(([file]) => file.test(name))?.[1];
        const { precision, recall } = figures['derivable'] as { precision: number; recall: number };
        if (limit !== undefined && (precision < limit.precision || recall < limit.recall)) below.push(name);
        say(`${name}: ${JSON.stringify(figures)}`);
        files[name] = { ...figures, ...(limit === undefined ? {} : { limit: { ...limit } }) };
      }
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  process.stdout.write(`${JSON.stringify({ files, below })}\n`);
  if (below.length > 0 || Object.keys(files).length === 0) process.exitCode = 1;
}

void main().catch((error: unknown) => { say(error instanceof Error ? error.stack ?? error.message : String(error)); process.exitCode = 1; });
