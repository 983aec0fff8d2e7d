import { pushCompany } from './support/company';
import { openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
beforeAll(async () => { door = await openDoor(); await pushCompany(door.pool); });
afterAll(async () => door.close());

const SAVE = 'mutation ($kind: ConfigurationKind!, $type: String, $content: JSON!) { saveConfigurationDraft(kind: $kind, type: $type, content: $content) { id differences { node before after } } }';

test('what is wrong is told with its place, what was expected, what came and what to do', async () => {
  const { codes, errors } = await door.ask(SAVE, { as: 'ADMIN', variables: { kind: 'SURVIVORSHIP', type: 'customer', content: { attributes: { name: { policy: 'LOUDEST' }, shoes: { policy: 'UNION' } } } } });
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect(errors?.[0]?.extensions).toMatchObject({
    expected: expect.stringMatching(/attributes\.name\.policy: one of SOURCE_TRUST.*attributes\.shoes: an attribute of customer/),
    got: expect.stringContaining('attributes.name.policy: "LOUDEST"'), remedy: expect.stringContaining('Correct'),
  });
  expect(await door.ask(SAVE, { as: 'ADMIN', variables: { kind: 'TRUST', type: 'customer', content: { systems: {} } } })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
  expect(await door.ask(SAVE, { as: 'ADMIN', variables: { kind: 'MATCH_MODEL', type: 'ticket', content: {} } })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
});

test('drafted, tried, refused without its code, published with it, read, rolled back', async () => {
  const { data: { configurations: [{ content }] } } = await door.ask('{ configurations(kind: MATCH_MODEL, type: "customer") { content version } }');
  const saved = await door.ask(SAVE, { as: 'ADMIN', variables: { kind: 'MATCH_MODEL', type: 'customer', content: { ...content, thresholds: { link: 60, join: 60, review: 0 } } } });
  expect(saved.data.saveConfigurationDraft.differences.map(({ node }: { node: string }) => node).sort()).toEqual(['thresholds.join', 'thresholds.link', 'thresholds.review']);
  const { id } = saved.data.saveConfigurationDraft;
  const tried = await door.ask(`mutation { tryConfigurationDraft(draftId: "${id}", examples: 5) { sampled goldenRecords changedGoldenRecords confirmationRequired confirmation confirmationExpiresAt
    pairEffects { effect pairs } pairs { effect a { system sourceKey values } b { sourceKey } scoreBefore scoreAfter } } }`, { as: 'ADMIN' });
  expect(tried.errors).toBeUndefined();
  const { confirmation, pairEffects, pairs } = tried.data.tryConfigurationDraft;
  expect(tried.data.tryConfigurationDraft).toMatchObject({ confirmationRequired: true });
  expect(pairEffects.find(({ effect }: { effect: string }) => effect === 'PARTS').pairs).toBeGreaterThan(0);
  expect(pairs[0]).toMatchObject({ effect: 'PARTS', a: { sourceKey: expect.any(String) } });
  expect(await door.ask(`mutation { publishConfiguration(draftId: "${id}") { version } }`, { as: 'ADMIN' })).toMatchObject({ codes: ['CONFIRMATION_REQUIRED'] });
  const published = await door.ask(`mutation { publishConfiguration(draftId: "${id}", confirmation: "${confirmation}") { version publishedBy progress { finished done total } } }`, { as: 'ADMIN' });
  expect(published.data.publishConfiguration).toMatchObject({ version: 1, progress: { finished: false, done: 0 } });
  expect(await door.ask(`mutation { publishConfiguration(draftId: "${id}", confirmation: "${confirmation}") { version } }`, { as: 'ADMIN' })).toMatchObject({ codes: ['CONFLICT'] });
  const back = await door.ask('mutation { tryConfigurationRollback(kind: MATCH_MODEL, type: "customer", version: 0) { confirmation } }', { as: 'ADMIN' });
  expect(await door.ask(`mutation { rollbackConfiguration(kind: MATCH_MODEL, type: "customer", version: 0, note: "too strict", confirmation: "${back.data.tryConfigurationRollback.confirmation}") { version content } }`, { as: 'ADMIN' }))
    .toMatchObject({ data: { rollbackConfiguration: { version: 2, content } } });
  const first = await door.ask('{ configurationVersions(kind: MATCH_MODEL, type: "customer", first: 2) { nodes { version restores note } pageInfo { hasNextPage endCursor } } }');
  expect(first.data.configurationVersions).toMatchObject({ nodes: [{ version: 2, restores: 0, note: 'too strict' }, { version: 1, restores: null }], pageInfo: { hasNextPage: true } });
  const rest = await door.ask(`{ configurationVersions(kind: MATCH_MODEL, type: "customer", after: "${first.data.configurationVersions.pageInfo.endCursor}") { nodes { version } pageInfo { hasNextPage } } }`);
  expect(rest.data.configurationVersions).toEqual({ nodes: [{ version: 0 }], pageInfo: { hasNextPage: false } });
});
