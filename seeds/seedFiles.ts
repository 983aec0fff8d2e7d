import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MappingSpec } from '../src/core/mapping/spec';
import type { SourceSystem } from '../src/storage/sourceSystems';

/** The folder with the seed files: beside this file in a checkout, and from there when run from dist. */
const here = __dirname.includes(`${path.sep}dist${path.sep}`) ? path.join(__dirname, '..', '..', 'seeds') : __dirname;

function read<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(path.join(here, ...parts), 'utf8')) as T;
}

export function seedFile(...parts: string[]): string {
  return path.join(here, ...parts);
}

export function seedSystems(): SourceSystem[] {
  return read<SourceSystem[]>('systems.json');
}

export function seedMappings(): MappingSpec[] {
  return readdirSync(path.join(here, 'mappings')).sort().map((name) => read<MappingSpec>('mappings', name));
}
