import { Readable } from 'node:stream';
import { badInput, MooringError } from '../../core/model/errors';
import { logState } from '../../storage/changes';
import { exportPage } from '../../storage/goldenExport';
import { openLogSnapshot } from '../../storage/snapshot';
import type { LogSnapshot } from '../../storage/snapshot';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { cursorOf } from '../changeCursor';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';

export interface Snapshot {
  /** Behind it stands exactly what is not in the snapshot. */
  readonly cursor: string;
  /** JSONL: a line for each active golden record, and as the last line {"cursor": …, "records": n}. */
  readonly body: Readable;
}

const PAGE = 500;
/** Each keeps a connection. */
const MAX_AT_ONCE = 2;
let open = 0;

/**
 * All active golden records of these types (all of them where none is named), as at one moment, masked for the caller. It ends
 * in a cursor: whoever follows changes from there on misses nothing and meets nothing twice. RATE_LIMITED while too many are taken.
 */
export async function takeSnapshot(pool: Pool, caller: Caller | null, types: readonly string[]): Promise<Snapshot> {
  const act = { operation: 'takeSnapshot', details: { types: types.slice(0, 50).map((type) => type.slice(0, 100)) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'exportRecords');
    const wanted = types.length === 0 ? [...pool.model.types.keys()] : types;
    const unknown = wanted.find((type) => !pool.model.types.has(type));
    if (unknown !== undefined) throw badInput(`types of ${[...pool.model.types.keys()].join(', ')}`, unknown, 'Name types that the model has, or none for all.');
    if (open >= MAX_AT_ONCE) throw new MooringError('RATE_LIMITED', { expected: `at most ${MAX_AT_ONCE} snapshots at a time on one node`, got: 'one more', remedy: 'Try again when another has ended.' });
    await record(pool, pool.dataSource.manager, known, act);
    open += 1;
    try {
      const snapshot = await openLogSnapshot(pool.dataSource);
      const cursor = cursorOf(snapshot.position, (await logState(snapshot.tx)).epochs);
      const body = Readable.from(linesOf(snapshot, wanted, { cursor, masker: maskerFor(pool, known) }), { objectMode: false });
      // Read to its end, given up, or never begun.
      body.once('close', () => { open -= 1; void snapshot.end(); });
      return { cursor, body };
    } catch (error) {
      open -= 1;
      throw error;
    }
  });
}

const lineOf = ({ type, id, key, version, values }: Awaited<ReturnType<typeof exportPage>>[number]): string => `${JSON.stringify({ type, id, key, version, values })}\n`;

async function* linesOf(snapshot: LogSnapshot, types: readonly string[], { cursor, masker }: { readonly cursor: string; readonly masker: ReturnType<typeof maskerFor> }): AsyncGenerator<string> {
  let records = 0;
  for (const type of types) {
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof exportPage>> = await exportPage(snapshot.tx, type, after, PAGE);
      records += page.length;
      if (page.length > 0) yield page.map((row) => lineOf(masker.view(row))).join('');
      if (page.length < PAGE) break;
      after = page.at(-1)?.key ?? null;
    }
  }
  yield `${JSON.stringify({ cursor, records })}\n`;
}
