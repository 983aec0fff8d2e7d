import { compileModel } from '../../../../src/core/matching/compiledModel';
import type { RecordValues } from '../../../../src/core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../../../src/core/matching/comparisons';
import { keysOf } from '../../../../src/core/matching/keysOf';
import { matchSet } from '../../../../src/core/matching/matchSet';
import { prepare, score } from '../../../../src/core/matching/score';
import { customerMatchModel } from '../../../../src/core/matching/models/customer';
import { customer } from '../../../../src/core/model/types/customer';
import { facts } from '../../../support/facts';

const compiled = compileModel(customerMatchModel, MATCH_COMPARISONS);
const { link, review } = customerMatchModel.thresholds;

/** "name | phone+phone | address | contact | code | last four | e-mail"; what is missing is empty. */
function values(text: string): RecordValues {
  const [name = '', phones = '', addresses = '', contacts = '', creditCode = '', identityNumber = '', emails = ''] = text.split('|').map((part) => part.trim());
  const raw = Object.fromEntries(Object.entries({ name, phones: phones.split('+'), addresses, contacts, creditCode, identityNumber, emails }).filter(([, value]) => value !== ''));
  return Object.fromEntries(Object.entries(facts(customer, { id: '1', raw }).values).map(([attribute, own]) => [attribute, (own ?? []).map(({ value }) => value)]));
}

const prepared = (text: string) => prepare(compiled, values(text));
function decide(a: string, b: string): string {
  const { bits, veto } = score(compiled, prepared(a), prepared(b));
  if (veto) return 'two';
  return bits >= link ? 'link' : bits >= review ? 'review' : 'two';
}
const candidates = (a: string, b: string): boolean => {
  const keys = new Set(keysOf(compiled, prepared(a)).map(({ key }) => key));
  return keysOf(compiled, prepared(b)).some(({ key }) => keys.has(key));
};

const HOME = '浙江省绍兴市越城区学士路97号锦绣小区3幢2单元501室';
const NEXT_DOOR = '浙江省绍兴市越城区学士路97号锦绣小区3幢2单元502室';
const SITE = '安徽省黄山市徽州区长青路149号新汇大厦2527室';

test.each<[string, string, string, string]>([
  // the same customer
  ['one phone, one name', 'link', '姜楠西|13812340001', '姜楠西先生|138 1234 0001'],
  ['a moved home', 'link', `姜楠西|13812340001|${HOME}`, `姜楠西|13812340001|${SITE}`],
  ['a changed number', 'link', `姜楠西|13812340001|${HOME}`, '姜楠西|15712345670|绍兴越城锦绣小区3-2-501'],
  ['a name written as it sounds', 'link', `姜楠西|13812340001|${HOME}`, `江南希|13812340001|${HOME}`],
  ['pinyin', 'link', '姜楠西|13812340001', 'Nanxi Jiang|13812340001'],
  ['only a title', 'link', `姜楠西|13812340001|${HOME}`, `姜女士|13812340001|${HOME}`],
  ['a firm in short', 'link', `启铭商贸|13812340001|${SITE}`, `黄山市启铭商贸有限公司|13812340001|${SITE}`],
  ['a firm by its registered name alone', 'link', '黄山市启铭商贸有限公司|13812340001', '黄山启铭商贸有限责任公司|15712345670'],
  ['a firm at its address, another number', 'link', `启铭商贸|13812340001|${SITE}`, `黄山启铭商贸有限公司|0559-2512345|${SITE}`],
  ['a firm that was renamed', 'link', `黄山启铭汽车配件有限公司|13812340001|${SITE}`, `黄山远卓汽车配件有限公司|13812340001|${SITE}`],
  ['its contact, by surname and title', 'link', `王经理|13812340001|${SITE}`, `黄山启铭商贸有限公司|13812340001|${SITE}|王建伟`],
  ['one credit code decides', 'link', '启铭|||  |91320400MA1X00018J', '远卓物流有限公司||||91320400MA1X00018J'],
  // for a person to decide
  ['a rare name and nothing else', 'review', '欧阳靖宇|13812340001', '欧阳靖宇|15712345670'],
  ['a short name, the place not said', 'review', '启铭商贸|13812340001', '黄山启铭商贸有限公司|15712345670'],
  ['one of the family, by surname and title', 'review', `姜楠西|13812340001|${HOME}`, `姜先生|15712345670|${HOME}`],
  // two customers
  ['man and wife on one phone at one door', 'two', `姜楠西|13812340001|${HOME}`, `王建伟|13812340001|${HOME}`],
  ['father and son at one door', 'two', `姜楠西|13812340001|${HOME}`, `姜明远|15712345670|${HOME}`],
  ['father and son on one phone', 'two', `姜楠西|13812340001|${HOME}`, `姜明远|13812340001|${HOME}`],
  ['brothers next door', 'two', `熊泽豪|13812340001|${HOME}`, `熊泽杰|15712345670|${NEXT_DOOR}`],
  ['one common name in one city', 'two', `王伟|13812340001|${HOME}`, '王伟|15712345670|浙江省绍兴市柯桥区金柯桥大道12号'],
  ['headquarters and branch', 'two', `黄山启铭商贸有限公司|0559-2512345|${SITE}`, `黄山启铭商贸有限公司扬州分公司|0559-2512345|${SITE}`],
  ['two shops of one chain', 'two', `启铭火锅(城东店)|13812340001|${SITE}`, '启铭火锅第二门店|13812340001'],
  ['firms one character apart', 'two', `徐州金永信商贸有限公司|13812340001|${SITE}`, `徐州金世信商贸有限公司|15712345670|${HOME}`],
  ['a shop and its owner', 'two', `内江启铭电脑经营部|13812340001|${SITE}|马晓姣`, `马晓姣|13812340001|${HOME}`],
  ['a dealer whose number was put on a customer', 'two', `绍兴启铭电器经营部|13812340001|${SITE}`, `王建伟|13812340001|${HOME}`],
  ['two valid credit codes', 'two', `启铭商贸|13812340001|${SITE}||91320400MA1X00018J`, `启铭商贸|13812340001|${SITE}||91330702MA9824213N`],
])('%s: %s', (_title, expected, a, b) => {
  expect([decide(a, b), decide(b, a)]).toEqual([expected, expected]);
});

test('two firms of one group on one switchboard are at most a question', () => {
  expect(decide(`武汉启铭医疗器械有限公司|027-82018130转1|${SITE}`, '武汉启铭家居用品有限公司|027-82018130转2|武汉市黄陂区机场北路87号')).toBe('two');
  expect(decide(`武汉启铭医疗器械有限公司|027-82018130|${SITE}`, `武汉启铭家居用品有限公司|027-82018130|${SITE}`)).not.toBe('link');
});

test('the last four of an identity number that differ tell two of one name on one phone apart', () => {
  const pair = (last4: string): string => decide(`王伟|13812340001|||| 002X`, `王伟|13812340001||||${last4}`);
  expect([pair('002X'), pair('0134')]).toEqual(['link', 'review']);
});

test.each<[string, string, string]>([
  ['a phone in two notations', '姜楠西|13812340001', '王建伟|+86 138-1234-0001'],
  ['a door', `姜楠西||${HOME}`, '王建伟||绍兴越城锦绣3-2-501'],
  ['homophones in one city', '姜楠西||绍兴市越城区学士路97号', '江南希||绍兴市柯桥区金柯桥大道12号'],
  ['short and registered name', '启铭商贸|13812340001', '黄山市启铭商贸有限公司|15712345670'],
  ['one surname in one house', '姜先生||学士路97号', '姜楠西||绍兴市越城区学士路97号'],
  ['a credit code', '启铭||||91320400MA1X00018J', '远卓||||91320400MA1X00018J'],
  ['an e-mail address', '姜楠西||||||nanxi@qq.com', '江女士||||||nanxi@qq.com'],
])('found by %s', (_title, a, b) => {
  expect(candidates(a, b)).toBe(true);
});

test('who has nothing in common is not compared', () => {
  expect(candidates(`姜楠西|13812340001|${HOME}`, `王建伟|15712345670|${SITE}`)).toBe(false);
});

test('training learns how common names are and how likely matches, but keeps the weights', () => {
  const rows = Array.from({ length: 60 }, (_none, n) => values(`${n % 3 === 0 ? '王伟' : `姜${'楠西明远家成建国'.charAt(n % 8)}${'宇豪杰静'.charAt(n % 4)}`}|138123400${String(10 + (n % 30))}`));
  const column = (name: string): [string, { ids: Int32Array; values: RecordValues[string][] }] => [name, { ids: Int32Array.from(rows, (_row, i) => i), values: rows.map((row) => row[name] ?? []) }];
  const { model } = matchSet({ size: rows.length, files: null, columns: new Map(['name', 'phones'].map(column)) }, customerMatchModel, { kinds: MATCH_COMPARISONS, seed: 1, train: true });
  for (const [c, comparison] of model.comparisons.entries()) {
    for (const [name, { m, u }] of Object.entries(customerMatchModel.comparisons[c]?.levels ?? {})) expect(comparison.levels?.[name]).toMatchObject({ m, u });
  }
  expect(model.priorBits).not.toBe(customerMatchModel.priorBits);
  expect(model.comparisons[0]?.frequencies?.floor).toBeGreaterThan(0);
  expect(model.comparisons[0]?.levels?.['personSame']?.usual).toBeGreaterThan(0);
});
