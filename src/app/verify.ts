import { exactKeysFor } from '../core/linking/exactKeys';
import { linkType } from '../core/linking/linkType';
import type { GoldenRecordState } from '../core/model/goldenRecord';
import { canonicalJson, sameJson } from '../core/model/json';
import type { JsonValue } from '../core/model/json';
import { entityType } from '../core/model/model';
import { documentOf } from '../core/search/document';
import type { SearchDocument } from '../core/search/document';
import { survive } from '../core/survivorship/survive';
import type { TrustTable } from '../core/survivorship/trust';
import { isPersons, judgementsAbout } from '../storage/judgements';
import { reachableGoldenIds } from '../storage/matchKeys';
import { pinsOf } from '../storage/pinnedValues';
import { reviewPairsTouching } from '../storage/reviewPairs';
import { searchDocumentsOf } from '../storage/searchDocuments';
import { candidateKeysOf } from '../storage/candidateKeys';
import { bareSourceRecords, membersOf } from '../storage/sourceRecords';
import type { StoredSourceRecord } from '../storage/sourceRecords';
import { nextRecode, sourceModelCodesOf } from '../storage/sourceModelCodes';
import { resolveReferences } from '../storage/sourceReferences';
import type { Tx } from '../storage/transaction';
import { hasUnfollowedExclusions } from '../storage/exclusions';
import { hasUnfinishedValues } from '../storage/valueBuilds';
import { breachesOf, goldenKeysOf, goldenPage, goldenReferencesInForce, matchKeysOf, sourceReferencesOf, SQL_INVARIANTS } from '../storage/verification';
import type { Pool } from './poolContext';
import { buildSearch } from './pool/buildSearch';
import { buildExclusions } from './exclusions/buildExclusions';
import { buildMatches, unmatchedTypes } from './pool/buildMatches';
import { buildValues } from './pool/buildValues';
import { modelIndex } from './modelCodes/catalogueCache';
import { recodeAll } from './modelCodes/recode';
import { holdTables, tableNames } from '../storage/standingTables';
import { hasModelCodes, modelCodesOf, withModels } from './modelCodes/resolvedModels';
import { candidateRows, subjectsOf } from './pool/candidates';
import { comparable, deriveReviewPairs } from './pool/reviewQueue';
import { factsOf, referenceName, referencesIn, resolvedFactsOf } from './pool/facts';
import { goldenReferencesOf, lookupKeysOf } from './pool/goldenKeys';
import { inForce } from './configuration/inForce';
import { chainAuditLog } from './audit';
import { sequenceAll } from './readChanges';
import { verifyAuditLog } from './verifyAuditLog';
import type { AuditHead, AuditVerification } from './verifyAuditLog';

export interface Verification {
  readonly goldenRecords: number;
  readonly sourceRecords: number;
  readonly differences: number;
  readonly auditLog: AuditVerification;
  /** By check: how many differ, and some of them by name. */
  readonly findings: readonly { readonly check: string; readonly count: number; readonly samples: readonly string[] }[];
}

export interface VerifyOptions {
  readonly onProgress?: (goldenRecords: number) => void;
  /** The end of the audit log as an earlier run gave it. */
  readonly keptAuditHead?: AuditHead;
}

const PAGE = 500;
const MAX_SAMPLES = 10;

/** Collects differences; the first few of each check by name, the rest as a number. */
class Findings {
  private readonly byCheck = new Map<string, { count: number; samples: string[] }>();

  add(check: string, sample: string, count = 1): void {
    const known = this.byCheck.get(check) ?? { count: 0, samples: [] };
    known.count += count;
    if (known.samples.length < MAX_SAMPLES) known.samples.push(sample);
    this.byCheck.set(check, known);
  }

  compare(check: string, sample: string, stored: unknown, computed: unknown): void {
    if (!sameJson(stored, computed)) this.add(check, sample);
  }

  /** Rows in any order. */
  compareSets(check: string, stored: readonly object[], computed: readonly object[]): void {
    const name = (row: object): string => canonicalJson(row as JsonValue);
    const [left, right] = [new Set(stored.map(name)), new Set(computed.map(name))];
    for (const row of left) if (!right.has(row)) this.add(check, `not to be there: ${row}`);
    for (const row of right) if (!left.has(row)) this.add(check, `missing: ${row}`);
  }

  list(): Verification['findings'] {
    return [...this.byCheck].map(([check, found]) => ({ check, ...found }));
  }
}

/**
 * Recomputes every cluster, golden value, provenance and index from the stored facts and checks every
 * invariant. Reads one snapshot, page by page, in memory that does not grow with the pool. All it writes,
 * before that, are the positions that committed changes still wait for, and what follows from an upgrade, from an
 * exclusion or from published configuration and is still to be computed: matches, golden values, search documents.
 */
export async function verify(pool: Pool, options: VerifyOptions = {}): Promise<Verification> {
  for (;;) {
    await sequenceAll(pool);
    await chainAuditLog(pool);
    await buildExclusions(pool);
    await buildMatches(pool);
    await recodeAll(pool);
    await buildValues(pool);
    await buildSearch(pool);
    const names = await tableNames(pool.dataSource.manager);
    const verification = await pool.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await holdTables(tx, names);
      return verifySnapshot(pool, tx, options);
    });
    if (verification !== null) return verification;
  }
}

/** Null where something was published just before the snapshot: what follows from it is to be computed first. */
async function verifySnapshot(declared: Pool, tx: Tx, options: VerifyOptions): Promise<Verification | null> {
  const configured = await inForce(declared, tx);
  if ((await unmatchedTypes(configured, tx)).length > 0 || await hasUnfinishedValues(tx) || await hasUnfollowedExclusions(tx) || await nextRecode(tx, null) !== null) return null;
  const { pool, trust } = configured;
  const findings = new Findings();
  let [goldenRecords, sourceRecords] = [0, 0];
  for (let after: string | null = null; ;) {
    const page: GoldenRecordState[] = await goldenPage(tx, after, PAGE);
    if (page.length === 0) break;
    sourceRecords += await verifyPage(pool, tx, page, trust, findings);
    goldenRecords += page.length;
    options.onProgress?.(goldenRecords);
    after = page.at(-1)?.id ?? null;
  }
  for (const invariant of SQL_INVARIANTS) {
    const { count, samples } = await breachesOf(tx, invariant, MAX_SAMPLES);
    samples.forEach((sample, index) => { findings.add(invariant.name, sample, index === 0 ? count - samples.length + 1 : 1); });
  }
  const auditLog = await verifyAuditLog(pool, tx, options.keptAuditHead);
  if (auditLog.brokenAt !== null) findings.add('the audit log is a whole chain', `place ${auditLog.brokenAt}`);
  const list = findings.list();
  return { goldenRecords, sourceRecords, differences: list.reduce((sum, found) => sum + found.count, 0), findings: list, auditLog };
}

async function verifyPage(pool: Pool, tx: Tx, page: readonly GoldenRecordState[], trust: TrustTable, findings: Findings): Promise<number> {
  const active = page.filter((state) => state.status === 'ACTIVE');
  const ids = active.map((state) => state.id);
  const own = new Set(ids);
  const near = await membersOf(tx, await reachableGoldenIds(tx, { goldenIds: ids, recordIds: [], keys: [] }));
  const members = near.filter((record) => record.goldenId !== null && own.has(record.goldenId));
  await verifyClusters(pool, tx, near, own, findings);
  await verifyValues(pool, tx, active, members, { trust, findings });
  await verifyIndexes(pool, tx, page, members, findings);
  return members.length;
}

async function verifyClusters(pool: Pool, tx: Tx, near: readonly StoredSourceRecord[], goldenIds: ReadonlySet<string>, findings: Findings): Promise<void> {
  const known = await judgementsAbout(tx, near.map((record) => record.id));
  const byId = new Map(near.map((record) => [record.id, record]));
  for (const typeName of new Set(near.map((record) => record.type))) {
    const records = near.filter((record) => record.type === typeName);
    const own = known.filter((pair) => (byId.get(pair.a) ?? byId.get(pair.b))?.type === typeName);
    const persons = own.filter(isPersons).filter((pair) => byId.has(pair.a) && byId.has(pair.b));
    const rows = await candidateRows(pool, tx, records);
    const linked = linkType(entityType(pool.model, typeName), pool.matchModels.get(typeName), { records: records.map(factsOf), persons, rows });
    findings.compareSets('judgements', own.filter((pair) => pair.judge === 'MACHINE'), linked.judgements.filter((pair) => pair.judge === 'MACHINE'));
    const outside = await bareSourceRecords(tx, [...new Set(linked.judgements.flatMap(({ a, b }) => [a, b]))].filter((id) => !byId.has(id)));
    const touching = (pair: { readonly a: string; readonly b: string }): boolean => goldenIds.has(pair.a) || goldenIds.has(pair.b);
    const stored = (await reviewPairsTouching(tx, [...goldenIds])).filter((pair) => pair.type === typeName);
    findings.compareSets('review pairs', stored.map(comparable), deriveReviewPairs(pool, { records: [...records, ...outside], settled: linked.judgements, known: own }).filter(touching));
    for (const cluster of linked.clusters) {
      const goldens = new Set(cluster.map((id) => byId.get(id)?.goldenId ?? ''));
      const [goldenId = ''] = goldens;
      if (![...goldens].some((id) => goldenIds.has(id))) continue;
      const members = records.filter((record) => record.goldenId === goldenId).length;
      if (goldens.size !== 1 || members !== cluster.length) findings.add('clusters', [...goldens].join(', '));
    }
  }
}

async function verifyValues(
  pool: Pool, tx: Tx, active: readonly GoldenRecordState[], members: readonly StoredSourceRecord[],
  { trust, findings }: { readonly trust: TrustTable; readonly findings: Findings },
): Promise<void> {
  const references = members.flatMap((record) => referencesIn(entityType(pool.model, record.type), record));
  const names = [...new Map(references.map((reference) => [referenceName(reference), reference])).values()];
  const resolved = new Map((await resolveReferences(tx, names)).map((found) => [referenceName(found), found.goldenId]));
  const pins = await pinsOf(tx, active.map((state) => state.id));
  const models = await modelIndex(pool, tx, 'SEEN');
  for (const state of active) {
    const type = entityType(pool.model, state.type);
    const computed = survive({
      type, trust, now: state.computedAt,
      sources: members.filter((record) => record.goldenId === state.id).map((record) => withModels(type, resolvedFactsOf(type, record, resolved), models)),
      pins: pins.filter((pin) => pin.goldenId === state.id),
    });
    findings.compare('golden values', state.id, state.values, computed.values);
    findings.compare('provenance', state.id, state.provenance, computed.provenance);
    findings.compare('due moment', state.id, state.dueAt, computed.dueAt);
  }
  const coded = members.filter((record) => hasModelCodes(entityType(pool.model, record.type)));
  findings.compareSets('model codes', await sourceModelCodesOf(tx, coded.map(({ id }) => id)), coded.flatMap((record) => modelCodesOf(entityType(pool.model, record.type), record, models)));
}

async function verifyIndexes(pool: Pool, tx: Tx, page: readonly GoldenRecordState[], members: readonly StoredSourceRecord[], findings: Findings): Promise<void> {
  const goldenIds = page.map((state) => state.id);
  const recordIds = members.map((record) => record.id);
  const type = (name: string): ReturnType<typeof entityType> => entityType(pool.model, name);
  findings.compareSets('golden keys', await goldenKeysOf(tx, goldenIds), page.flatMap((state) => lookupKeysOf(type(state.type), state)));
  const inOrder = (document: SearchDocument): SearchDocument => ({ ...document, tokens: [...document.tokens].sort() });
  findings.compareSets('search documents', (await searchDocumentsOf(tx, goldenIds)).map(inOrder),
    page.filter((state) => state.status === 'ACTIVE').map((state) => inOrder(documentOf(type(state.type), state))));
  findings.compareSets('golden references', await goldenReferencesInForce(tx, goldenIds), page.flatMap((state) => goldenReferencesOf(type(state.type), state)));
  findings.compareSets('match keys', await matchKeysOf(tx, recordIds), members.flatMap((record) =>
    exactKeysFor(type(record.type), record).map(({ key }) => ({ type: record.type, key, sourceRecordId: record.id }))));
  findings.compareSets('candidate keys', await candidateKeysOf(tx, recordIds), [...subjectsOf(pool, members).values()].flatMap(({ keys }) => keys));
  findings.compareSets('source references', await sourceReferencesOf(tx, recordIds), members.flatMap((record) => referencesIn(type(record.type), record)));
}
