/**
 * How well a new system's fields are suggested: `npm run -s bench:suggest -- DIR`. DIR holds the extracts of five systems
 * as bench:aftersales reads them; each is taken as a new system, with the seed mappings of the others in hand and its own
 * as the truth; `withoutOtherSystems`: with none in hand, by names and values alone. The last line of standard output is one JSON object; exit 1 below the limits.
 */
import path from 'node:path';
import { readCsv } from '../src/app/import/readCsv';
import { readJsonl } from '../src/app/import/readJsonl';
import { fieldsOf } from '../src/core/mapping/fields';
import { sampleSchema } from '../src/core/mapping/sample';
import type { MappingSpec } from '../src/core/mapping/spec';
import { suggest } from '../src/core/mapping/suggest/suggest';
import type { SuggestionTarget } from '../src/core/mapping/suggest/suggest';
import type { JsonObject } from '../src/core/model/json';
import { standardModel } from '../src/core/model/standardModel';
import { seedMappings } from '../seeds/seedFiles';

const FILES: readonly (readonly [file: string, system: string, type: string])[] = [
  ['crm_customers.csv', 'crm', 'customer'], ['callcenter_contacts.csv', 'callcenter', 'customer'], ['mes_clients.csv', 'mes', 'customer'], ['mes_devices.csv', 'mes', 'device'],
  ['repair_devices.csv', 'repair', 'device'], ['erp_contracts.csv', 'erp', 'contract'], ['tickets.jsonl', '400客服', 'ticket'], ['tickets.jsonl', 'field_app', 'ticket'],
];
const SAMPLE = 500;
const LEAST_RIGHT = 0.9;

const targetName = (target: SuggestionTarget): string => (target.kind === 'ATTRIBUTE' ? `${target.type}.${target.attribute}` : target.kind);

/** What a field leads to in a mapping; several where it feeds several. */
function truthOf(spec: MappingSpec, field: string): string[] {
  const reads = (paths: readonly (string | readonly string[])[]): boolean => paths.some((one) => one === field);
  return [
    ...spec.outputs.flatMap(({ type, attributes }) => Object.entries(attributes).flatMap(([name, expression]) => (reads(fieldsOf(expression)) ? [`${type}.${name}`] : []))),
    ...(spec.key === field ? ['KEY'] : []), ...(spec.updatedAt !== undefined && reads(fieldsOf(spec.updatedAt)) ? ['UPDATED_AT'] : []),
  ];
}

async function sampleOf(file: string, system: string): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  const nobody = (): void => undefined;
  for await (const found of file.endsWith('.csv') ? readCsv(file, nobody) : readJsonl(file, nobody)) {
    if (!('row' in found) || (file.endsWith('.jsonl') && found.row['system'] !== system)) continue;
    rows.push(found.row);
    if (rows.length >= SAMPLE) break;
  }
  return rows;
}

interface Figures { readonly fields: number; readonly right: number; readonly rightShare: number; readonly amongFive: number; readonly confident: number; readonly confidentWrong: number }

async function measure(dir: string, withOthers: boolean): Promise<Figures> {
  const mappings = seedMappings();
  const wrong: string[] = [];
  let [fields, right, amongFive, certain, certainWrong] = [0, 0, 0, 0, 0];
  for (const [file, system, type] of FILES) {
    const own = mappings.find((spec) => spec.system === system && spec.type === type);
    if (own === undefined) throw new Error(`no seed mapping of (${system}, ${type})`);
    const sample = sampleSchema(await sampleOf(path.join(dir, file), system));
    // Two systems that write one file have their names from one hand: neither helps the other.
    const sameFile = FILES.filter(([name]) => name === file).map(([, code]) => code);
    const others = withOthers ? mappings.filter((spec) => !sameFile.includes(spec.system)) : [];
    for (const { field, suggestions } of suggest({ system, type, sample, model: standardModel, others, existing: null })) {
      const name = typeof field === 'string' ? field : field.join('.');
      const truth = truthOf(own, name);
      if (truth.length === 0) continue; // nobody has said what it is
      const [first] = suggestions;
      const isRight = first !== undefined && truth.includes(targetName(first.target));
      fields += 1;
      if (isRight) right += 1;
      if (suggestions.some(({ target }) => truth.includes(targetName(target)))) amongFive += 1;
      if ((first?.confidence ?? 0) >= 0.9) { certain += 1; if (!isRight) certainWrong += 1; }
      if (!isRight) wrong.push(`${system}.${type} ${name}: ${first === undefined ? 'nothing' : `${targetName(first.target)} ${first.confidence}`}, not ${truth.join(' or ')}`);
    }
  }
  for (const line of wrong) process.stderr.write(`${withOthers ? '' : 'alone: '}${line}\n`);
  return { fields, right, rightShare: Math.round(1_000 * right / fields) / 1_000, amongFive, confident: certain, confidentWrong: certainWrong };
}

async function main(dir: string): Promise<void> {
  const [figures, alone] = [await measure(dir, true), await measure(dir, false)];
  process.stdout.write(`${JSON.stringify({ ...figures, limitRightShare: LEAST_RIGHT, limitConfidentWrong: 0, withoutOtherSystems: alone })}\n`);
  if (figures.rightShare < LEAST_RIGHT || figures.confidentWrong > 0) process.exitCode = 1;
}

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('expected a directory; usage: npm run -s bench:suggest -- DIR');
main(dir).catch((error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exitCode = 1; });
