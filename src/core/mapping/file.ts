import { Document, isMap, isScalar, parseDocument } from 'yaml';
import type { JsonObject } from '../model/json';
import { describe } from './describe';
import type { MappingLayout } from './graph';
import type { Expression, MappingSpec } from './spec';

export const MAPPING_FILE_FORMATS = ['YAML', 'JSON'] as const;
export type MappingFileFormat = (typeof MAPPING_FILE_FORMATS)[number];

/** A mapping as a file: its spec, as the mapping format has it, with where nodes stand under `layout`. */
export interface MappingFile { readonly spec: JsonObject; readonly layout: JsonObject | null }

/** A file that was read, or what is wrong with it, with its line. */
export type ReadMappingFile = { readonly ok: true; readonly file: MappingFile } | { readonly ok: false; readonly problem: string };

const MAX_CHARS = 1_000_000;
/** A document may repeat itself by aliases; a short one that unfolds without end is refused. */
const MAX_ALIASES = 100;

/** A mapping as a file that people can review: in YAML each attribute says in words what it is made of. The same mapping gives the same text. */
export function writeMappingFile(spec: MappingSpec, layout: MappingLayout | null, format: MappingFileFormat): string {
  const whole = layout === null || Object.keys(layout).length === 0 ? spec : { ...spec, layout };
  if (format === 'JSON') return `${JSON.stringify(whole, null, 2)}\n`;
  const document = new Document(JSON.parse(JSON.stringify(whole)));
  spec.outputs.forEach((output, index) => {
    const attributes: unknown = document.getIn(['outputs', index, 'attributes']);
    if (!isMap(attributes)) return;
    for (const { key } of attributes.items) {
      const expression = isScalar(key) && typeof key.value === 'string' ? output.attributes[key.value] : undefined;
      if (isScalar(key) && expression !== undefined && !isPlain(expression)) key.commentBefore = ` ${describe(expression).zh}`;
    }
  });
  return document.toString({ lineWidth: 0 });
}

const isPlain = (expression: Expression): boolean => 'field' in expression || 'constant' in expression;

/** Reads a file in YAML or JSON, which is YAML too. What the mapping means is the compiler's to judge. */
export function readMappingFile(text: string): ReadMappingFile {
  if (text.length > MAX_CHARS) return { ok: false, problem: `a file of more than ${MAX_CHARS} characters` };
  const document = parseDocument(text, { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, problem: error.message.split('\n')[0] ?? 'not YAML' };
  let whole: unknown;
  try {
    whole = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (refused) {
    return { ok: false, problem: refused instanceof Error ? refused.message : String(refused) };
  }
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return { ok: false, problem: 'a file that is not an object with format, system, type and outputs' };
  const { layout = null, ...spec } = JSON.parse(JSON.stringify(whole)) as JsonObject; // dates and the like become text
  return { ok: true, file: { spec, layout: layout === null ? null : layout as JsonObject } };
}
