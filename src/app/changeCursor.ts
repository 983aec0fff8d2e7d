import { badInput, MooringError } from '../core/model/errors';
import type { LogEpoch, LogState } from '../storage/changes';

/** c1 named the position alone, before there were epochs: it belongs to the first. */
const CURSOR = /^(?:c1|c2:([0-9a-f]{12})):(\d{1,18})$/;

/**
 * The cursor behind a position: opaque to callers. It names the epoch in which the position was given, so it
 * stays good in every pool that has that part of the log: in this one, and in one restored from a later backup.
 */
export function cursorOf(position: string, epochs: readonly LogEpoch[]): string {
  const epoch = epochs.filter(({ startsAfter }) => BigInt(startsAfter) < BigInt(position)).at(-1) ?? epochs[0];
  return Buffer.from(`c2:${epoch?.id ?? ''}:${position}`).toString('base64url');
}

/**
 * The position of a cursor, if the log still has everything up to it as it was when the cursor was given.
 * CURSOR_EXPIRED when it was given after the backup from which the pool was restored: what its holder saw
 * since then is gone, and other changes may stand at those positions.
 */
export function positionOf(cursor: string, { epochs, lastPosition, removedUpTo }: LogState): string {
  const [, id, position] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (position === undefined) throw badInput('a cursor from an earlier answer', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin at the start.');
  const index = id === undefined ? 0 : epochs.findIndex((epoch) => epoch.id === id);
  const end = epochs[index + 1]?.startsAfter ?? lastPosition;
  if (index >= 0 && BigInt(position) <= BigInt(end)) {
    refuseRemoved(position, removedUpTo);
    return position;
  }
  throw new MooringError('CURSOR_EXPIRED', {
    expected: 'a cursor into the log as it stands', got: 'one from a future that a restore has taken back, or from another pool',
    remedy: 'Forget what changes have told since the backup: take a snapshot (GET /snapshot) and go on from its cursor, or begin again without one.',
  });
}

/** CURSOR_EXPIRED where the log no longer has what stands behind a position. */
export function refuseRemoved(position: string, removedUpTo: string): void {
  if (BigInt(position) >= BigInt(removedUpTo)) return;
  throw new MooringError('CURSOR_EXPIRED', {
    expected: 'a cursor into what the log still has', got: 'an older one: changes behind it are no longer kept',
    remedy: 'Take a snapshot (GET /snapshot): it has everything as it is now, and ends in a cursor to go on from.',
  });
}
