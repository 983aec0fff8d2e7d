import { cursorOf, positionOf } from '../../src/app/changeCursor';
import type { LogState } from '../../src/storage/changes';

const epoch = (id: string, startsAfter: number) => ({ id: id.repeat(12), startsAfter: String(startsAfter) });
const FIRST = epoch('a', 0);

/** A pool with a backup at 100, restored; the log has grown to 150 since. */
const restored: LogState = { lastPosition: '150', removedUpTo: '0', epochs: [FIRST, epoch('b', 100)] };
/** What became of it first: 180 changes, of which 80 are lost. */
const lost: LogState = { lastPosition: '180', removedUpTo: '0', epochs: [FIRST] };
/** The same backup restored a second time, and grown again. */
const again: LogState = { lastPosition: '170', removedUpTo: '0', epochs: [FIRST, epoch('c', 100)] };
/** A backup of `restored` at 130, restored. */
const later: LogState = { lastPosition: '140', removedUpTo: '0', epochs: [FIRST, epoch('b', 100), epoch('d', 130)] };

const outcome = (cursor: string, log: LogState): string => {
  try {
    return positionOf(cursor, log);
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const c1 = (position: number): string => Buffer.from(`c1:${position}`).toString('base64url');

test.each<[string, string, LogState, string]>([
  ['from before the backup', cursorOf('60', lost.epochs), restored, '60'],
  ['from the moment of the backup', cursorOf('100', lost.epochs), restored, '100'],
  ['from the lost future, where other changes stand now', cursorOf('101', lost.epochs), restored, 'CURSOR_EXPIRED'],
  ['from the lost future, beyond the log', cursorOf('180', lost.epochs), restored, 'CURSOR_EXPIRED'],
  ['of the new future', cursorOf('150', restored.epochs), restored, '150'],
  ['of the new future, beyond the log', cursorOf('151', restored.epochs), restored, 'CURSOR_EXPIRED'],
  ['from another future of the same backup', cursorOf('120', restored.epochs), again, 'CURSOR_EXPIRED'],
  ['of a position that both futures have', cursorOf('80', restored.epochs), again, '80'],
  ['of the beginning', cursorOf('0', restored.epochs), again, '0'],
  ['after two restores: from the first epoch', cursorOf('100', lost.epochs), later, '100'],
  ['after two restores: from the first lost future', cursorOf('120', lost.epochs), later, 'CURSOR_EXPIRED'],
  ['after two restores: from the second epoch', cursorOf('130', restored.epochs), later, '130'],
  ['after two restores: from the second lost future', cursorOf('140', restored.epochs), later, 'CURSOR_EXPIRED'],
  ['of the time before epochs', c1(90), later, '90'],
  ['of the time before epochs, lost since', c1(101), later, 'CURSOR_EXPIRED'],
  ['of another pool', cursorOf('5', [epoch('f', 0)]), lost, 'CURSOR_EXPIRED'],
  ['that is none', 'bm90IG91cnM', lost, 'BAD_USER_INPUT'],
])('a cursor %s', (_title, cursor, log, expected) => {
  expect(outcome(cursor, log)).toBe(expected);
});
