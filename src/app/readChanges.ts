import { badInput } from '../core/model/errors';
import type { ChangeKind } from '../core/model/change';
import type { JsonObject } from '../core/model/json';
import { hasUnsequencedChanges, logState, readChanges as readLog, sequenceChanges } from '../storage/changes';
import type { LoggedChange } from '../storage/changes';
import { authorise } from './access';
import { cursorOf, positionOf } from './changeCursor';
import { isGoldenId } from './ids';
import { changesAs } from './mapping/changesAs';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

export interface ChangeFilter {
  readonly types?: readonly string[];
  readonly attributes?: readonly string[];
  readonly kinds?: readonly ChangeKind[];
  readonly goldenIds?: readonly string[];
}

export interface ChangePage {
  /** `payload`: in the names of the system that was asked for. */
  readonly changes: readonly (LoggedChange & { readonly cursor: string; readonly payload?: JsonObject })[];
  /** Where to go on: behind everything that was looked at, whether or not the filter let it through. */
  readonly endCursor: string;
  readonly hasNextPage: boolean;
}

const MAX_PAGE = 1_000;

/** The change log after a cursor, in its one order. Everything committed before the call is in it. */
export async function readChanges(pool: Pool, caller: Caller | null, request: {
  readonly after?: string | null; readonly first: number; readonly filter?: ChangeFilter; readonly as?: string | null;
}): Promise<ChangePage> {
  const masker = maskerFor(pool, authorise(caller, 'followChanges'));
  if (!Number.isInteger(request.first) || request.first < 1 || request.first > MAX_PAGE) {
    throw badInput(`first from 1 to ${MAX_PAGE}`, String(request.first), 'Ask for a page of that size and go on with its cursor.');
  }
  refuseWrongIds(request.filter ?? {});
  await sequenceAll(pool);
  const { types, kinds, attributes, goldenIds } = request.filter ?? {};
  const log = await logState(pool.dataSource.manager);
  const after = request.after === undefined || request.after === null ? '0' : positionOf(request.after, log);
  const upTo = log.lastPosition;
  const found = await readLog(pool.dataSource.manager, { after, upTo, limit: request.first + 1, types, kinds, attributes, goldenIds });
  const shown = found.slice(0, request.first).map((change) => ({ ...masker.change(change), cursor: cursorOf(change.position, log.epochs) }));
  const page = request.as === undefined || request.as === null ? shown : await changesAs(pool, shown, request.as);
  const hasNextPage = found.length > page.length;
  // Whoever filters for what rarely happens must not look through the same changes again and again.
  const looked = BigInt(upTo) > BigInt(after) ? upTo : after;
  const end = hasNextPage ? page.at(-1)?.position ?? after : looked;
  return { changes: page, endCursor: cursorOf(end, log.epochs), hasNextPage };
}

export function refuseWrongIds({ goldenIds }: ChangeFilter): void {
  const wrongId = goldenIds?.find((id) => !isGoldenId(id));
  if (wrongId !== undefined) throw badInput('golden ids', wrongId, 'Filter by the ids that the pool has given.');
}

/** Rounds of the sequencer in one call; a backlog beyond that is the worker's. */
const MAX_ROUNDS = 200;

/** Gives every committed change its position; one cheap statement when there is nothing to do. */
export async function sequenceAll(pool: Pool): Promise<number> {
  if (!await hasUnsequencedChanges(pool.dataSource.manager)) return 0;
  let total = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { given, more } = await pool.dataSource.transaction('READ COMMITTED', sequenceChanges);
    total += given;
    if (!more) break;
  }
  return total;
}
