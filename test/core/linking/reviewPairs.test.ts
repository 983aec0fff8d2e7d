import type { JudgedPair, PersonJudgement } from '../../../src/core/linking/judgement';
import { reviewPairsOf } from '../../../src/core/linking/reviewPairs';

/** Records are named by their golden record: a1 and a2 belong to a. "a1?b1" a machine's UNSURE, "a1?b1@3.5" with a score, "a1!b1" its NO_MATCH. */
function machine(text: string): JudgedPair {
  const [, a = '', sign = '', b = '', score] = /^(\w+)([?!=])(\w+)(?:@(-?[\d.]+))?$/.exec(text) ?? [];
  return { a, b, judge: 'MACHINE', judgement: sign === '?' ? 'UNSURE' : sign === '!' ? 'NO_MATCH' : 'MATCH', evidence: 'rule', rank: 1, ...(score === undefined ? {} : { score: Number(score) }) };
}
/** "a1!!b1" a person's NO_MATCH, "a1??b1" UNSURE, "a1==b1" MATCH; "#7" its decision; "(phone,name)" what has changed since. */
function person(text: string): { judgement: PersonJudgement; changed: string[] } {
  const [, a = '', sign = '', b = '', decision, changed] = /^(\w+)(\?\?|!!|==)(\w+?)(?:#(\d+))?(?:\(([\w,]+)\))?$/.exec(text) ?? [];
  const judgement = sign === '??' ? 'UNSURE' : sign === '!!' ? 'NO_MATCH' : 'MATCH';
  return { judgement: { a, b, judge: 'PERSON', judgement, evidence: 'decision', rank: -1, decisionId: decision ?? null, seen: null }, changed: changed?.split(',') ?? [] };
}
function review(machines: readonly string[], persons: readonly string[] = []): string[] {
  const judgements = machines.map(machine);
  const said = persons.map(person);
  const ids = [...judgements, ...said.map(({ judgement }) => judgement)].flatMap(({ a, b }) => [a, b]);
  return reviewPairsOf({ judgements, persons: said, goldenIds: new Map(ids.map((id) => [id, id.charAt(0)])) }).map((pair) =>
    `${pair.a}${pair.b} ${pair.status} ${pair.score ?? '-'} ${pair.evidence.a}${pair.evidence.b} ${pair.judgements}${pair.decisionId === null ? '' : ` #${pair.decisionId}`}${pair.changed.length === 0 ? '' : ` (${pair.changed.join()})`}${pair.rivals.length === 0 ? '' : ` /${pair.rivals.join('')}`}`);
}

test.each<[string, string[], string[], string[]]>([
  ['one question', ['a1?b1'], [], ['ab OPEN - a1b1 1']],
  ['many members are one item, the strongest speaks', ['a1?b1@1', 'a2?b1@4', 'a1?b2@-2'], [], ['ab OPEN 4 a2b1 3']],
  ['an exact rule speaks before any score', ['a1?b1@9', 'a1?b2'], [], ['ab OPEN - a1b2 2']],
  ['whichever golden record is named first', ['b1?a1'], [], ['ab OPEN - b1a1 1']],
  ['members of one golden record are no question', ['a1?a2'], [], []],
  ['what a machine holds apart is none either', ['a1?b1', 'a2!b2'], [], []],
  ['nor what matches', ['a1=b1'], [], []],
  ['one that fits two which conflict: both are shown', ['x1?a1', 'x1?b1', 'a1!b1'], [], ['ax OPEN - x1a1 1 /b', 'bx OPEN - x1b1 1 /a']],
  ['also where a person holds them apart', ['x1?a1', 'x1?b1'], ['a1!!b1#2'], ['ab KEPT_APART - a1b1 1 #2', 'ax OPEN - x1a1 1 /b', 'bx OPEN - x1b1 1 /a']],
  ['one that fits two which do not', ['x1?a1', 'x1?b1'], [], ['ax OPEN - x1a1 1', 'bx OPEN - x1b1 1']],
  ['what was parked is a rival too', ['x1?b1', 'a1!b1'], ['a1??x1#2'], ['ax PARKED - a1x1 1 #2', 'bx OPEN - x1b1 1 /a']],
  ['decided', ['a1?b1@3'], ['a1!!b2#7'], ['ab KEPT_APART 3 a1b1 2 #7']],
  ['parked', [], ['a1??b1#7'], ['ab PARKED - a1b1 1 #7']],
  ['reopened, and why', [], ['a1!!b1#7(phone)', 'a2!!b1#7(name,phone)'], ['ab REOPENED - a1b1 2 #7 (name,phone)']],
  ['what was parked reopens too', [], ['a1??b1#7(name)'], ['ab REOPENED - a1b1 1 #7 (name)']],
  ['the latest decision, by number', [], ['a1??b1#9', 'a2!!b1#10'], ['ab KEPT_APART - a1b1 2 #10']],
  ['people who contradict each other', [], ['a1==b1#3', 'a2!!b1#4'], ['ab OPEN - a1b1 2 #4']],
  ['a MATCH that holds is none', [], ['a1==a2#3'], []],
])('%s', (_title, machines, persons, expected) => {
  expect(review(machines, persons)).toEqual(expected);
});
