import { RateLimited, RateLimiter } from '../../src/app/rateLimiter';

let now = 0;
const limiter = (perSecond: number, burst: number): RateLimiter => new RateLimiter('with one token', { perSecond, burst }, () => now);
const taken = (of: RateLimiter, name: string, tries: number): number => {
  let count = 0;
  for (let i = 0; i < tries; i += 1) {
    try {
      of.take(name);
      count += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(RateLimited);
    }
  }
  return count;
};
beforeEach(() => { now = 0; });

test('a burst, and then as many as come back with time', () => {
  const of = limiter(10, 20);
  expect(taken(of, 'a', 100)).toBe(20);
  now = 500;
  expect(taken(of, 'a', 100)).toBe(5);
  now = 60_000;
  expect(taken(of, 'a', 100)).toBe(20); // never more than the burst
});

test('each name by itself', () => {
  const of = limiter(1, 1);
  expect([taken(of, 'a', 2), taken(of, 'b', 2)]).toEqual([1, 1]);
});

test('whoever is refused learns when to come again', () => {
  const of = limiter(1, 1);
  of.take('a');
  expect(() => { of.take('a'); }).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', retryAfterSeconds: 1 }));
  now = 1_000;
  expect(() => { of.take('a'); }).not.toThrow();
});

test('0 is no bound', () => {
  expect(taken(limiter(0, 0), 'a', 10_000)).toBe(10_000);
});

test('ever new names take no more memory than so many', () => {
  const of = limiter(1, 2);
  for (let i = 0; i < 30_000; i += 1) of.take(`name ${i}`);
  expect((of as unknown as { buckets: Map<string, unknown> }).buckets.size).toBeLessThanOrEqual(10_000);
});

test('looking takes nothing', () => {
  const of = limiter(1, 1);
  for (let i = 0; i < 5; i += 1) of.refuseWhenEmpty('a');
  of.take('a');
  expect(() => { of.refuseWhenEmpty('a'); }).toThrow(RateLimited);
});
