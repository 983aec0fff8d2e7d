import { linkType } from '../../../src/core/linking/linkType';
import { comparedPair, judgedByScore, matchableOf } from '../../../src/core/linking/matchable';
import { linkingEffects } from '../../../src/core/linking/linkingEffects';
import type { JudgedPair } from '../../../src/core/linking/judgement';
import { compileModel } from '../../../src/core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../../src/core/matching/comparisons';
import type { MatchModel } from '../../../src/core/matching/matchModel';
import { customerMatchModel } from '../../../src/core/matching/models/customer';
import { customer } from '../../../src/core/model/types/customer';
import { facts } from '../../support/facts';

const person = (id: string, name: string, phone: string) => facts(customer, { id, raw: { name, phones: phone, kind: '个人' } });
const compiled = (over: Partial<MatchModel> = {}) => compileModel({ ...customerMatchModel, ...over }, MATCH_COMPARISONS);
const model = compiled();
const row = (x: ReturnType<typeof person>, y: ReturnType<typeof person>): JudgedPair => {
  const pair = comparedPair(model, matchableOf(model, x), matchableOf(model, y));
  const said = pair === null ? null : judgedByScore(model, pair, true);
  if (said === null) throw new Error('nobody would look at them');
  return said;
};

const [a, b, c] = [person('1', '沈清和', '13912345678'), person('2', '沈青和', '13912345678'), person('3', '沈清禾', '13912345678')];

test('what no tie connects is clustered apart, whoever else is looked at in the same go', () => {
  expect(row(a, b)).toMatchObject({ judgement: 'MATCH' });
  const together = linkType(customer, model, { records: [a, b, c], persons: [], rows: [row(a, b)] });
  expect(together.clusters).toEqual([['1', '2'], ['3']]);
  const apart = [linkType(customer, model, { records: [a, b], persons: [], rows: [row(a, b)] }), linkType(customer, model, { records: [c], persons: [], rows: [] })];
  expect(together.clusters).toEqual(apart.flatMap(({ clusters }) => clusters));
});

test('a tie brings it in', () => {
  expect(linkType(customer, model, { records: [a, b, c], persons: [], rows: [row(a, b), row(b, c)] }).clusters).toEqual([['1', '2', '3']]);
});

test('what another model does is told pair by pair, in both directions', () => {
  const strict = compiled({ thresholds: { link: 60, join: 60, review: 0 } });
  const effects = linkingEffects({ type: customer, records: [a, b], persons: [] }, model, strict);
  expect(effects).toMatchObject({ candidates: 1, clusters: 1, changedClusters: 1, pairs: [{ effect: 'PARTS', a: '1', b: '2' }, { effect: 'ENTERS_REVIEW', a: '1', b: '2' }] });
  expect(linkingEffects({ type: customer, records: [a, b], persons: [] }, strict, model).pairs.map(({ effect }) => effect)).toEqual(['LINKS', 'LEAVES_REVIEW']);
  expect(linkingEffects({ type: customer, records: [a, b], persons: [] }, model, model)).toMatchObject({ pairs: [], changedClusters: 0 });
});

test('what a person has said holds under either model', () => {
  const persons: JudgedPair[] = [{ a: '1', b: '2', judgement: 'MATCH', judge: 'PERSON', evidence: 'decision', rank: -1 }];
  expect(linkingEffects({ type: customer, records: [a, b], persons }, model, compiled({ thresholds: { link: 60, join: 60, review: 0 } }))).toMatchObject({ changedClusters: 0, pairs: [] });
});
