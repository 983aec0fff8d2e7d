import { badInput, notFound } from '../../core/model/errors';
import type { DeliveryState } from '../../core/webhooks/endpoint';
import { changeById, logState, positionBefore } from '../../storage/changes';
import { addWebhookDelivery, attemptsOf, pushDeadDeliveries, releaseHeldDeliveries, webhookDeliveries, webhookDelivery } from '../../storage/webhooks/deliveries';
import type { Attempt, WebhookDelivery } from '../../storage/webhooks/deliveries';
import { moveWebhookPosition } from '../../storage/webhooks/endpoints';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { sequenceAll } from '../readChanges';
import { changing, endpointById, shownEndpoint } from './endpoints';
import type { ShownEndpoint } from './endpoints';
import { eventIdOf } from './events';

/** A delivery with its latest attempts, the newest first. */
export type ShownDelivery = WebhookDelivery & { readonly attempts: readonly Attempt[] };
export interface DeliveryPage { readonly deliveries: readonly (ShownDelivery & { readonly cursor: string })[]; readonly hasNextPage: boolean }

const MAX_PAGE = 200;
const SHOWN_ATTEMPTS = 20;
const CURSOR = /^w1:(\d{1,18})$/;
const cursorOf = (id: string): string => Buffer.from(`w1:${id}`).toString('base64url');

/**
 * The delivery log of an endpoint, the newest first: what failed, what was asked for again, with every attempt. What was
 * delivered at the first attempt is counted in the endpoint alone.
 */
export async function readWebhookDeliveries(pool: Pool, caller: Caller | null, question: {
  readonly endpointId: string; readonly state: DeliveryState | null; readonly after: string | null; readonly first: number;
}): Promise<DeliveryPage> {
  authorise(caller, 'readWebhooks');
  const { endpointId, state, after, first } = question;
  if (first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for a page of that size and go on with its cursor.');
  const before = after === null ? null : CURSOR.exec(Buffer.from(after, 'base64url').toString('latin1'))?.[1] ?? '';
  if (before === '') throw badInput('a cursor from an earlier page', String(after).slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the newest.');
  const tx = pool.dataSource.manager;
  await endpointById(tx, endpointId);
  const found = await webhookDeliveries(tx, { endpointId, state, before, limit: first + 1 });
  const page = await withAttempts(tx, found.slice(0, first));
  return { deliveries: page.map((one) => ({ ...one, cursor: cursorOf(one.id) })), hasNextPage: found.length > first };
}

async function withAttempts(tx: Tx, deliveries: readonly WebhookDelivery[]): Promise<ShownDelivery[]> {
  const attempts = await attemptsOf(tx, deliveries.map(({ id }) => id), SHOWN_ATTEMPTS);
  return deliveries.map((one) => ({ ...one, attempts: attempts.get(one.id) ?? [] }));
}

/** Sends one change again, beside whatever else is sent; the receiver knows it by its id. */
export async function replayWebhookEvent(pool: Pool, caller: Caller | null, endpointId: string, changeId: string): Promise<ShownDelivery> {
  return changing(pool, caller, { operation: 'replayWebhookEvent', details: { endpoint: endpointId.slice(0, 20), change: changeId.slice(0, 20) } }, endpointId, async (tx) => {
    const change = /^\d{1,18}$/.test(changeId) ? await changeById(tx, changeId) : null;
    if (change === null) throw notFound(`the change ${changeId}`, 'Give the id of a change that the log still has.');
    const { epochs } = await logState(tx);
    const now = pool.clock();
    const id = await addWebhookDelivery(tx, { endpointId, position: change.position, eventId: eventIdOf(change, epochs), body: null, createdAt: now, nextAttemptAt: now });
    return shown(tx, id);
  });
}

/** Sends everything again that was changed since a moment, and goes on from there. */
export async function replayWebhook(pool: Pool, caller: Caller | null, endpointId: string, since: number): Promise<ShownEndpoint> {
  await sequenceAll(pool);
  return changing(pool, caller, { operation: 'replayWebhook', details: { endpoint: endpointId.slice(0, 20), since: new Date(since).toISOString() } }, endpointId, async (tx) => {
    await releaseHeldDeliveries(tx, endpointId, pool.clock());
    return shownEndpoint(pool, tx, await moveWebhookPosition(tx, endpointId, await positionBefore(tx, since)));
  });
}

/** Tries dead letters again: one, or (null) all of the endpoint. Returns how many. */
export async function pushWebhookDeliveries(pool: Pool, caller: Caller | null, endpointId: string, deliveryId: string | null): Promise<number> {
  return changing(pool, caller, { operation: 'pushWebhookDeliveries', details: { endpoint: endpointId.slice(0, 20), delivery: deliveryId?.slice(0, 20) ?? null } }, endpointId, async (tx) => {
    if (deliveryId !== null && !/^\d{1,18}$/.test(deliveryId)) throw notFound(`the delivery ${deliveryId}`, 'Give the id of one, as webhookDeliveries lists them.');
    const pushed = await pushDeadDeliveries(tx, endpointId, deliveryId, pool.clock());
    if (deliveryId !== null && pushed === 0) throw notFound(`the dead letter ${deliveryId}`, 'Only what was given up can be pushed again; ask for a replay of the change otherwise.');
    return pushed;
  });
}

async function shown(tx: Tx, id: string): Promise<ShownDelivery> {
  const delivery = await webhookDelivery(tx, id);
  if (delivery === null) throw new Error(`the delivery ${id} was just written`);
  const [one] = await withAttempts(tx, [delivery]);
  return { ...delivery, attempts: one?.attempts ?? [] };
}
