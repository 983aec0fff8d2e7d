import { exactKeysFor } from '../../core/linking/exactKeys';
import { matchableOf } from '../../core/linking/matchable';
import { KeyCollector } from '../../core/linking/sets/keyEntries';
import type { KeyEntries } from '../../core/linking/sets/keyEntries';
import type { JsonObject } from '../../core/model/json';
import { entityType } from '../../core/model/model';
import { keyDigest } from '../../storage/load/keyDigest';
import { stagedLine } from '../../storage/load/stagedRecord';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { checkBounds } from '../ingest/checkBounds';
import { foldRecords, nameOf } from '../ingest/foldRecords';
import type { Folded } from '../ingest/foldRecords';
import { factsOf } from '../pool/facts';
import type { Pool } from '../poolContext';
import type { LoadContext } from './context';
import type { StagingWriter } from './staging';

/** Rows of a file, no two of one source key. */
export interface ReadInput {
  readonly rows: readonly { readonly sourceKey: string; readonly payload: JsonObject }[];
  readonly receivedAt: number;
}

export interface ReadOutput {
  /** Of the rows about which something is to be told, their positions with it. */
  readonly told: readonly { readonly row: number; readonly folded: Folded }[];
  /** The record of each line, by its row. */
  readonly recordRows: Uint32Array;
  readonly file: number;
  readonly position: number;
  readonly lengths: Uint32Array;
  /** Records by their positions among `recordRows`. */
  readonly candidateKeys: KeyEntries;
  readonly exactKeys: KeyEntries;
}

/** Maps rows as ingest does, and puts down what is made of them. */
export function readRows(context: LoadContext, staging: { readonly writer: StagingWriter; readonly file: number }, { rows, receivedAt }: ReadInput): ReadOutput {
  const { pool, mapping } = context;
  const system = mapping.system.code;
  const names = rows.flatMap(({ sourceKey }) => mapping.mapping.outputs.map(({ type }) => ({ system, type: type.name, sourceKey })));
  const folded = foldRecords(pool, mapping, rows, {
    refusals: rows.map((row) => checkBounds(row, pool.bounds)), held: [], replaced: new Map(), receivedAt, importId: context.importId,
    // Records get their ids when it is known how many there are.
    reservedIds: new Map(names.map((name) => [nameOf(name), ''])),
  });
  const rowOf = new Map(rows.map(({ sourceKey }, row) => [sourceKey, row]));
  const records = folded.changed;
  const keys = { candidates: new KeyCollector(), exact: new KeyCollector() };
  records.forEach((record, index) => { addKeys(pool, record, index, keys); });
  return {
    told: folded.inputs.flatMap((one, row) => (one.errors.length > 0 ? [{ row, folded: one }] : [])),
    recordRows: Uint32Array.from(records, ({ sourceKey }) => rowOf.get(sourceKey) ?? 0),
    file: staging.file, ...staging.writer.write(records.map(stagedLine)),
    candidateKeys: keys.candidates.entries(), exactKeys: keys.exact.entries(),
  };
}

function addKeys({ model, matchModels }: Pool, record: StoredSourceRecord, index: number, to: { readonly candidates: KeyCollector; readonly exact: KeyCollector }): void {
  const matchModel = matchModels.get(record.type);
  if (matchModel !== undefined) {
    const own = new Map<bigint, number>();
    for (const { key, most } of matchableOf(matchModel, factsOf(record)).keys) {
      const digest = keyDigest(key);
      own.set(digest.readBigUInt64BE(0), most);
    }
    for (const [key, most] of own) to.candidates.add(index, Number(key >> 32n), Number(key & 0xffffffffn), most);
  }
  for (const { key } of exactKeysFor(entityType(model, record.type), record)) {
    const digest = keyDigest(`${record.type}|${key}`);
    to.exact.add(index, digest.readUInt32BE(0), digest.readUInt32BE(4), 0);
  }
}
