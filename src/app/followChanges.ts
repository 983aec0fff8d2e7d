import type { JsonObject } from '../core/model/json';
import { logState } from '../storage/changes';
import type { LogEpoch, LoggedChange } from '../storage/changes';
import type { Masker } from '../core/masking/masker';
import { authorise } from './access';
import type { Caller } from './access';
import { cursorOf, positionOf } from './changeCursor';
import { changesAs } from './mapping/changesAs';
import { refuseWrongIds, sequenceAll } from './readChanges';
import type { ChangeFilter } from './readChanges';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

export type FollowedChange = LoggedChange & { readonly cursor: string; readonly payload?: JsonObject };

export interface FollowChanges {
  /** Where to go on: behind it everything is told, then what comes. From now on when left out. */
  readonly after?: string | null;
  readonly filter: ChangeFilter;
  /** Changes are told in this system's names, too. */
  readonly as?: string | null;
  /** Who the caller is now: null once the token has been revoked. Asked before each page, and about once a second. */
  readonly callerNow: () => Promise<Caller | null>;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/**
 * The change log behind a cursor, and then each change as it comes: in the log's one order, none left out, whatever
 * the pace of whoever takes them, for nothing is kept for anybody but a position. Ends with UNAUTHENTICATED or
 * FORBIDDEN when the caller may no longer follow.
 */
export async function* followChanges(pool: Pool, caller: Caller | null, request: FollowChanges): AsyncGenerator<FollowedChange, void, undefined> {
  const { filter, signal, callerNow } = request;
  authorise(caller, 'followChanges');
  refuseWrongIds(filter);
  const { changeFeed: feed } = pool;
  // What was committed before is not what comes: it has its position before the end of the log is looked for.
  await sequenceAll(pool);
  const joined = await feed.join();
  try {
    let position = request.after === undefined || request.after === null ? joined.position : Number(positionOf(request.after, await logState(pool.dataSource.manager)));
    while (!isOver(signal)) {
      const masker = maskerFor(pool, authorise(await callerNow(), 'followChanges'));
      const { changes, upTo, epochs } = await feed.after(position, filter);
      const shown = changes.map((change) => shownOnce(masker, change, epochs));
      for (const change of request.as === undefined || request.as === null ? shown : await changesAs(pool, shown, request.as)) {
        yield change;
        if (isOver(signal)) return;
      }
      position = upTo;
      await feed.waitBehind(position, signal);
    }
  } finally {
    joined.leave();
  }
}

/** The same for all who see alike: the latest changes are the same objects for everybody who follows. */
const shownTo = new WeakMap<Masker, WeakMap<LoggedChange, FollowedChange>>();

function shownOnce(masker: Masker, change: LoggedChange, epochs: readonly LogEpoch[]): FollowedChange {
  let byChange = shownTo.get(masker);
  if (byChange === undefined) shownTo.set(masker, byChange = new WeakMap<LoggedChange, FollowedChange>());
  let one = byChange.get(change);
  if (one === undefined) byChange.set(change, one = { ...masker.change(change), cursor: cursorOf(change.position, epochs) });
  return one;
}

/** It may have been ended while something was waited for. */
const isOver = ({ aborted }: AbortSignal): boolean => aborted;
