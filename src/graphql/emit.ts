import { readFileSync, writeFileSync } from 'node:fs';
import { schemaText } from './schema';

/**
 * `npm run schema:emit` writes schema.graphql, `npm run schema:check` fails when it is not what the code says.
 * Run through scripts/schema.mjs, from the top of the checkout.
 */
export function emitSchema(file: string): void {
  writeFileSync(file, schemaText());
}

/** What to do when the file is not what the code says; null when it is. */
export function schemaProblem(file: string): string | null {
  let committed: string;
  try {
    committed = readFileSync(file, 'utf8');
  } catch {
    return `${file} is missing; run "npm run schema:emit" and commit it`;
  }
  return committed === schemaText() ? null : `${file} is not what the code says; run "npm run schema:emit" and commit it`;
}
