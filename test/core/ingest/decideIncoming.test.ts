import { decideIncoming } from '../../../src/core/ingest/decideIncoming';
import type { Incoming, IncomingDecision } from '../../../src/core/ingest/decideIncoming';

/** "content@time", "-" before it for deleted, "/2" behind it for mapping version 2, "~" before it for a replay. */
function state(text: string): Incoming {
  const [, replay, deleted, contentHash = '', time, version] = /^(~?)(-?)(\w)(?:@(\d+))?(?:\/(\d))?$/.exec(text) ?? [];
  return { contentHash, updatedAt: time === undefined ? null : Number(time), deleted: deleted === '-', mappingVersion: Number(version ?? 1), isReplay: replay === '~' };
}

test.each<[string, string | null, string, IncomingDecision]>([
  ['nothing held', null, 'a@5', 'CREATED'],
  ['nothing held, deleted: a tombstone', null, '-a@5', 'CREATED'],
  ['the same again', 'a@5', 'a@5', 'UNCHANGED'],
  ['the same without times', 'a', 'a', 'UNCHANGED'],
  ['the same, said again without a time', 'a@5', 'a', 'UNCHANGED'],
  ['the same, said to be older', 'a@5', 'a@4', 'UNCHANGED'],
  ['the same, changed later', 'a@5', 'a@6', 'UPDATED'],
  ['the same, now with a time', 'a', 'a@5', 'UPDATED'],
  ['the same under a new mapping', 'a@5', 'a@5/2', 'UPDATED'],
  ['newer', 'a@5', 'b@6', 'UPDATED'],
  ['older', 'a@5', 'b@4', 'STALE'],
  ['older, under a new mapping', 'a@5', 'b@4/2', 'STALE'],
  ['of the same time: the later arrival', 'a@5', 'b@5', 'UPDATED'],
  ['of the same time, but it has been replaced before', 'a@5', '~b@5', 'STALE'],
  ['without a time: the later arrival', 'a@5', 'b', 'UPDATED'],
  ['the first with a time', 'a', 'b@1', 'UPDATED'],
  ['deleted', 'a@5', '-a@6', 'UPDATED'],
  ['deleted without a time', 'a@5', '-a', 'UPDATED'],
  ['deleted twice', '-a@6', '-a@6', 'UNCHANGED'],
  ['a deletion that comes too late', 'a@5', '-a@4', 'STALE'],
  ['back after its deletion', '-a@5', 'a@6', 'UPDATED'],
  ['an update from before its deletion', '-a@5', 'b@4', 'STALE'],
])('%s', (_title, held, incoming, expected) => {
  expect(decideIncoming(held === null ? null : state(held), state(incoming))).toBe(expected);
});
