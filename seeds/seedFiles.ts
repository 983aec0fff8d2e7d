import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MappingSpec } from '../src/core/mapping/spec';
import type { JsonObject } from '../src/core/model/json';
import type { DeviceModel } from '../src/storage/deviceModels';
import type { SourceSystem } from '../src/storage/sourceSystems';

/** The folder with the seed files: beside this file in a checkout, and from there when run from dist. */
const here = __dirname.includes(`${path.sep}dist${path.sep}`) ? path.join(__dirname, '..', '..', 'seeds') : __dirname;

function read(...parts: string[]): unknown {
  return JSON.parse(readFileSync(path.join(here, ...parts), 'utf8'));
}

export function seedFile(...parts: string[]): string {
  return path.join(here, ...parts);
}

export function seedSystems(): SourceSystem[] {
  return read('systems.json') as SourceSystem[];
}

export function seedMappings(): MappingSpec[] {
  return readdirSync(path.join(here, 'mappings')).sort().map((name) => read('mappings', name) as MappingSpec);
}

/** Change rules as their authors mean them; `spec` is read like anybody's. */
export function seedChangeRules(): { readonly name: string; readonly note: string; readonly spec: unknown }[] {
  return read('changeRules.json') as { name: string; note: string; spec: unknown }[];
}

export function seedModels(): DeviceModel[] {
  return read('models.json') as DeviceModel[];
}

/** What one system of the demo company sends of one type; a line of seeds/demo/SYSTEM.TYPE.jsonl each. */
export interface DemoFile {
  readonly system: string;
  readonly type: string;
  readonly records: readonly { readonly sourceKey: string; readonly payload: JsonObject }[];
}

/** In the order in which the demo company's systems were connected; any order gives the same pool. */
const DEMO_FILES: readonly (readonly [system: string, type: string])[] = [
  ['crm', 'customer'], ['callcenter', 'customer'], ['mes', 'customer'], ['mes', 'device'],
  ['repair', 'device'], ['erp', 'contract'], ['400客服', 'ticket'], ['field_app', 'ticket'],
];

export function demoFiles(): DemoFile[] {
  return DEMO_FILES.map(([system, type]) => {
    const lines = readFileSync(path.join(here, 'demo', `${system}.${type}.jsonl`), 'utf8').split('\n').filter((line) => line !== '');
    return { system, type, records: lines.map((line) => JSON.parse(line) as DemoFile['records'][number]) };
  });
}
