import { confirmModelCodeRule } from '../../src/app/modelCodes/confirmRule';
import { decideModelCode } from '../../src/app/modelCodes/decideModelCode';
import { ROLES } from '../../src/app/access';
import type { Role } from '../../src/app/access';
import { saveConfigurationDraft } from '../../src/app/configuration/drafts';
import { endSourceExclusion, excludeSource } from '../../src/app/exclusions/excludeSource';
import { previewExclusion, previewExclusionEnd } from '../../src/app/exclusions/previewExclusion';
import { readExclusions } from '../../src/app/exclusions/readExclusions';
import { publishConfiguration } from '../../src/app/configuration/publish';
import { tryConfigurationDraft, tryConfigurationRollback } from '../../src/app/configuration/tryDraft';
import { publishChangeRule, saveChangeRule, stopChangeRule } from '../../src/app/changeRules/rules';
import { simulateChangeRule } from '../../src/app/changeRules/simulate';
import { readChanges } from '../../src/app/readChanges';
import { createWebhookEndpoint, setWebhookEndpointState } from '../../src/app/webhooks/endpoints';
import { saveMappingDraft } from '../../src/app/mapping/drafts';
import { previewMapping, previewMappingRollback } from '../../src/app/mapping/preview';
import { publishMapping } from '../../src/app/mapping/publish';
import { readMappingRuns } from '../../src/app/mapping/versions';
import { mappingInForce } from '../../src/storage/sourceSystems';
import { createToken, revokeToken } from '../../src/app/tokens';
import { ADMIN } from '../support/pool';
import { mergedAnew, takeBackAll } from '../support/steward';
import { CONTRACT, crmCustomer, PHONE, pushCompany, SN, strangers } from './support/company';
import { openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
/** Pairs of customers who have nothing to do with each other, one for each operation that decides. */
let pairs: readonly string[];
beforeAll(async () => {
  door = await openDoor();
  ids = await pushCompany(door.pool);
  pairs = await strangers(door.pool, 4);
});
afterAll(async () => door.close());

interface Operation {
  readonly name: string;
  readonly document: () => string;
  readonly variables?: object;
  readonly roles: readonly Role[];
  /** What is to be done before it is asked each time. */
  readonly eachTime?: () => Promise<unknown>;
}

const undoAll = async (): Promise<unknown> => takeBackAll(door.pool);
let mergeId = '';
const mergedPair = async (): Promise<void> => {
  const [survivorId = '', mergedId = ''] = pairs[3]?.split('.') ?? [];
  mergeId = await mergedAnew(door.pool, survivorId, mergedId);
};
/** A source record of the golden record that the merge has made. */
let mergedRecord = '';
beforeAll(async () => { [{ id: mergedRecord }] = await door.pool.dataSource.query<[{ id: string }]>('select id from source_record where golden_id = $1', [pairs[3]?.split('.')[1]]); });
const inQueue = async (pairId: string): Promise<unknown> => {
  await undoAll();
  return door.pool.dataSource.query(
    `insert into review_pair (type, a_id, b_id, status, evidence, evidence_a, evidence_b, judgements, changed, rivals, impact, since)
     select 'customer', $1, $2, 'OPEN', 'x', s.id, s.id, 1, '{}', '{}', 0, now() from source_record s limit 1 on conflict do nothing`, pairId.split('.').slice(0, 2));
};

let draft = '';
let confirmation = '';
let drafts = 0;
/** A draft that differs from whatever is in force, tried. */
const drafted = async (): Promise<void> => {
  drafts += 1;
  ({ id: draft } = await saveConfigurationDraft(door.pool, ADMIN, { id: null, kind: 'TRUST', type: null, content: { systems: { crm: { trust: drafts / 1_000 } } }, note: null, seenRevision: null, rebase: false }));
  ({ confirmation } = await tryConfigurationDraft(door.pool, ADMIN, draft));
};
const published = async (): Promise<void> => {
  await drafted();
  await publishConfiguration(door.pool, ADMIN, { draftId: draft, confirmation });
  ({ confirmation } = await tryConfigurationRollback(door.pool, ADMIN, { kind: 'TRUST', type: null, version: 0 }));
};
let exclusionId = '';
/** The system of the field app has sent nothing here: nothing follows. */
const UNUSED = { system: 'field_app', importId: null };
const excludable = async (): Promise<void> => {
  const [latest] = await readExclusions(door.pool, ADMIN, { system: UNUSED.system, beforeId: null, first: 1 });
  if (latest?.endedAt === null) await endSourceExclusion(door.pool, ADMIN, { exclusionId: latest.id, note: null, confirmation: (await previewExclusionEnd(door.pool, ADMIN, latest.id)).confirmation });
  ({ confirmation } = await previewExclusion(door.pool, ADMIN, UNUSED));
};
const excluded = async (): Promise<void> => {
  await excludable();
  ({ id: exclusionId } = await excludeSource(door.pool, ADMIN, { ...UNUSED, note: 'test', confirmation }));
  ({ confirmation } = await previewExclusionEnd(door.pool, ADMIN, exclusionId));
};
let mapping = { draft: '', confirmation: '', run: '' };
let mappingFields = 0;
const mappingDrafted = async (): Promise<void> => {
  const stored = await mappingInForce(door.pool.dataSource.manager, 'mes', 'customer');
  const spec = JSON.parse(JSON.stringify(stored?.spec)) as { outputs: { attributes: Record<string, unknown> }[] };
  const [output] = spec.outputs;
  if (output !== undefined) output.attributes['contacts'] = { field: `c${(mappingFields += 1)}` };
  const { id } = await saveMappingDraft(door.pool, ADMIN, { system: 'mes', type: 'customer', spec, layout: null, draftId: null, note: null, seenRevision: null, rebase: false });
  const { confirmation: code } = await previewMapping(door.pool, ADMIN, id, { samples: null, limit: 1 });
  mapping = { ...mapping, draft: id, confirmation: code };
};
const mappingPublished = async (): Promise<void> => {
  await mappingDrafted();
  await publishMapping(door.pool, ADMIN, { draftId: mapping.draft, confirmation: mapping.confirmation });
  const [run] = await readMappingRuns(door.pool, ADMIN, { system: 'mes', type: 'customer' }, { before: null, first: 1 });
  // Without records of the system it is over at once.
  await door.pool.dataSource.query(`update mapping_run set state = 'RUNNING', finished_at = null where id = $1`, [run?.id]);
  const { confirmation: code } = await previewMappingRollback(door.pool, ADMIN, { system: 'mes', type: 'customer', version: 1 }, 1);
  mapping = { draft: '', confirmation: code, run: run?.id ?? '' };
};
let aliasId = '';
const anAlias = async (): Promise<void> => { ({ alias: { id: aliasId } } = await decideModelCode(door.pool, ADMIN, { code: 'N8-OTHER', system: null, modelId: 'aircon-35' })); };
let systems = 0;
let ruleId = '';
let ruleNumber = 0;
const aRule = async (): Promise<void> => { ({ id: ruleId } = await confirmModelCodeRule(door.pool, ADMIN, { kind: 'DROP_PREFIX', text: `R${(ruleNumber += 1)}`, manufacturer: null })); };

let endpointId = '';
let changeId = '';
let deadLetter = '';
/** An endpoint that nothing is ever sent to, with a delivery that was given up. */
const anEndpoint = async (): Promise<void> => {
  const request = { name: 'one', url: 'https://example.com/hook', filter: {}, order: 'ORDERED', role: 'SYSTEM', scheme: 'HMAC', after: null } as const;
  if (endpointId !== '') await setWebhookEndpointState(door.pool, ADMIN, endpointId, 'REMOVED');
  ({ endpoint: { id: endpointId } } = await createWebhookEndpoint(door.pool, ADMIN, request));
  ({ changes: [{ id: changeId }] } = await readChanges(door.pool, ADMIN, { first: 1 }) as unknown as { changes: [{ id: string }] });
  const rows = await door.pool.dataSource.query<[{ id: string }]>(
    `insert into webhook_delivery (endpoint_id, body, event_id, state, failures, created_at, ended_at) values ($1, '{}', 'x', 'DEAD', 10, now(), now()) returning id`, [endpointId]);
  deadLetter = rows[0].id;
};
const ENDPOINT = '{ name: "one", url: "https://example.com/hook", filter: { types: ["device"] }, order: ORDERED, role: STEWARD }';

let changeRule = '';
let told = { notification: '', task: '' };
const RULE = { name: 'one', spec: { type: 'device', when: { on: 'CHANGE' }, actions: [{ do: 'NOTIFY', group: 'x', message: { zh: '{key}', en: '{key}' } }] } };
/** A rule in force that has told somebody something. */
const aChangeRule = async (): Promise<void> => {
  if (changeRule !== '') await stopChangeRule(door.pool, ADMIN, changeRule, 'the next').catch(() => undefined);
  ({ id: changeRule } = await saveChangeRule(door.pool, ADMIN, { ...RULE, id: null, note: null, seenRevision: null }));
  const { confirmation: seen } = await simulateChangeRule(door.pool, ADMIN, RULE.spec, 0);
  await publishChangeRule(door.pool, ADMIN, { id: changeRule, confirmation: seen, backfill: false });
  const [[{ firing }], facts] = [await door.pool.dataSource.query<[{ firing: string }]>(
    `insert into rule_firing (rule_id, version, golden_id, golden_key, due_key, due_at, fired_at, outcome, chain) values ($1, 1, $2, 'k', 'x', now(), now(), 'FIRED', '[]') returning id as firing`, [changeRule, ids.customerId]),
  JSON.stringify({ key: 'k', today: '2026-01-01', before: {}, after: {} })];
  const about = [changeRule, firing, ids.customerId, JSON.stringify({ zh: '{key}', en: '{key}' }), facts];
  const [{ task }] = await door.pool.dataSource.query<[{ task: string }]>(`insert into rule_task ("group", rule_id, firing_id, type, golden_id, golden_key, title, facts, state, created_at) values ('x', $1, $2, 'device', $3, 'k', $4, $5, 'OPEN', now()) returning id as task`, about);
  const [{ notification }] = await door.pool.dataSource.query<[{ notification: string }]>(`insert into notification ("group", rule_id, firing_id, type, golden_id, golden_key, message, facts, at) values ('x', $1, $2, 'device', $3, 'k', $4, $5, now()) returning id as notification`, about);
  told = { notification, task };
};

const READERS: readonly Role[] = ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'];
const OPERATIONS: readonly Operation[] = [
  { name: 'prefill', document: () => `{ prefill(phone: "${PHONE}") { match } }`, roles: ['AGENT', 'STEWARD', 'ADMIN'] },
  { name: 'customer', document: () => `{ customer(id: "${ids.customerKey}") { customerId } }`, roles: READERS },
  { name: 'device', document: () => `{ device(sn: "${SN}") { sn } }`, roles: READERS },
  { name: 'contract', document: () => `{ contract(number: "${CONTRACT}") { number } }`, roles: READERS },
  { name: 'goldenRecord', document: () => '{ goldenRecord(type: "ticket", key: "400客服:T1") { key } }', roles: READERS },
  { name: 'searchRecords', document: () => '{ searchRecords(text: "沈清") { nodes { key } edges { cursor matchedOn } pageInfo { endCursor } } }', roles: READERS },
  { name: 'relations', document: () => `{ customer(id: "${ids.customerKey}") { devices { sn } contracts { number } tickets { number } } }`, roles: READERS },
  { name: 'history', document: () => `{ customer(id: "${ids.customerKey}") { history { nodes { version } } provenance { attribute } } }`, roles: READERS },
  { name: 'sources', document: () => `{ customer(id: "${ids.customerKey}") { sources { payload } } }`, roles: ['STEWARD', 'SYSTEM', 'ADMIN'] },
  { name: 'provenance.sourceRecord', document: () => `{ customer(id: "${ids.customerKey}") { provenance { sourceRecord { payload } } } }`, roles: ['STEWARD', 'SYSTEM', 'ADMIN'] },
  { name: 'provenance.runnersUp.sourceRecord', document: () => `{ customer(id: "${ids.customerKey}") { provenance { agreeing { payload } runnersUp { sourceRecord { payload } } } } }`, roles: ['STEWARD', 'SYSTEM', 'ADMIN'] },
  { name: 'sourceRecord', document: () => '{ sourceRecord(system: "crm", type: "customer", sourceKey: "C1") { payload } }', roles: ['STEWARD', 'SYSTEM', 'ADMIN'] },
  { name: 'changes', document: () => '{ changes { nodes { cursor } } }', roles: ['STEWARD', 'SYSTEM', 'ADMIN'] },
  { name: 'upsertSourceRecords', document: () => 'mutation ($records: [SourceRecordInput!]!) { upsertSourceRecords(system: "crm", type: "customer", records: $records) { unchanged } }', variables: { records: [crmCustomer('C1')] }, roles: ['SYSTEM', 'ADMIN'] },
  { name: 'pinValue', document: () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel", value: "SILVER", reason: "agreed by phone") { id } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'unpinValue', document: () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "emails", value: "chen@qinghe.cn", reason: "test") { id } unpinValue(goldenId: "${ids.customerId}", attribute: "emails") { id } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'unmaskValue', document: () => `mutation { unmaskValue(goldenId: "${ids.customerId}", attribute: "phones", reason: "the customer asked to be called back") { value } }`, roles: ['AGENT', 'STEWARD', 'ADMIN'] },
  { name: 'auditEntries', document: () => '{ auditEntries(first: 5) { nodes { operation } } }', roles: ['ADMIN', 'AUDITOR'] },
  { name: 'reviewPairs', document: () => '{ reviewPairs(first: 5, status: PARKED) { nodes { id a { key } b { key } rivals { key } decision { note } evidence { name text { zh } a { payload } } claim { claimedBy } } pageInfo { endCursor } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'explainMatch', document: () => `{ explainMatch(type: "customer", a: "${ids.customerId}", b: "${pairs[0]?.split('.')[0] ?? ''}") { reason compared sentences { zh } rules { holds } comparisons { label { en } level { name } valueA valueB weight } goldenA { key } } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'decisions', document: () => `{ decisions(goldenId: "${ids.customerId}") { id goldenIds } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'decidePair', document: () => `mutation { decidePair(pairId: "${pairs[0] ?? ''}", judgement: UNSURE) { decision { id goldenIds } pair { id } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: async () => undoAll() },
  { name: 'decidePairs', document: () => `mutation { decidePairs(decisions: [{ pairId: "${pairs[1] ?? ''}", judgement: MATCH }]) { dryRun joined changes { kind } } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'mergeGoldenRecords', document: () => `mutation { mergeGoldenRecords(survivorId: "${pairs[3]?.split('.')[0] ?? ''}", mergedIds: ["${pairs[3]?.split('.')[1] ?? ''}"]) { survivor { id } merged { id } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: undoAll },
  { name: 'unlinkSourceRecord', document: () => `mutation { unlinkSourceRecord(sourceRecordId: "${mergedRecord}") { from { id } to { id } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mergedPair },
  { name: 'undoDecision', document: () => `mutation { undoDecision(decisionId: "${mergeId}") { decision { undoes } goldenRecords { id } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mergedPair },
  { name: 'claimReviewPairs', document: () => `mutation { claimReviewPairs(pairIds: ["${pairs[2] ?? ''}"]) { claim { claimedBy } } releaseReviewPairs(pairIds: ["${pairs[2] ?? ''}"]) { id } }`, roles: ['STEWARD', 'ADMIN'], eachTime: async () => inQueue(pairs[2] ?? '') },
  { name: 'releaseReviewPairs', document: () => `mutation { releaseReviewPairs(pairIds: ["${pairs[2] ?? ''}"]) { id } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'configurations', document: () => '{ configurations(kind: TRUST) { kind type version content publishedBy drafts { id changedSince { node } } progress { finished done total } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'configurationDraft', document: () => `{ configurationDraft(draftId: "${draft}") { id state baseVersion inForceVersion differences { node before after } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: drafted },
  { name: 'configurationVersions', document: () => '{ configurationVersions(kind: SURVIVORSHIP, type: "customer") { nodes { version } pageInfo { endCursor } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'saveConfigurationDraft', document: () => 'mutation { saveConfigurationDraft(kind: TRUST, content: { systems: { crm: { trust: 0.7 } } }) { id revision } }', roles: ['ADMIN'] },
  { name: 'trainMatchModel', document: () => 'mutation { trainMatchModel(type: "customer", sample: 100) { kind content } }', roles: ['ADMIN'] },
  { name: 'tryConfigurationDraft', document: () => `mutation { tryConfigurationDraft(draftId: "${draft}") { sampled share pairEffects { effect pairs } pairs { a { id } } attributes { attribute } values { goldenId } confirmationRequired confirmation } }`, roles: ['ADMIN'], eachTime: drafted },
  { name: 'tryConfigurationRollback', document: () => 'mutation { tryConfigurationRollback(kind: MATCH_MODEL, type: "customer", version: 0) { sampled pairEffects { effect pairs } } }', roles: ['ADMIN'] },
  { name: 'publishConfiguration', document: () => `mutation { publishConfiguration(draftId: "${draft}", confirmation: "${confirmation}") { version progress { finished } } }`, roles: ['ADMIN'], eachTime: drafted },
  { name: 'rollbackConfiguration', document: () => `mutation { rollbackConfiguration(kind: TRUST, version: 0, confirmation: "${confirmation}") { version } }`, roles: ['ADMIN'], eachTime: published },
  { name: 'discardConfigurationDraft', document: () => `mutation { discardConfigurationDraft(draftId: "${draft}") { state } }`, roles: ['ADMIN'], eachTime: drafted },
  { name: 'sourceImports', document: () => '{ sourceImports(first: 5) { id name system startedAt } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'exclusions', document: () => '{ exclusions(first: 5) { id system note excludedBy sourceRecords } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'previewExclusion', document: () => 'mutation { previewExclusion(system: "field_app", sample: 10) { sourceRecords sampled attributes { attribute } examples { kind } confirmation } }', roles: ['ADMIN'], eachTime: excludable },
  { name: 'previewExclusionEnd', document: () => `mutation { previewExclusionEnd(exclusionId: "${exclusionId}") { sampled confirmation } }`, roles: ['ADMIN'], eachTime: excluded },
  { name: 'excludeSource', document: () => `mutation { excludeSource(system: "field_app", note: "test", confirmation: "${confirmation}") { id endedAt followedAt } }`, roles: ['ADMIN'], eachTime: excludable },
  { name: 'endSourceExclusion', document: () => `mutation { endSourceExclusion(exclusionId: "${exclusionId}", confirmation: "${confirmation}") { endedBy } }`, roles: ['ADMIN'], eachTime: excluded },
  { name: 'resolveModelCode', document: () => '{ resolveModelCode(code: "kfr35gw n8hr3", system: "mes", manufacturer: "清和电器") { input outcome model { id } confidence candidates { id } suggestions { confidence } why { zh en } } }', roles: READERS },
  { name: 'modelCodeQueue', document: () => '{ modelCodeQueue(first: 5, status: UNKNOWN) { nodes { code system outcome count samples suggestions { model { code } why { en } } } totals { codes } pageInfo { endCursor } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'deviceModels', document: () => '{ deviceModels(search: "N8", first: 5) { nodes { id code } pageInfo { endCursor } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'aliases', document: () => '{ aliases(first: 5, includeEnded: true) { nodes { id written validTo evidence { records } } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'previewModelCode', document: () => '{ previewModelCode(code: "N8-OLD", modelId: "aircon-35") { records devices before { outcome } after { outcome } samples { goldenKey } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'modelCodeRules', document: () => '{ modelCodeRules { kind text hits misses samples confirmed { id } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'decideModelCode', document: () => 'mutation { decideModelCode(code: "N8-OLD", system: "mes", modelId: "aircon-35", note: "as its label says") { alias { id modelId } replaced { id } resolution { outcome } records isPending } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'retireAlias', document: () => `mutation { retireAlias(id: "${aliasId}") { alias { validTo } resolution { outcome } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: anAlias },
  { name: 'undoModelCodeDecision', document: () => `mutation { undoModelCodeDecision(id: "${aliasId}", note: "misread") { alias { endNote } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: anAlias },
  { name: 'confirmModelCodeRule', document: () => `mutation { confirmModelCodeRule(kind: DROP_SUFFIX, text: "-T${(ruleNumber += 1)}", manufacturer: "清和电器") { id text } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'retireModelCodeRule', document: () => `mutation { retireModelCodeRule(id: "${ruleId}") { id confirmedBy } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aRule },
  { name: 'changeRules', document: () => '{ changeRules { id name state draft version } }', roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'changeRule', document: () => `{ changeRule(id: "${changeRule}") { state revision } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'changeRuleVersions', document: () => `{ changeRuleVersions(id: "${changeRule}") { version spec publishedBy } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'changeRuleFirings', document: () => `{ changeRuleFirings(id: "${changeRule}", outcome: FIRED) { nodes { goldenKey dueAt } pageInfo { endCursor } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'changeRuleCalendar', document: () => '{ changeRuleCalendar(until: "2030-01-01T00:00:00Z") { at goldenKey } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'saveChangeRule', document: () => 'mutation ($input: ChangeRuleInput!) { saveChangeRule(input: $input) { id revision } }', variables: { input: RULE }, roles: ['STEWARD', 'ADMIN'] },
  { name: 'simulateChangeRule', document: () => 'mutation ($input: ChangeRuleInput!) { simulateChangeRule(input: $input, since: "2026-01-01T00:00:00Z") { past ahead groups { told } examples { tells { text { zh } } } confirmation } }', variables: { input: RULE }, roles: ['STEWARD', 'ADMIN'] },
  { name: 'publishChangeRule', document: () => `mutation { publishChangeRule(id: "${changeRule}") { version } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'rollbackChangeRule', document: () => `mutation { rollbackChangeRule(id: "${changeRule}", version: 1) { version } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'stopChangeRule', document: () => `mutation { stopChangeRule(id: "${changeRule}", reason: "test") { state } }`, roles: ['STEWARD', 'ADMIN'], eachTime: aChangeRule },
  { name: 'notifications', document: () => '{ notifications(group: "x", acknowledged: false, first: 5) { nodes { message { zh } task { id } } pageInfo { endCursor } } }', roles: READERS, eachTime: aChangeRule },
  { name: 'tasks', document: () => '{ tasks(group: "x", state: OPEN, first: 5) { nodes { title { zh } } pageInfo { endCursor } } }', roles: READERS, eachTime: aChangeRule },
  { name: 'acknowledgeNotifications', document: () => `mutation { acknowledgeNotifications(ids: ["${told.notification}"]) { acknowledgedBy } }`, roles: READERS, eachTime: aChangeRule },
  { name: 'assignNotification', document: () => `mutation { assignNotification(id: "${told.notification}", to: "小王") { assignedTo } }`, roles: READERS, eachTime: aChangeRule },
  { name: 'updateTask', document: () => `mutation { updateTask(id: "${told.task}", state: IN_PROGRESS) { state } }`, roles: READERS, eachTime: aChangeRule },
  { name: 'webhookEndpoints', document: () => '{ webhookEndpoints { id cursor keys { publicKey } } }', roles: ['STEWARD', 'ADMIN'], eachTime: anEndpoint },
  { name: 'webhookEndpoint', document: () => `{ webhookEndpoint(endpointId: "${endpointId}") { name state filter } }`, roles: ['STEWARD', 'ADMIN'], eachTime: anEndpoint },
  { name: 'webhookDeliveries', document: () => `{ webhookDeliveries(endpointId: "${endpointId}", state: DEAD) { nodes { eventId attempts { status } } pageInfo { endCursor } } }`, roles: ['STEWARD', 'ADMIN'], eachTime: anEndpoint },
  { name: 'createWebhookEndpoint', document: () => `mutation { createWebhookEndpoint(input: ${ENDPOINT}, scheme: ED25519) { publicKey endpoint { id } } }`, roles: ['ADMIN'] },
  { name: 'updateWebhookEndpoint', document: () => `mutation { updateWebhookEndpoint(endpointId: "${endpointId}", input: ${ENDPOINT}) { order } }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'setWebhookEndpointState', document: () => `mutation { setWebhookEndpointState(endpointId: "${endpointId}", state: PAUSED) { state } }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'rotateWebhookSecret', document: () => `mutation { rotateWebhookSecret(endpointId: "${endpointId}") { secret endpoint { keys { expiresAt } } } }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'replayWebhookEvent', document: () => `mutation { replayWebhookEvent(endpointId: "${endpointId}", changeId: "${changeId}") { eventId state } }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'replayWebhook', document: () => `mutation { replayWebhook(endpointId: "${endpointId}", since: "2026-01-01T00:00:00Z") { cursor } }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'pushWebhookDeliveries', document: () => `mutation { pushWebhookDeliveries(endpointId: "${endpointId}", deliveryId: "${deadLetter}") }`, roles: ['ADMIN'], eachTime: anEndpoint },
  { name: 'overview', document: () => '{ overview { takenAt goldenRecords { type active } systems { system records withRejections lastArrivalAt } arrivals { day records } failures { code records samples } queue { day } changes { day kind changes } quality { attribute sampled filled conflicts } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'accessTokens', document: () => '{ accessTokens { id name role system createdAt revokedAt } }', roles: ['ADMIN'] },
  { name: 'createToken', document: () => 'mutation { createToken(role: AGENT, name: "new desk") }', roles: ['ADMIN'] },
  { name: 'revokeToken', document: () => 'mutation { revokeToken(id: "5f0c0c52-0000-4000-8000-000000000001") }', roles: ['ADMIN'] },
  { name: 'addSourceSystem', document: () => `mutation { addSourceSystem(code: "forms-${(systems += 1)}", nameZh: "钉钉表单", nameEn: "Forms") { code label { zh } timeZone } }`, roles: ['ADMIN'] },
  { name: 'viewer', document: () => '{ viewer { name role system permissions } }', roles: ROLES },
  { name: 'entityTypes', document: () => '{ entityTypes { name label { zh } attributes { name kind sensitivity cardinality refersTo label { en } codes { code label { zh } } } } }', roles: ROLES },
  { name: 'sourceSystems', document: () => '{ sourceSystems { code label { zh en } timeZone } }', roles: READERS },
  { name: 'sourceFieldNames', document: () => '{ sourceFieldNames(system: "400客服", type: "ticket") { attribute field codes } }', roles: ['AGENT', 'STEWARD', 'ADMIN'] },
  { name: 'mappings', document: () => '{ mappings(system: "crm") { system type inForce { version spec } drafts { id savedBy } run { state done total } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingDrafts', document: () => '{ mappingDrafts(type: "customer") { id baseVersion } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingDraft', document: () => `{ mappingDraft(draftId: "${mapping.draft}") { id state spec issues { code severity node message { zh } remedy { en } } differences { kind words { zh } } isOutdated } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingDrafted },
  { name: 'mappingVersions', document: () => '{ mappingVersions(system: "crm", type: "customer") { nodes { version publishedBy inForce } pageInfo { endCursor } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingVersion', document: () => '{ mappingVersion(system: "crm", type: "customer") { version spec } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingDiff', document: () => '{ mappingDiff(system: "crm", type: "customer", toVersion: 1) { kind node words { zh en } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingRuns', document: () => '{ mappingRuns(first: 5) { id state impact { changedRecords goldenRecords { name count } attributes { name count } } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'mappingRun', document: () => `{ mappingRun(id: "${mapping.run}") { state done total } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingPublished },
  { name: 'mappingSample', document: () => '{ mappingSample(system: "crm", type: "customer") { records fields { path filled share examples } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'exportMapping', document: () => '{ exportMapping(system: "crm", type: "customer", format: JSON) { name text } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'importMapping', document: () => 'mutation { importMapping(system: "crm", type: "customer", text: "{system: crm, type: customer}") { id issues { code } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'suggestMapping', document: () => '{ suggestMapping(system: "crm", type: "customer", samples: [{ tel: "13912345678" }]) { path suggestions { target { kind type attribute } confidence reason { zh en } expression } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'unknownCodes', document: () => '{ unknownCodes(first: 5) { system rowType type attribute table code count firstSeenAt sourceKeys suggestions { code score reason { zh } } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'decideCode', document: () => `mutation { decideCode(system: "erp", rowType: "contract", type: "contract", attribute: "serviceLevel", code: "L${(mappingFields += 1)}", meaning: "GOLD", note: "as they say") { version { version } records isPending } }`, roles: ['STEWARD', 'ADMIN'] },
  { name: 'translate', document: () => `{ translate(type: "customer", from: "callcenter", to: "crm", payload: { caller_name: "沈清和", phone_raw: "${PHONE}" }) { payload values lost { attribute reason values message { zh } } rejections { code } } }`, roles: READERS },
  { name: 'saveMappingDraft', document: () => 'mutation { saveMappingDraft(system: "crm", type: "customer", spec: { system: "crm", type: "customer" }) { id revision issues { code } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'discardMappingDraft', document: () => `mutation { discardMappingDraft(draftId: "${mapping.draft}") { state } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingDrafted },
  { name: 'previewMapping', document: () => `mutation { previewMapping(draftId: "${mapping.draft}", limit: 2) { sampled records { sourceKey payload outputs { type before after dropped { code message } } } coverage { attributes { attribute filled } unmapped { got } failures { got } unreadFields { field } } changes { goldenKey before after } dangers { code message { zh } } confirmationRequired confirmation } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingDrafted },
  { name: 'previewMappingRollback', document: () => 'mutation { previewMappingRollback(system: "crm", type: "customer", version: 1, limit: 1) { sampled dangers { code } } }', roles: ['STEWARD', 'ADMIN'] },
  { name: 'publishMapping', document: () => `mutation { publishMapping(draftId: "${mapping.draft}", confirmation: "${mapping.confirmation}") { version inForce } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingDrafted },
  { name: 'rollbackMapping', document: () => `mutation { rollbackMapping(system: "mes", type: "customer", version: 1, confirmation: "${mapping.confirmation}", note: "as it was") { version restores } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingPublished },
  { name: 'pauseMappingRun', document: () => `mutation { pauseMappingRun(id: "${mapping.run}") { state pausedBy } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingPublished },
  { name: 'resumeMappingRun', document: () => `mutation { resumeMappingRun(id: "${mapping.run}") { state } }`, roles: ['STEWARD', 'ADMIN'], eachTime: mappingPublished },
  { name: '__schema', document: () => '{ __schema { queryType { name } } }', roles: ['ADMIN', 'STEWARD'] },
  { name: '__type in a fragment', document: () => '{ ...f } fragment f on Query { __type(name: "Customer") { name } }', roles: ['ADMIN', 'STEWARD'] },
  { name: '__typename', document: () => '{ __typename }', roles: ROLES },
];

test('every operation of the schema is in the table', async () => {
  const { data } = await door.ask('{ __schema { queryType { fields { name } } mutationType { fields { name } } } }');
  const fields = [...data.__schema.queryType.fields, ...data.__schema.mutationType.fields] as { name: string }[];
  const covered = new Set(OPERATIONS.map(({ name }) => name));
  expect(fields.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
});

describe.each(OPERATIONS)('$name', ({ document, variables = {}, roles, eachTime }) => {
  beforeEach(async () => eachTime?.());

  test.each([['no token', null], ['a wrong token', 'mrg_0123456789012345678901234567890123456789012'], ['an empty token', ' ']])('%s: UNAUTHENTICATED and no data', async (_name, as) => {
    const answer = await door.ask(document(), { as, variables });
    expect(answer).toMatchObject({ status: 200, codes: ['UNAUTHENTICATED'] });
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions).toMatchObject({ expected: 'a valid token', got: 'none', remedy: expect.stringContaining('Authorization: Bearer') });
  });

  test.each(ROLES.map((role) => [role, roles.includes(role)] as const))('%s: allowed is %s', async (role, allowed) => {
    const answer = await door.ask(document(), { as: role, variables });
    if (allowed) {
      expect(answer.errors).toBeUndefined();
      expect(Object.values(answer.data as object)).not.toContain(null);
      return;
    }
    expect(answer.status).toBe(200);
    expect(new Set(answer.codes)).toEqual(new Set(['FORBIDDEN']));
    expect(answer.errors?.[0]?.extensions).toMatchObject({ got: role, expected: expect.stringContaining('ADMIN'), remedy: expect.any(String) });
    expect(JSON.stringify(answer.data ?? null)).not.toContain(PHONE);
  });
});

describe('a SYSTEM token speaks for its own system', () => {
  test('not for others', async () => {
    const record = { sourceKey: 'X', payload: {} };
    expect(await door.ask('mutation ($r: [SourceRecordInput!]!) { upsertSourceRecords(system: "erp", type: "contract", records: $r) { accepted } }', { as: 'SYSTEM', variables: { r: [record] } }))
      .toMatchObject({ codes: ['FORBIDDEN'] });
    expect(await door.ask(`{ sourceRecord(system: "erp", type: "contract", sourceKey: "${CONTRACT}") { payload } }`, { as: 'SYSTEM' })).toMatchObject({ codes: ['FORBIDDEN'] });
  });

  test('in lists it sees its own records alone', async () => {
    const document = `{ customer(id: "${ids.customerKey}") { sources { system } provenance { sourceRecord { system } agreeing { system } } } }`;
    const all = await door.ask(document);
    const own = await door.ask(document, { as: 'SYSTEM' });
    expect(JSON.stringify(all.data)).toContain('"erp"');
    expect(own.errors).toBeUndefined();
    expect(own.data.customer.sources).toEqual([{ system: 'crm' }]);
    expect(JSON.stringify(own.data)).not.toMatch(/"erp"|"repair"/);
  });
});

test('a revoked token is refused', async () => {
  const token = await createToken(door.pool, ADMIN, { role: 'AGENT', name: 'leaver', system: null });
  await revokeToken(door.pool, ADMIN, 'leaver');
  expect(await door.ask('{ __typename }', { as: token })).toMatchObject({ codes: ['UNAUTHENTICATED'] });
});
