import { pairAt } from '../../core/linking/sets/judgedTable';
import type { JudgedColumns } from '../../core/linking/sets/judgedTable';
import type { KeyEntries } from '../../core/linking/sets/keyEntries';
import type { JudgedPair } from '../../core/linking/judgement';
import { reviewPairsOf } from '../../core/linking/reviewPairs';
import { byCodeUnit } from '../../core/model/naturalOrder';
import { searchScheme } from '../../core/search/document';
import { goldenIdsWaitingFor, isEmptyPool, keepFirstVersions, reserveKeyNumbers, reserveRecordNumbers } from '../../storage/load/initialLoad';
import type { LoadTx } from '../../storage/load/loadTransaction';
import { beginRebuild, finishRebuild, takeOver } from '../../storage/load/rebuildTable';
import type { Rebuilding } from '../../storage/load/rebuildTable';
import { candidateKeyBlocks, COPY } from '../../storage/load/rows';
import { saveMachineJudgements } from '../../storage/judgements';
import { holdMatchBuild, markMatchBuild } from '../../storage/matchBuilds';
import { saveReviewPairs } from '../../storage/reviewPairs';
import { holdSearchBuild, markSearchBuild } from '../../storage/searchDocuments';
import { toIso } from '../../storage/times';
import { trustTableOf } from '../../storage/sourceSystems';
import type { Pool } from '../poolContext';
import type { MappingInForce } from '../ingest/mappingFor';
import { matchScheme } from '../pool/buildMatches';
import { resurvive, saveSurvived, standingTargets } from '../pool/resurvive';
import { judgeOf } from '../pool/saveLinks';
import { clustersOf } from './clusters';
import type { Crew } from './crew';
import { inOrder } from './inOrder';
import { ranges } from './matchPhase';
import type { Matched } from './matchPhase';
import { goldenIdAt } from './surviveStep';
import type { Clusters, SurviveOutput } from './surviveStep';

export interface WriteInput {
  readonly mapping: MappingInForce;
  readonly matched: Matched;
  readonly candidates: KeyEntries;
  readonly order: Uint32Array;
  /** By record. */
  readonly sourceKeys: readonly string[];
  readonly actor: string;
  readonly onProgress: (step: 'write' | 'index', done: number, total: number) => void;
}

/** Golden records of one turn: their rows are some megabytes. */
const WRITTEN_AT_ONCE = 1_000;
const PAGE = 5_000;
const WAITING_PAGE = 200;

/** Everything that ingest would have written, in one transaction; nothing of these types is there yet, and nobody else writes. */
export async function writeAll(pool: Pool, tx: LoadTx, crew: Crew, input: WriteInput): Promise<void> {
  const { mapping, matched, candidates, order, sourceKeys } = input;
  const now = pool.clock();
  const wasEmpty = await isEmptyPool(tx);
  const firstRecordId = await reserveRecordNumbers(tx, sourceKeys.length);
  const clusters = clustersOf(matched.leaders, pool.mintId);
  const firstKeyNumber = await reserveKeyNumbers(tx, clusters.count);
  const trust = trustTableOf(mapping.systems);
  const { clusterOf, ...shared } = clusters;
  crew.tell({ about: 'writing', clusters: shared, writing: { firstRecordId, firstKeyNumber, trust, now, actor: input.actor } });
  const drafts = await beginDrafts(tx, sourceKeys.length);
  await writeGoldenRecords(tx, crew, { clusters, drafts, onProgress: input.onProgress });
  await tx.copy(COPY.candidateKeys(placeOf(drafts, 'candidate_key')), candidateKeyBlocks(order.length, (index) => {
    const entry = order[index] ?? 0;
    return { high: candidates.high[entry] ?? 0, low: candidates.low[entry] ?? 0, recordId: firstRecordId + BigInt(candidates.records[entry] ?? 0), most: candidates.most[entry] ?? 0 };
  }));
  await writeJudgements(pool, tx, { input, firstRecordId, now, goldenIdOf: (record) => goldenIdAt(clusters.goldenIds, clusterOf[record] ?? 0) });
  await markBuilds(pool, tx, { types: mapping.mapping.outputs.map(({ type }) => type.name), lastId: firstRecordId + BigInt(sourceKeys.length - 1), now, wasEmpty });
  await resurviveWaiting(pool, tx, { input, first: String(firstRecordId), last: String(firstRecordId + BigInt(sourceKeys.length - 1)), drafts, now });
  let done = 0;
  for (const draft of Object.values(drafts)) {
    input.onProgress('index', done, MADE_ANEW.length);
    if (draft !== null) await finishRebuild(tx, draft);
    done += 1;
  }
  input.onProgress('index', done, MADE_ANEW.length);
}

/**
 * Tables that are filled beside the old ones where these hold less than what comes: all that is derived and has many
 * rows, and versions. The one that readers search by comes last: it is locked the shortest.
 */
const MADE_ANEW = ['candidate_key', 'match_key', 'golden_version', 'golden_key', 'search_document'] as const;
type Drafts = Readonly<Record<(typeof MADE_ANEW)[number], Rebuilding | null>>;

async function beginDrafts(tx: LoadTx, records: number): Promise<Drafts> {
  const begun: [string, Rebuilding | null][] = [];
  for (const table of MADE_ANEW) begun.push([table, await beginRebuild(tx, table, records * (table === 'candidate_key' ? 10 : 1))]);
  return Object.fromEntries(begun) as Drafts;
}

const placeOf = (drafts: Drafts, table: keyof Drafts): string => drafts[table]?.draft ?? table;

/** Chunk by chunk all tables in turn: one connection copies into one table at a time. */
async function writeGoldenRecords(tx: LoadTx, crew: Crew, { clusters, drafts, onProgress }: {
  readonly clusters: Clusters; readonly drafts: Drafts; readonly onProgress: WriteInput['onProgress'];
}): Promise<void> {
  const { goldenIds, count } = clusters;
  for await (const { item, result } of inOrder(ranges(count, WRITTEN_AT_ONCE), crew.width, async (range) => crew.run('survive', range))) {
    await copyAll(tx, result, drafts);
    await keepFirstVersions(tx, placeOf(drafts, 'golden_version'), Array.from({ length: item.to - item.from }, (_none, index) => goldenIdAt(goldenIds, item.from + index)));
    onProgress('write', item.to, count);
  }
}

async function copyAll(tx: LoadTx, rows: SurviveOutput, drafts: Drafts): Promise<void> {
  // Golden records first: all else points to them.
  await tx.copy(COPY.goldenRecords, [rows.goldenRecords]);
  await tx.copy(COPY.sourceRecords, [rows.sourceRecords]);
  await tx.copy(COPY.changes, [rows.changes]);
  if (rows.matchKeys.length > 0) await tx.copy(COPY.matchKeys(placeOf(drafts, 'match_key')), [rows.matchKeys]);
  if (rows.goldenKeys.length > 0) await tx.copy(COPY.goldenKeys(placeOf(drafts, 'golden_key')), [rows.goldenKeys]);
  await tx.copy(COPY.searchDocuments(placeOf(drafts, 'search_document')), [rows.searchDocuments]);
}

async function writeJudgements(pool: Pool, tx: LoadTx, { input, firstRecordId, now, goldenIdOf }: {
  readonly input: WriteInput; readonly firstRecordId: bigint; readonly now: number; readonly goldenIdOf: (record: number) => string;
}): Promise<void> {
  const { mapping, matched: { judgements }, sourceKeys } = input;
  const type = mapping.mapping.spec.type;
  const idOf = (record: number): string => String(firstRecordId + BigInt(record));
  for (const { from, to } of ranges(judgements.a.length, PAGE)) {
    const pairs = Array.from({ length: to - from }, (_none, index) => pairAt(judgements, from + index, idOf));
    await saveMachineJudgements(tx, [{ type, pairs, judgedBy: judgeOf(pool, type), judgedAt: now }]);
  }
  const pairs = reviewPairs(judgements, { sourceKeys, idOf, goldenIdOf });
  for (const { from, to } of ranges(pairs.length, PAGE)) await saveReviewPairs(tx, pairs.slice(from, to).map((pair) => ({ ...pair, type })), now);
}

/** What stewards are to decide: the same as the queue is kept by, over all at once. */
function reviewPairs(judgements: JudgedColumns, { sourceKeys, idOf, goldenIdOf }: {
  readonly sourceKeys: readonly string[]; readonly idOf: (record: number) => string; readonly goldenIdOf: (record: number) => string;
}): ReturnType<typeof reviewPairsOf> {
  const open: { readonly pair: JudgedPair; readonly name: string }[] = [];
  const goldenIds = new Map<string, string>();
  judgements.a.forEach((a, at) => {
    const b = judgements.b[at] ?? 0;
    const pair = pairAt(judgements, at, idOf);
    if (pair.judgement === 'MATCH') return;
    // Of equals the first in natural order stands for the pair.
    open.push({ pair, name: `${sourceKeys[a] ?? ''}\u0001${sourceKeys[b] ?? ''}` });
    goldenIds.set(pair.a, goldenIdOf(a)).set(pair.b, goldenIdOf(b));
  });
  open.sort((x, y) => byCodeUnit(x.name, y.name));
  return reviewPairsOf({ judgements: open.map(({ pair }) => pair), persons: [], goldenIds });
}

/** All there is of these types has been matched by the models in force, and, in a pool that was empty, made to be searched. */
async function markBuilds(pool: Pool, tx: LoadTx, { types, lastId, now, wasEmpty }: {
  readonly types: readonly string[]; readonly lastId: bigint; readonly now: number; readonly wasEmpty: boolean;
}): Promise<void> {
  for (const type of types) {
    const model = pool.matchModels.get(type);
    if (model === undefined) continue;
    const scheme = matchScheme(model.model);
    await holdMatchBuild(tx, type, scheme);
    await markMatchBuild(tx, { type, scheme, afterId: String(lastId), finishedAt: now });
  }
  if (!wasEmpty) return;
  const scheme = searchScheme(pool.model.types.values());
  const { afterId } = await holdSearchBuild(tx, scheme);
  await markSearchBuild(tx, scheme, afterId, toIso(now));
}

/** Golden records of other types that have waited for one of these records to come. */
async function resurviveWaiting(pool: Pool, tx: LoadTx, { input, first, last, drafts, now }: {
  readonly input: WriteInput; readonly first: string; readonly last: string; readonly drafts: Drafts; readonly now: number;
}): Promise<void> {
  const { mapping, actor } = input;
  const ids = await goldenIdsWaitingFor(tx, first, last);
  if (ids.length === 0) return;
  for (const { from, to } of ranges(ids.length, WAITING_PAGE)) {
    const survived = await resurvive(pool, tx, {
      targets: await standingTargets(pool, tx, ids.slice(from, to)), overlay: new Map(), trust: trustTableOf(mapping.systems), now, actor,
      causeOf: () => ({ operation: 'reference', system: mapping.system.code, sourceRecords: [] }),
    });
    await saveSurvived(tx, survived);
  }
  // They were written to the tables as they were: what takes their place must have them, too.
  for (const draft of [drafts.golden_version, drafts.golden_key, drafts.search_document]) if (draft !== null) await takeOver(tx, draft, ids);
}
