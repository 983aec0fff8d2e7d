import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileExpression } from '../../src/core/mapping/expression';
import type { Expression } from '../../src/core/mapping/spec';
import type { JsonObject, JsonValue } from '../../src/core/model/json';
import { KIND_NAMES } from '../../src/core/model/entityType';

const root = path.join(__dirname, '../..');
const read = (...parts: string[]): string => readFileSync(path.join(root, ...parts), 'utf8');
const documents = ['README.md', 'README.zh-CN.md', ...['docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`))];

test.each(documents)('every link of %s leads somewhere', (name) => {
  const links = [...read(name).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(path.join(root, path.dirname(name), link)))).toEqual([]);
});

test.each(documents)('every file that %s names in code exists', (name) => {
  const files = [...read(name).matchAll(/`((?:src|seeds|migrations|test|bench|docs)\/[\w/.-]+\.\w+)`/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('the room map has every room', () => {
  const map = read('docs/architecture.md');
  const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `src/${entry.name}`);
  const inCore = readdirSync(path.join(root, 'src/core'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `src/core/${entry.name}`);
  expect([...rooms, ...inCore].filter((room) => !map.includes(`\`${room}\``))).toEqual([]);
});

test('the glossary has every attribute kind', () => {
  const glossary = read('docs/glossary.md');
  expect(KIND_NAMES.filter((kind) => !glossary.includes(`| \`${kind}\` |`))).toEqual([]);
});

test('the decision on dependencies names each of them', () => {
  const decision = read('docs/decisions/2026-11-22-dependencies.md');
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const names = Object.keys({ ...dependencies, ...devDependencies });
  expect(names.length).toBeGreaterThan(20);
  const decided = [...decision.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect(decided.sort()).toEqual(names.sort());
});

interface Example { readonly expression: Expression; readonly payload: JsonObject; readonly gives: JsonValue }
const examples = [...read('docs/mapping-format.md').matchAll(/^### (.+)\n[\s\S]*?```json\n([\s\S]*?)```/gm)]
  .map(([, name = '', text = '']): [string, Example] => [name, JSON.parse(text) as Example]);

test('the mapping format shows every form of expression', () => {
  const spec = read('src/core/mapping/spec.ts');
  const forms = [...spec.slice(spec.indexOf('export type Expression')).matchAll(/^ {2}\| \{ readonly (\w+)/gm)].map(([, form = '']) => form);
  expect(forms.length).toBeGreaterThan(5);
  expect(forms.filter((form) => !examples.some(([, { expression }]) => form in expression))).toEqual([]);
});

test.each(examples)('mapping format: %s gives what is written', (_name, { expression, payload, gives }) => {
  const tables = { level: { codes: { 'SL-G3': 'GOLD' } } };
  expect(compileExpression(expression, tables)(payload, { timeZone: 'Asia/Shanghai' })).toEqual(gives);
});
