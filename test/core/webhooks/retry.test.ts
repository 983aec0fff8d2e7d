import { isAllowedAddress, isPublicAddress, networkOf } from '../../../src/core/webhooks/addresses';
import { nextAttemptMs, RETRY_AFTER_MS, verdictOf } from '../../../src/core/webhooks/retry';

const NOW = Date.parse('2026-03-01T00:00:00Z');

test.each<[string, number | null, string | null, object]>([
  ['200', 200, null, { verdict: 'DELIVERED' }], ['204', 204, null, { verdict: 'DELIVERED' }],
  ['a redirect', 302, null, { verdict: 'FAILED', askedMs: null }], ['500', 500, null, { verdict: 'FAILED', askedMs: null }],
  ['no answer', null, null, { verdict: 'FAILED', askedMs: null }], ['410', 410, null, { verdict: 'GONE' }],
  ['429 without a time', 429, null, { verdict: 'SLOW_DOWN', waitMs: 30_000 }], ['429 with seconds', 429, '120', { verdict: 'SLOW_DOWN', waitMs: 120_000 }],
  ['503 with a date', 503, 'Sun, 01 Mar 2026 00:10:00 GMT', { verdict: 'FAILED', askedMs: 600_000 }],
  ['429 until next year', 429, '31536000', { verdict: 'SLOW_DOWN', waitMs: 86_400_000 }], ['429 with words', 429, 'soon', { verdict: 'SLOW_DOWN', waitMs: 30_000 }],
])('%s', (_name, status, retryAfter, verdict) => {
  expect(verdictOf({ status, retryAfter }, NOW)).toEqual(verdict);
});

test('retries go on for three days, a fifth about their time, and never sooner than asked', () => {
  expect(RETRY_AFTER_MS.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(72 * 3_600_000);
  expect([nextAttemptMs(1, 0, null), nextAttemptMs(1, 0.5, null), nextAttemptMs(1, 1, null)]).toEqual([4_000, 5_000, 6_000]);
  expect(nextAttemptMs(1, 0, 60_000)).toBe(60_000);
  expect(nextAttemptMs(RETRY_AFTER_MS.length, 0.5, null)).toBe(24 * 3_600_000);
  expect(nextAttemptMs(RETRY_AFTER_MS.length + 1, 0.5, null)).toBeNull();
});

test.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '198.18.0.1',
  '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'not an address',
])('%s is nobody\'s on the internet', (address) => { expect(isPublicAddress(address)).toBe(false); });

test.each(['8.8.8.8', '2400:3200::1', '::ffff:8.8.8.8'])('%s is public', (address) => { expect(isPublicAddress(address)).toBe(true); });

test('networks that an operator allows', () => {
  const networks = ['10.0.0.0/8', '127.0.0.1', 'fd00::/8'].map((text) => networkOf(text)).filter((network) => network !== null);
  expect(networks).toHaveLength(3);
  expect(['10.9.9.9', '127.0.0.1', '::ffff:10.0.0.1', 'fd12::1'].map((address) => isAllowedAddress(address, networks))).toEqual([true, true, true, true]);
  expect(['127.0.0.2', '11.0.0.1', 'fe80::1', '8.8.8.8'].map((address) => isAllowedAddress(address, networks))).toEqual([false, false, false, false]);
  expect([networkOf('10.0.0.0/33'), networkOf('intranet')]).toEqual([null, null]);
});
