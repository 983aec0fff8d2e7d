import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { createPoster } from '../../../src/app/webhooks/post';
import { pushWebhookDeliveries, readWebhookDeliveries, replayWebhook, replayWebhookEvent } from '../../../src/app/webhooks/deliveries';
import { createWebhookEndpoint, readWebhookEndpoint, readWebhookEndpoints, rotateWebhookSecret, setWebhookEndpointState } from '../../../src/app/webhooks/endpoints';
import type { WebhookRequest } from '../../../src/app/webhooks/endpoints';
import { createWebhookWork, deliverTo, takeWebhooks } from '../../../src/app/webhooks/deliver';
import type { WebhookWork } from '../../../src/app/webhooks/deliver';
import { readChanges } from '../../../src/app/readChanges';
import { networkOf } from '../../../src/core/webhooks/addresses';
import { RETRY_AFTER_MS } from '../../../src/core/webhooks/retry';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { mesDevice, send } from '../../support/records';
import { ok, startReceiver, status } from './receiver';
import type { Received, Receiver } from './receiver';
import { CERTIFICATE, PRIVATE_KEY } from './selfSigned';

const HOME = networkOf('127.0.0.0/8');
if (HOME === null) throw new Error('a network');
const bounds = { timeoutMs: 400, allowedNetworks: [HOME] };

let held: TestPool;
let receiver: Receiver;
let work: WebhookWork;
let now = Date.now();
const stopping = new AbortController();
beforeAll(async () => {
  held = await createTestPool({ clock: () => now, webhooks: bounds });
  receiver = await startReceiver();
  work = { ...createWebhookWork(createPoster(bounds), stopping.signal), random: () => 0.5 };
});
afterEach(async () => {
  receiver.answer(ok);
  for (const { id } of await readWebhookEndpoints(held.pool, ADMIN)) await setWebhookEndpointState(held.pool, ADMIN, id, 'REMOVED');
  receiver.forget();
});
afterAll(async () => {
  work.poster.close();
  await receiver.close();
  await held.close();
});

let made = 0;
const change = async (): Promise<string> => { made += 1; return String((await send(held.pool, mesDevice(`WH${String(made).padStart(6, '0')}`))).goldenId); };
const endpoint = async (request: Partial<WebhookRequest> & { readonly scheme?: 'HMAC' | 'ED25519' } = {}) =>
  createWebhookEndpoint(held.pool, ADMIN, { name: 'repair', url: receiver.url, filter: {}, order: 'UNORDERED', role: 'SYSTEM', scheme: 'HMAC', after: null, ...request });
/** All that is due now, as a node would do it. */
const deliver = async (): Promise<void> => {
  await readChanges(held.pool, ADMIN, { first: 1 });
  for (let taken = await takeWebhooks(held.pool, work, 10); taken.length > 0; taken = await takeWebhooks(held.pool, work, 10)) {
    await Promise.all(taken.map(async (one) => deliverTo(held.pool, one, work)));
  }
};
const later = (ms: number): void => { now += ms; };
const goldenIds = (): unknown[] => receiver.received.map(({ event }) => (event['data'] as Record<string, unknown>)['goldenId']);
const log = async (endpointId: string) => (await readWebhookDeliveries(held.pool, ADMIN, { endpointId, state: null, after: null, first: 50 })).deliveries;
const headersOf = ({ headers }: Received) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
const first = (): Received => {
  const [one] = receiver.received;
  if (one === undefined) throw new Error('nothing was received');
  return one;
};

test('an event is a CloudEvent, verified by the published library; while keys change over, with the old one too', async () => {
  const made1 = await endpoint();
  const goldenId = await change();
  await deliver();
  const { event, body, headers } = first();
  expect(headers['content-type']).toBe('application/cloudevents+json');
  expect(event).toMatchObject({ specversion: '1.0', type: 'mooring.device.created', subject: expect.stringContaining('device/WH'), source: expect.stringContaining('/mooring/'), data: { goldenId, kind: 'CREATED', version: 1, after: { modelCode: expect.anything() } } });
  expect(event['id']).toBe(headers['webhook-id']);
  const old = new Webhook(String(made1.secret));
  now = Date.now(); // the library looks at the time, too
  expect(old.verify(body, headersOf(first()))).toEqual(event);
  expect(() => old.verify(`${body} `, headersOf(first()))).toThrow('No matching signature');
  const { secret } = await rotateWebhookSecret(held.pool, ADMIN, made1.endpoint.id, 24);
  receiver.forget();
  await change();
  await deliver();
  for (const key of [made1.secret, secret]) expect(new Webhook(String(key)).verify(first().body, headersOf(first()))).toEqual(first().event);
  expect(String(first().headers['webhook-signature']).split(' ')).toHaveLength(2);
  later(25 * 3_600_000);
  receiver.forget();
  await change();
  await deliver();
  expect(String(first().headers['webhook-signature']).split(' ')).toHaveLength(1);
  const rows = await held.pool.dataSource.query<object[]>('select * from webhook_secret');
  expect(JSON.stringify(rows)).not.toContain(String(secret).slice(6, 30));
  expect(await log(made1.endpoint.id)).toEqual([]); // no row where nothing fails
});

test('ed25519: the receiver holds a public key alone', async () => {
  const { publicKey, secret } = await endpoint({ scheme: 'ED25519' });
  expect(secret).toBeNull();
  await change();
  await deliver();
  const { body, headers } = first();
  const raw = Buffer.from(String(publicKey).replace('whpk_', ''), 'base64');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  const [version, signature = ''] = String(headers['webhook-signature']).split(',');
  expect(version).toBe('v1a');
  expect(verify(null, Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`), key, Buffer.from(signature, 'base64'))).toBe(true);
});

test.each(['ORDERED', 'UNORDERED'] as const)('%s: what fails is tried again in time, and what is behind it waits only where order is asked for', async (order) => {
  const { endpoint: { id } } = await endpoint({ order });
  const a = await change();
  const b = await change();
  receiver.answer((response, { event }, request) => { (JSON.stringify(event).includes(a) ? status(500) : ok)(response, { event } as Received, request); });
  await deliver();
  expect(goldenIds()).toEqual(order === 'ORDERED' ? [a] : expect.arrayContaining([a, b]));
  await deliver();
  expect(receiver.received).toHaveLength(order === 'ORDERED' ? 1 : 2); // not before its time
  later(5_000);
  await deliver();
  receiver.answer(ok);
  later(300_000);
  await deliver();
  expect(goldenIds()).toEqual(order === 'ORDERED' ? [a, a, a, b] : expect.arrayContaining([a, a, a, b]));
  expect(receiver.received).toHaveLength(4);
  expect(await log(id)).toMatchObject([{ state: 'DELIVERED', failures: 2, attempts: [{ status: 204 }, { status: 500 }, { status: 500 }] }]);
  expect(await readWebhookEndpoint(held.pool, ADMIN, id)).toMatchObject({ delivered: 2 });
  expect(new Set(receiver.received.filter(({ body }) => body.includes(a)).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test.each(['ORDERED', 'UNORDERED'] as const)('%s: given up after three days, a dead letter is pushed again', async (order) => {
  const { endpoint: { id } } = await endpoint({ order });
  const a = await change();
  receiver.answer(status(503));
  await deliver();
  for (const wait of RETRY_AFTER_MS) { later(wait); await deliver(); }
  expect(receiver.received).toHaveLength(RETRY_AFTER_MS.length + 1);
  const [letter] = await log(id);
  expect(letter).toMatchObject({ state: 'DEAD', failures: RETRY_AFTER_MS.length + 1, nextAttemptAt: null });
  receiver.answer(ok);
  const b = await change();
  await deliver();
  expect(goldenIds().slice(-1)).toEqual([b]); // it does not hold up anything for ever
  expect(await pushWebhookDeliveries(held.pool, ADMIN, id, letter?.id ?? '')).toBe(1);
  await deliver();
  expect(goldenIds().slice(-1)).toEqual([a]);
  expect(await log(id)).toMatchObject([{ state: 'DELIVERED' }]);
  await expect(pushWebhookDeliveries(held.pool, ADMIN, id, letter?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each(['ORDERED', 'UNORDERED'] as const)('%s: 429 is a pause for all, as long as the receiver asks', async (order) => {
  const { endpoint: { id } } = await endpoint({ order });
  const a = await change();
  receiver.answer(status(429, { 'retry-after': '3600' }));
  await deliver();
  const b = await change();
  later(3_599_000);
  await deliver();
  expect(receiver.received).toHaveLength(1);
  receiver.answer(ok);
  later(2_000);
  await deliver();
  expect(goldenIds().sort()).toEqual([a, a, b].sort());
  expect(await log(id)).toMatchObject([{ state: 'DELIVERED', failures: 0 }]);
});

test.each(['ORDERED', 'UNORDERED'] as const)('%s: 410 ends it; set active again, nothing is missing', async (order) => {
  const { endpoint: { id } } = await endpoint({ order });
  const a = await change();
  receiver.answer(status(410));
  await deliver();
  const b = await change();
  later(86_400_000);
  await deliver();
  expect(receiver.received).toHaveLength(1);
  expect(await readWebhookEndpoint(held.pool, ADMIN, id)).toMatchObject({ state: 'DISABLED', stateReason: expect.stringContaining('410') });
  receiver.answer(ok);
  receiver.forget();
  await setWebhookEndpointState(held.pool, ADMIN, id, 'ACTIVE');
  await deliver();
  expect(new Set(goldenIds())).toEqual(new Set([a, b]));
});

test('hostile receivers: never answering, dripping, redirecting home, answering without end, wrong TLS, breaking off', async () => {
  const target = await startReceiver();
  const { endpoint: { id } } = await endpoint({ order: 'ORDERED' });
  const outcome = async (): Promise<unknown> => {
    await deliver();
    const attempt = (await log(id))[0]?.attempts[0];
    later(86_400_000 * 2);
    expect(attempt?.durationMs).toBeLessThan(5_000);
    return { status: attempt?.status, reason: attempt?.reason };
  };
  await change();
  receiver.answer(() => undefined);
  expect(await outcome()).toEqual({ status: null, reason: 'no answer within 400 ms' });
  receiver.answer((response) => {
    const drip = setInterval(() => { response.writeProcessing(); }, 50); // 102, again and again: an answer that never begins
    response.on('close', () => { clearInterval(drip); });
  });
  expect(await outcome()).toEqual({ status: null, reason: 'no answer within 400 ms' });
  receiver.answer(status(307, { location: target.url }));
  expect(await outcome()).toEqual({ status: 307, reason: expect.stringContaining('redirects') });
  expect(target.received).toEqual([]);
  receiver.answer((response) => { response.destroy(); });
  expect(await outcome()).toEqual({ status: null, reason: 'ECONNRESET' });
  const brokenOff = new Promise<void>((resolve) => {
    receiver.answer((response) => {
      response.on('close', resolve);
      response.writeHead(200);
      const flood = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', flood);
      };
      flood();
    });
  });
  await deliver();
  expect(await log(id)).toMatchObject([{ state: 'DELIVERED' }]); // the status is all that counts
  await brokenOff; // by us: the receiver would go on for ever
  await target.close();

  const tls = createServer({ cert: CERTIFICATE, key: PRIVATE_KEY }, (_request, response) => { response.end(); });
  await new Promise<void>((resolve) => { tls.listen(0, '127.0.0.1', resolve); });
  const answer = await work.poster.post({ url: `https://localhost:${(tls.address() as AddressInfo).port}/`, headers: {}, body: '{}' }, stopping.signal);
  expect(answer).toMatchObject({ status: null, reason: expect.stringMatching(/SELF_SIGNED|CERT/) });
  tls.closeAllConnections();
  tls.close();
});

describe('without an operator\'s leave', () => {
  const strict = createPoster({ timeoutMs: 2_000, allowedNetworks: [] });
  afterAll(() => { strict.close(); });

  test.each(['http://127.0.0.1:9/', 'http://localhost:PORT/', 'https://localhost:PORT/', 'http://[::1]:9/', 'http://[::ffff:127.0.0.1]:9/', 'http://2130706433:9/', 'http://0x7f.1:9/'])('%s is not connected to', async (template) => {
    const url = template.replace('PORT', new URL(receiver.url).port);
    expect(await strict.post({ url, headers: {}, body: '{}' }, stopping.signal)).toMatchObject({ status: null, reason: expect.stringContaining('private') });
    expect(receiver.received).toEqual([]);
  });

  test('an endpoint with such an address is refused when it is made, where that can be seen', async () => {
    const { pool } = held;
    const strictPool = { ...pool, webhookBounds: { timeoutMs: 400, allowedNetworks: [] } };
    const request = { name: 'x', filter: {}, order: 'ORDERED', role: 'SYSTEM', scheme: 'HMAC', after: null } as const;
    for (const url of [receiver.url, 'https://169.254.169.254/latest', 'ftp://example.com', 'https://user:word@example.com/', 'nowhere']) {
      await expect(createWebhookEndpoint(strictPool, ADMIN, { ...request, url })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    await expect(createWebhookEndpoint(strictPool, ADMIN, { ...request, url: 'https://example.com/', role: 'AUDITOR' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

test('replay: one change, or everything since a moment; a filter holds for what comes', async () => {
  const a = await change();
  later(10_000);
  const since = now;
  const b = await change();
  const { endpoint: { id } } = await endpoint({ filter: { types: ['device'] } });
  await deliver();
  expect(receiver.received).toEqual([]);
  const { changes } = await readChanges(held.pool, ADMIN, { first: 100, filter: { goldenIds: [a] } });
  await replayWebhookEvent(held.pool, ADMIN, id, changes[0]?.id ?? '');
  await deliver();
  expect(goldenIds()).toEqual([a]);
  await replayWebhook(held.pool, ADMIN, id, since);
  await deliver();
  expect(goldenIds()).toEqual([a, b]);
});

test('one node has an endpoint at a time; one that was killed loses it after a while', async () => {
  await endpoint();
  const a = await change();
  await readChanges(held.pool, ADMIN, { first: 1 });
  const [taken] = await takeWebhooks(held.pool, work, 10);
  const other = createWebhookWork(work.poster, stopping.signal);
  expect(await takeWebhooks(held.pool, other, 10)).toEqual([]);
  later(60_000);
  const [again] = await takeWebhooks(held.pool, other, 10);
  expect(again?.id).toBe(taken?.id);
  if (again === undefined || taken === undefined) return;
  await deliverTo(held.pool, again, other);
  expect(goldenIds()).toEqual([a]);
  const b = await change();
  await readChanges(held.pool, ADMIN, { first: 1 });
  await takeWebhooks(held.pool, other, 10);
  await deliverTo(held.pool, taken, work); // it wakes up and believes that it still has it
  expect((await readWebhookEndpoint(held.pool, ADMIN, taken.id)).delivered).toBe(1);
  later(60_000);
  await deliver();
  expect(goldenIds().slice(-1)).toEqual([b]);
});
