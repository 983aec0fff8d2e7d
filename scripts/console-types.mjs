// `node scripts/console-types.mjs` writes, beside each console/src/**/X.graphql, X.generated.ts: its documents
// as short texts with the types of their variables and answers; and server/enums.generated.ts with the schema's
// enumerations. `… check` fails when a file is not what it would write.
import { existsSync, readdirSync, readFileSync as readBytes, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, isEnumType, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';

const readFileSync = (file) => readBytes(file, 'utf8');
const top = path.join(import.meta.dirname, '..');
const source = path.join(top, 'console/src');
const schemaText = readFileSync(path.join(top, 'schema.graphql'));
const schema = parse(schemaText);

const CONFIG = {
  useTypeImports: true, immutableTypes: true, enumType: 'string-literal', skipTypename: true, namingConvention: 'keep', dedupeFragments: true,
  scalars: { JSON: 'unknown', DateTime: 'string', Date: 'string', Cursor: 'string', ID: 'string' }, strictScalars: true,
};
const HEAD = '// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.\n';

/** The fragments that a definition spreads, and those that they spread. */
const spreadBy = (definition, fragments, found = new Map()) => {
  visit(definition, { FragmentSpread: ({ name: { value } }) => {
    const fragment = fragments.get(value);
    if (fragment === undefined) throw new Error(`no fragment ${value}`);
    if (!found.has(value)) spreadBy(fragment, fragments, found.set(value, fragment));
  } });
  return found;
};

const typesOf = async (file) => {
  const document = parse(readFileSync(file));
  const types = await codegen({ filename: file, schema, documents: [{ location: file, document }], plugins: [{ operations: {} }], pluginMap: { operations }, config: CONFIG });
  const fragments = new Map(document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((definition) => [definition.name.value, definition]));
  const documents = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).map((definition) => {
    const name = definition.name.value;
    const kind = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[definition.operation];
    const text = stripIgnoredCharacters([definition, ...spreadBy(definition, fragments).values()].map(print).join('\n'));
    const constant = `${name[0].toLowerCase()}${name.slice(1)}Document`;
    return `export const ${constant} = graphqlDocument<${name}${kind}, ${name}${kind}Variables>(\n  ${JSON.stringify(text)},\n);`;
  });
  const helper = path.posix.relative(path.dirname(path.relative(source, file)), 'server/graphqlDocument');
  const lead = documents.length === 0 ? '' : `import { graphqlDocument } from '${helper.startsWith('.') ? helper : `./${helper}`}';\n\n`;
  return `${HEAD}${lead}${tidy(types)}\n${documents.join('\n')}\n`;
};

/** Without the remarks of the generator, and helpers that nothing uses. */
const tidy = (types) => types
  .replace(/\/\*\* Internal type[^\n]*\n(?:type Exact[^\n]*|export type Incremental[^\n]*)\n/g, '')
  .replace(/Exact<(\{[\s\S]*?\})>;/g, '$1;')
  .replace(/^ *\/\*\*[^\n]*\*\/\n/gm, '')
  .replace(/\n{3,}/g, '\n\n').trim();

const enumerations = () => Object.values(buildSchema(schemaText).getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith('__'))
  .map((type) => `export type ${type.name} = ${type.getValues().map(({ name }) => `'${name}'`).join(' | ')};`).join('\n');

const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.graphql')).sort().map((name) => path.join(source, name));
const wanted = [[path.join(source, 'server/enums.generated.ts'), `${HEAD}\n${enumerations()}\n`]];
for (const file of files) wanted.push([file.replace(/\.graphql$/, '.generated.ts'), await typesOf(file)]);

const stale = wanted.filter(([file, text]) => !existsSync(file) || readFileSync(file) !== text).map(([file]) => path.relative(top, file));
if (process.argv[2] !== 'check') for (const [file, text] of wanted) writeFileSync(file, text);
else if (stale.length > 0) {
  console.error(`expected the console's types to follow schema.graphql; these do not: ${stale.join(', ')}. Run "npm run console:types".`);
  process.exitCode = 1;
}
