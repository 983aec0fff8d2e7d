import { readFileSync } from 'node:fs';
import path from 'node:path';
import { graphql } from 'graphql';
import { loadSeeds } from '../../seeds/loadSeeds';
import { PERMISSIONS, ROLES, SEEN_CLEAR } from '../../src/app/access';
import type { Caller, Role } from '../../src/app/access';
import { importFile } from '../../src/app/import/importFile';
import { createContext } from '../../src/graphql/context';
import { buildSchema } from '../../src/graphql/schema';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

const root = path.join(__dirname, '../..');
interface Block { readonly language: string; readonly text: string }

/** The fenced blocks of a document, in their order. */
function blocksOf(file: string): Block[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({ language, text: body }));
}

const CALLERS: Readonly<Record<string, Caller>> = {
  DESK: { tokenId: 'desk', name: 'desk', role: 'AGENT', system: null },
  CALLCENTER: { tokenId: 'call centre', name: 'call centre', role: 'SYSTEM', system: 'callcenter' },
};

interface Step { readonly caller: Caller; readonly query: string; readonly expected: string }

/** What the reader asks with `ask '…'`, and the answer that the next block promises. */
function steps(): Step[] {
  const blocks = blocksOf('README.md');
  return blocks.flatMap(({ language, text }, index) => {
    const last = [...text.matchAll(/^(?:TOKEN=\$(\w+) )?ask (?:'([^']+)'|"((?:[^"\\]|\\.)+)")$/gm)].at(-1);
    if (language !== 'bash' || last === undefined) return [];
    const query = last[2] ?? (last[3] ?? '').replaceAll('\\"', '"');
    return [{ caller: CALLERS[last[1] ?? ''] ?? ADMIN, query, expected: blocks[index + 1]?.text ?? '' }];
  });
}

let held: TestPool;
const schema = buildSchema();
beforeAll(async () => {
  held = await createTestPool({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  await loadSeeds(held.pool);
});
afterAll(async () => { await held.close(); });

async function ask(caller: Caller, query: string): Promise<unknown> {
  return JSON.parse(JSON.stringify(await graphql({ schema, source: query, contextValue: createContext(held.pool, caller, 'readme') })));
}

test('every first step answers as README.md says, one after another', async () => {
  const all = steps();
  expect(all.length).toBeGreaterThanOrEqual(5);
  for (const { caller, query, expected } of all) {
    const [id] = /[0-9a-f-]{36}/.exec(JSON.stringify(await ask(ADMIN, '{ prefill(phone: "13755509999") { candidates { customer { id } } } }'))) ?? [''];
    const answer = await ask(caller, query.replaceAll('$ID', id));
    expect(answer).toEqual(JSON.parse(expected));
  }
});

test('the example file is imported as README.md says', async () => {
  const [promised] = blocksOf('README.md').filter(({ text }) => text.startsWith('{"read"'));
  const rejectsFile = path.join(process.env['TMPDIR'] ?? '/tmp', `readme-${process.pid}.rejects.csv`);
  const file = path.join(root, 'seeds/examples/crm_customers.csv');
  const summary = await importFile(held.pool, ADMIN, { system: 'crm', type: 'customer', file, rejectsFile });
  expect({ ...summary, seconds: 0.1 }).toEqual(JSON.parse(promised?.text ?? '{}'));
  const again = await importFile(held.pool, ADMIN, { system: 'crm', type: 'customer', file, rejectsFile });
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 4, rejected: 1 });
});

test('both languages show the same commands, answers, settings and roles', () => {
  expect(blocksOf('README.zh-CN.md')).toEqual(blocksOf('README.md'));
  const names = (file: string): string[] => [...readFileSync(path.join(root, file), 'utf8').matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
  expect(names('README.zh-CN.md')).toEqual(names('README.md'));
});

test('the table of settings names every variable that is read, and no other', () => {
  const read = [...readFileSync(path.join(root, 'src/config.ts'), 'utf8').matchAll(/read\.\w+(?:<\w+>)?\('([A-Z_]+)'/g)].map(([, name = '']) => name);
  const documented = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^\| `([A-Z_]{4,})` \|/gm)].map(([, name = '']) => name);
  expect(documented.sort()).toEqual(read.sort());
});

test('the table of roles is the table of permissions', () => {
  const rows = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^\| `([a-z]\w+)` \| [^|]+ \| (.+) \|$/gm)];
  const documented = Object.fromEntries(rows.map(([, permission = '', cells = '']) => [permission, ROLES.filter((_role, index) => cells.split(' | ')[index] === 'yes')]));
  const granted = Object.fromEntries(Object.entries(PERMISSIONS).map(([permission, allowed]) => [permission, ROLES.filter((role: Role) => (allowed as readonly Role[]).includes(role))]));
  expect(documented).toEqual(granted);
});

test.each(['README.md', 'README.zh-CN.md'])('the table of masking in %s is the one that masks', (file) => {
  const rows = [...readFileSync(path.join(root, file), 'utf8').matchAll(/^\| ([A-Z]+) \| [^|]+ \| [^|]+ \| ((?:(?:clear|masked)(?: \| )?){5}) \|$/gm)];
  const documented = Object.fromEntries(ROLES.map((role, index) => [role, rows.filter(([, , cells = '']) => cells.split(' | ')[index] === 'clear').map(([, sensitivity]) => sensitivity)]));
  expect(rows).toHaveLength(6);
  expect(documented).toEqual(SEEN_CLEAR);
});
