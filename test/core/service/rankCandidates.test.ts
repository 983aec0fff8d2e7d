import fc from 'fast-check';
import { isOpenTicket, rankCandidates } from '../../../src/core/service/rankCandidates';
import type { CandidateFacts } from '../../../src/core/service/rankCandidates';

const TODAY = '2026-06-01';
const candidate = (id: string, over: Partial<CandidateFacts> = {}): CandidateFacts =>
  ({ id, matchedExactly: false, otherExtensionOnly: false, devices: 0, contractEnds: [], openTickets: 0, lastTicketAt: null, ...over });

test.each<[string, Partial<CandidateFacts>, Partial<CandidateFacts>]>([
  ['the very number before its main line', { matchedExactly: true }, { openTickets: 3, devices: 9 }],
  ['the main line before another extension', {}, { otherExtensionOnly: true, openTickets: 3 }],
  ['who is being served before who is under contract', { openTickets: 1 }, { contractEnds: ['2027-01-01'] }],
  ['under contract before owning devices', { contractEnds: [TODAY] }, { devices: 5 }],
  ['a contract that has ended counts for nothing', { devices: 1 }, { contractEnds: ['2026-05-31'] }],
  ['owning devices before nothing', { devices: 1 }, { lastTicketAt: '2026-05-31T00:00:00Z' }],
  ['served last', { lastTicketAt: '2026-05-31T00:00:00Z' }, { lastTicketAt: '2026-05-01T00:00:00Z' }],
  ['how many devices does not matter', { devices: 1, lastTicketAt: '2026-05-31T00:00:00Z' }, { devices: 9 }],
])('%s', (_title, better, worse) => {
  // The worse one has the smaller id, which decides only where nothing else does.
  expect(rankCandidates([candidate('a', worse), candidate('b', better)], TODAY).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('every candidate says why it stands where it stands', () => {
  const [ranked] = rankCandidates([candidate('a', { matchedExactly: true, openTickets: 2, contractEnds: ['2027-01-01'], devices: 3, lastTicketAt: '2026-05-31T08:00:00Z' })], TODAY);
  expect(ranked?.reasons.map(({ code, text }) => `${code} ${text.zh}`)).toEqual([
    'EXACT_NUMBER 号码完全一致', 'OPEN_TICKETS 有2张未结工单', 'CONTRACT_IN_FORCE 服务合同在有效期内', 'OWNS_DEVICES 名下有3台设备', 'RECENT_TICKET 最近一次服务:2026-05-31']);
});

test('the order in which candidates are found does not matter, and none is lost', () => {
  const some = fc.uniqueArray(fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), matchedExactly: fc.boolean(), otherExtensionOnly: fc.boolean(), devices: fc.nat(2),
    contractEnds: fc.constantFrom([], ['2027-01-01']), openTickets: fc.nat(1), lastTicketAt: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
  }), { selector: ({ id }) => id });
  fc.assert(fc.property(some, (candidates) => {
    const ranked = rankCandidates(candidates, TODAY);
    expect(rankCandidates([...candidates].reverse(), TODAY)).toEqual(ranked);
    expect(ranked.map(({ id }) => id).sort()).toEqual(candidates.map(({ id }) => id).sort());
  }), { numRuns: 300, seed: 61 });
});

test.each([['OPEN', true], ['ASSIGNED', true], ['IN_PROGRESS', true], ['DONE', false], ['CLOSED', false], ['CANCELLED', false], [undefined, false]])('a ticket that is %s: open %s', (status, open) => {
  expect(isOpenTicket({ values: status === undefined ? {} : { status } })).toBe(open);
});
