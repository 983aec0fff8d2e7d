import type { JsonObject } from '../../core/model/json';
import type { DeliveryState } from '../../core/webhooks/endpoint';
import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

/** An event that failed at an endpoint, or that is sent outside the order of the log. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Of the change; null for one with its own body. */
  readonly position: string | null;
  readonly eventId: string;
  readonly body: JsonObject | null;
  readonly state: DeliveryState;
  readonly failures: number;
  readonly createdAt: number;
  readonly nextAttemptAt: number | null;
  readonly endedAt: number | null;
}

interface Row {
  id: string; endpoint_id: string; position: string | null; event_id: string; body: JsonObject | null; state: DeliveryState; failures: number;
  created_at: Date; next_attempt_at: Date | null; ended_at: Date | null;
}

const COLUMNS = 'id, endpoint_id, position, event_id, body, state, failures, created_at, next_attempt_at, ended_at';

const toDelivery = (row: Row): WebhookDelivery => ({
  id: row.id, endpointId: row.endpoint_id, position: row.position, eventId: row.event_id, body: row.body, state: row.state, failures: row.failures,
  createdAt: toMs(row.created_at), nextAttemptAt: toMs(row.next_attempt_at), endedAt: toMs(row.ended_at),
});

export type NewDelivery = Pick<WebhookDelivery, 'endpointId' | 'position' | 'eventId' | 'body' | 'createdAt' | 'nextAttemptAt'>;

/** Sets an event aside; one that already waits to be tried is that one. Returns its id. */
export async function addWebhookDelivery(tx: Tx, { endpointId, position, eventId, body, createdAt, nextAttemptAt }: NewDelivery): Promise<string> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into webhook_delivery (endpoint_id, position, event_id, body, state, failures, created_at, next_attempt_at)
     values ($1, $2, $3, $4::jsonb, 'RETRYING', 0, $5::timestamptz, $6::timestamptz)
     on conflict (endpoint_id, position) where state = 'RETRYING' and position is not null do update set next_attempt_at = excluded.next_attempt_at returning id`,
    [endpointId, position, eventId, body === null ? null : JSON.stringify(body), toIso(createdAt), toIso(nextAttemptAt)]);
  return rows[0]?.id ?? '';
}

/** The one that an ordered endpoint is held up by. */
export async function heldDelivery(tx: Tx, endpointId: string, position: string): Promise<WebhookDelivery | null> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from webhook_delivery where endpoint_id = $1 and position = $2 and state = 'RETRYING'`, [endpointId, position]);
  return rows.map(toDelivery)[0] ?? null;
}

export async function dueDeliveries(tx: Tx, endpointId: string, now: number, limit: number): Promise<WebhookDelivery[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from webhook_delivery where endpoint_id = $1 and next_attempt_at <= $2::timestamptz order by next_attempt_at, id limit $3`, [endpointId, toIso(now), limit])).map(toDelivery);
}

export interface Attempt { readonly at: number; readonly status: number | null; readonly reason: string | null; readonly durationMs: number }

/** What came of an attempt. `failures`: so many by now. */
export async function settleDelivery(tx: Tx, id: string, attempt: Attempt, outcome: { readonly state: DeliveryState; readonly failures: number; readonly nextAttemptAt: number | null }): Promise<void> {
  await tx.query(
    `update webhook_delivery set state = $2, failures = $3, next_attempt_at = $4::timestamptz, ended_at = case when $2 = 'RETRYING' then null else $5::timestamptz end where id = $1`,
    [id, outcome.state, outcome.failures, toIso(outcome.nextAttemptAt), toIso(attempt.at)]);
  await tx.query('insert into webhook_attempt (delivery_id, at, status, reason, duration_ms) values ($1, $2::timestamptz, $3, $4, $5)',
    [id, toIso(attempt.at), attempt.status, attempt.reason, Math.round(attempt.durationMs)]);
}

export async function webhookDelivery(tx: Tx, id: string): Promise<WebhookDelivery | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from webhook_delivery where id = $1 for update`, [id])).map(toDelivery)[0] ?? null;
}

/** The newest first, before an id. */
export async function webhookDeliveries(tx: Tx, question: { readonly endpointId: string; readonly state: DeliveryState | null; readonly before: string | null; readonly limit: number }): Promise<WebhookDelivery[]> {
  const { endpointId, state, before, limit } = question;
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from webhook_delivery where endpoint_id = $1 and ($2::text is null or state = $2) and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [endpointId, state, before, limit])).map(toDelivery);
}

/** Of each delivery, its latest attempts, the newest first. */
export async function attemptsOf(tx: Tx, deliveryIds: readonly string[], limit: number): Promise<Map<string, Attempt[]>> {
  const rows = await tx.query<{ delivery_id: string; at: Date; status: number | null; reason: string | null; duration_ms: number }[]>(
    `select d.id as delivery_id, a.at, a.status, a.reason, a.duration_ms from unnest($1::bigint[]) d (id)
      cross join lateral (select id, at, status, reason, duration_ms from webhook_attempt where delivery_id = d.id order by id desc limit $2) a order by d.id, a.id desc`, [deliveryIds, limit]);
  const byDelivery = new Map<string, Attempt[]>();
  for (const row of rows) {
    const attempts = byDelivery.get(row.delivery_id) ?? [];
    attempts.push({ at: toMs(row.at), status: row.status, reason: row.reason, durationMs: row.duration_ms });
    byDelivery.set(row.delivery_id, attempts);
  }
  return byDelivery;
}

/** Dead letters are tried again at once: the one of this id, or (null) all of the endpoint. Returns how many. */
export async function pushDeadDeliveries(tx: Tx, endpointId: string, id: string | null, now: number): Promise<number> {
  const [, count] = await tx.query<[unknown, number]>(
    `update webhook_delivery d set state = 'RETRYING', failures = 0, ended_at = null, next_attempt_at = $3::timestamptz
      where endpoint_id = $1 and ($2::bigint is null or id = $2) and state = 'DEAD'
        and (position is null or not exists (select 1 from webhook_delivery o where o.endpoint_id = d.endpoint_id and o.position = d.position and o.state = 'RETRYING'))`,
    [endpointId, id, toIso(now)]);
  return count;
}

/** The receiver wants a pause: nothing is tried before. */
export async function postponeDeliveries(tx: Tx, endpointId: string, until: number): Promise<void> {
  await tx.query('update webhook_delivery set next_attempt_at = $2::timestamptz where endpoint_id = $1 and next_attempt_at < $2::timestamptz', [endpointId, toIso(until)]);
}

/** What held an endpoint up in its order is tried again by itself from now on: the endpoint goes on elsewhere. */
export async function releaseHeldDeliveries(tx: Tx, endpointId: string, now: number): Promise<void> {
  await tx.query(`update webhook_delivery set next_attempt_at = $2::timestamptz where endpoint_id = $1 and state = 'RETRYING' and next_attempt_at is null`, [endpointId, toIso(now)]);
}
