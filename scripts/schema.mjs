// `node scripts/schema.mjs emit` writes schema.graphql from the compiled sources; `check` fails on a difference.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const top = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { emitSchema, schemaProblem } = createRequire(import.meta.url)(path.join(top, 'dist/src/graphql/emit.js'));
const file = path.join(top, 'schema.graphql');

switch (process.argv[2]) {
  case 'emit': emitSchema(file); break;
  case 'check': {
    const problem = schemaProblem(file);
    if (problem !== null) {
      console.error(problem);
      process.exitCode = 1;
    }
    break;
  }
  default:
    console.error(`expected "emit" or "check", got "${process.argv[2] ?? ''}"`);
    process.exitCode = 2;
}
