import { availableParallelism } from 'node:os';
import { keyOrder } from '../../core/linking/sets/keyOrder';
import type { JsonObject } from '../../core/model/json';
import { conflict } from '../../core/model/errors';
import { holdsNothingOf } from '../../storage/load/initialLoad';
import { inLoadTransaction } from '../../storage/load/loadTransaction';
import { authorise, authoriseSystem } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { mappingFor } from '../ingest/mappingFor';
import type { MappingInForce } from '../ingest/mappingFor';
import type { Folded } from '../ingest/foldRecords';
import type { Pool } from '../poolContext';
import { recipeOf, refuseOtherKey } from './context';
import { createCrew } from './crew';
import type { Crew } from './crew';
import { inOrder } from './inOrder';
import { matchAll } from './matchPhase';
import { StagedRows } from './stagedRows';
import { StagingFiles } from './staging';
import { writeAll } from './writePhase';

/** A row of a file that has a source key. */
export interface LoadRow { readonly line: number; readonly sourceKey: string; readonly payload: JsonObject }

export interface LoadRequest {
  readonly system: string;
  readonly type: string;
  /** The secret of the pool's keyed hash. */
  readonly hashKey: string | Buffer;
  /** The import that the rows come with. */
  readonly importId: string | null;
  /** In the order of the file, no two of one source key. */
  readonly rows: AsyncIterable<LoadRow>;
  /** Told of rows that are refused, or taken without some of their values; in the order of the rows. */
  readonly onTold: (row: LoadRow, folded: Folded) => Promise<void>;
  readonly onProgress: (step: LoadStep, done: number, total: number) => void;
}

export type LoadStep = 'score' | 'link' | 'write' | 'index';

export interface LoadSummary {
  readonly created: number;
  readonly rejected: number;
  readonly goldenRecords: number;
  readonly pairsCompared: number;
  /** Where the time went, in milliseconds. */
  readonly phasesMs: Readonly<Record<'read' | 'match' | 'write', number>>;
}

/** Rows of one turn of a thread. */
const ROWS_AT_ONCE = 500;

/**
 * Whether the rows of a mapping can be loaded in one go: the pool has nothing of the one type that they feed, golden
 * records of it are told apart without looking at others, and it points to nothing, no model of the catalogue either.
 */
export async function canLoadInitially(pool: Pool, mapping: MappingInForce): Promise<boolean> {
  if (mapping.system.excluded) return false;
  const [output, ...more] = mapping.mapping.outputs;
  if (output === undefined || more.length > 0) return false;
  const { type } = output;
  if (type.key.from === 'ATTRIBUTE' || type.attributes.some(({ kind }) => kind === 'reference' || kind === 'modelCode')) return false;
  return holdsNothingOf(pool.dataSource.manager, [type.name]);
}

/**
 * Takes the first records of a type, all in one transaction: what they end in is what {@link upsertSourceRecords} would
 * have made of them one by one. Rows are mapped, compared and made golden records of in all threads of the machine;
 * they wait in files meanwhile. Other writers are kept out while rows are written, readers never.
 *
 * @throws MooringError CONFLICT when somebody else has written records of the type meanwhile; nothing was changed then
 */
export async function loadInitially(pool: Pool, caller: Caller | null, request: LoadRequest): Promise<LoadSummary> {
  const act = { operation: 'upsertSourceRecords', details: { system: request.system, type: request.type } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'writeSourceRecords');
    authoriseSystem(known, request.system);
    const mapping = await mappingFor(pool, pool.dataSource.manager, request.system, request.type);
    const files = new StagingFiles(availableParallelism());
    const recipe = recipeOf(pool, mapping, { hashKey: request.hashKey, handles: files.handles, importId: request.importId });
    refuseOtherKey(pool, recipe);
    const crew = createCrew(recipe);
    try {
      return await load(mapping.pool, crew, { mapping, files, request, caller: known, act });
    } finally {
      await crew.close();
      files.close();
    }
  });
}

interface Loading {
  readonly mapping: MappingInForce;
  readonly files: StagingFiles;
  readonly request: LoadRequest;
  readonly caller: Caller;
  readonly act: { readonly operation: string; readonly details: JsonObject };
}

async function load(pool: Pool, crew: Crew, { mapping, files, request, caller, act }: Loading): Promise<LoadSummary> {
  const times = [performance.now()];
  const read = await readAll(pool, crew, request);
  times.push(performance.now());
  const { candidates, exact } = read.rows.keys();
  const order = keyOrder(candidates);
  const matched = await matchAll(crew, { staged: read.rows.staged(files.handles), candidates, order, exact, onProgress: request.onProgress });
  times.push(performance.now());
  const { sourceKeys } = read.rows;
  await inLoadTransaction(pool.dataSource, async (tx) => {
    await refuseWhenOvertaken(pool, tx, mapping);
    if (sourceKeys.length > 0) await writeAll(pool, tx, crew, { mapping, matched, candidates, order, sourceKeys, actor: caller.name, onProgress: request.onProgress });
    await record(pool, tx, caller, { ...act, details: { ...act.details, initial: true, records: read.read, accepted: read.read - read.rejected, unchanged: 0, rejected: read.rejected } });
  });
  times.push(performance.now());
  const [a = 0, b = 0, c = 0, d = 0] = times;
  const goldenRecords = matched.leaders.reduce((count, leader, at) => count + Number(leader === at), 0);
  return { created: read.read - read.rejected, rejected: read.rejected, goldenRecords, pairsCompared: matched.compared, phasesMs: { read: Math.round(b - a), match: Math.round(c - b), write: Math.round(d - c) } };
}

async function readAll(pool: Pool, crew: Crew, { rows, onTold }: LoadRequest): Promise<{ readonly rows: StagedRows; readonly read: number; readonly rejected: number }> {
  const gathered = new StagedRows();
  const receivedAt = pool.clock();
  let [read, rejected] = [0, 0];
  const given = inOrder(pieces(rows), crew.width, async (piece) => crew.run('read', { rows: piece.map(({ sourceKey, payload }) => ({ sourceKey, payload })), receivedAt }));
  for await (const { item, result } of given) {
    gathered.add(result, (row) => item[row]?.sourceKey ?? '');
    read += item.length;
    for (const { row, folded } of result.told) {
      if (folded.decision === 'REJECTED') rejected += 1;
      const told = item[row];
      if (told !== undefined) await onTold(told, folded);
    }
  }
  return { rows: gathered, read, rejected };
}

async function* pieces(rows: AsyncIterable<LoadRow>): AsyncGenerator<LoadRow[]> {
  let piece: LoadRow[] = [];
  for await (const row of rows) {
    piece.push(row);
    if (piece.length === ROWS_AT_ONCE) { yield piece; piece = []; }
  }
  if (piece.length > 0) yield piece;
}

/** What was reckoned before others were kept out must still be so. */
async function refuseWhenOvertaken(pool: Pool, tx: Parameters<typeof mappingFor>[1], mapping: MappingInForce): Promise<void> {
  const { system, type } = mapping.mapping.spec;
  const [now, empty] = [await mappingFor(pool, tx, system, type), await holdsNothingOf(tx, mapping.mapping.outputs.map((output) => output.type.name))];
  if (empty && now.version === mapping.version && now.revision === mapping.revision && !now.system.excluded) return;
  throw conflict('a pool into which nobody else writes the first records of a type', `other records, or another mapping or configuration, of (${system}, ${type})`, 'Run the import again: it goes on from what is there.');
}
