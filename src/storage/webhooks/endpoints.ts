import type { WebhookFilter, WebhookOrder, WebhookScheme, WebhookState } from '../../core/webhooks/endpoint';
import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

/** Times are milliseconds since the epoch; positions are of the change log. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly filter: WebhookFilter;
  readonly order: WebhookOrder;
  readonly scheme: WebhookScheme;
  readonly role: string;
  readonly state: WebhookState;
  readonly stateReason: string | null;
  readonly position: string;
  readonly resumeAt: number | null;
  readonly failuresInARow: number;
  readonly delivered: number;
  readonly lastDeliveredAt: number | null;
  readonly createdBy: string;
  readonly createdAt: number;
}

interface Row {
  id: string; name: string; url: string; filter: WebhookFilter; delivery_order: WebhookOrder; scheme: WebhookScheme; role: string; state: WebhookState; state_reason: string | null;
  position: string; resume_at: Date | null; failures_in_a_row: number; delivered: string; last_delivered_at: Date | null; created_by: string; created_at: Date;
}

const COLUMNS = 'id, name, url, filter, delivery_order, scheme, role, state, state_reason, position, resume_at, failures_in_a_row, delivered, last_delivered_at, created_by, created_at';

function toEndpoint(row: Row): WebhookEndpoint {
  const { id, name, url, filter, scheme, role, state, position } = row;
  return {
    id, name, url, filter, scheme, role, state, position, order: row.delivery_order, stateReason: row.state_reason, resumeAt: toMs(row.resume_at),
    failuresInARow: row.failures_in_a_row, delivered: Number(row.delivered), lastDeliveredAt: toMs(row.last_delivered_at), createdBy: row.created_by, createdAt: toMs(row.created_at),
  };
}

export type WebhookSettings = Pick<WebhookEndpoint, 'name' | 'url' | 'filter' | 'order' | 'role'>;
export type NewWebhookEndpoint = WebhookSettings & Pick<WebhookEndpoint, 'scheme' | 'position' | 'createdBy' | 'createdAt'>;

export async function addWebhookEndpoint(tx: Tx, endpoint: NewWebhookEndpoint): Promise<WebhookEndpoint> {
  const { name, url, filter, order, scheme, role, position, createdBy, createdAt } = endpoint;
  const rows = await tx.query<Row[]>(
    `insert into webhook_endpoint (name, url, filter, delivery_order, scheme, role, state, position, created_by, created_at)
     values ($1, $2, $3::jsonb, $4, $5, $6, 'ACTIVE', $7, $8, $9::timestamptz) returning ${COLUMNS}`,
    [name, url, JSON.stringify(filter), order, scheme, role, position, createdBy, toIso(createdAt)]);
  return only(rows);
}

const only = (rows: readonly Row[]): WebhookEndpoint => {
  const [row] = rows;
  if (row === undefined) throw new Error('a webhook endpoint was expected');
  return toEndpoint(row);
};

/** One that is not removed; `lock`: held until the transaction ends. */
export async function webhookEndpoint(tx: Tx, id: string, lock = false): Promise<WebhookEndpoint | null> {
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from webhook_endpoint where id = $1 and state <> 'REMOVED' ${lock ? 'for update' : ''}`, [id]);
  return rows.map(toEndpoint)[0] ?? null;
}

export async function webhookEndpoints(tx: Tx, limit: number): Promise<WebhookEndpoint[]> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from webhook_endpoint where state <> 'REMOVED' order by id limit $1`, [limit])).map(toEndpoint);
}

export async function changeWebhookEndpoint(tx: Tx, id: string, { name, url, filter, order, role }: WebhookSettings): Promise<WebhookEndpoint> {
  const [rows] = await tx.query<[Row[], number]>(
    `update webhook_endpoint set name = $2, url = $3, filter = $4::jsonb, delivery_order = $5, role = $6 where id = $1 returning ${COLUMNS}`,
    [id, name, url, JSON.stringify(filter), order, role]);
  return only(rows);
}

/** Whatever it waited for is over: it begins again at its position. */
export async function setWebhookState(tx: Tx, id: string, state: WebhookState, reason: string | null): Promise<WebhookEndpoint> {
  const [rows] = await tx.query<[Row[], number]>(
    `update webhook_endpoint set state = $2, state_reason = $3, resume_at = null, failures_in_a_row = 0 where id = $1 returning ${COLUMNS}`, [id, state, reason]);
  return only(rows);
}

/** Sends it everything behind another position, again or never; whoever delivers at the moment gives way. */
export async function moveWebhookPosition(tx: Tx, id: string, position: string): Promise<WebhookEndpoint> {
  const [rows] = await tx.query<[Row[], number]>(
    `update webhook_endpoint set position = $2, resume_at = null, failures_in_a_row = 0, lease_holder = null, lease_until = null where id = $1 returning ${COLUMNS}`, [id, position]);
  return only(rows);
}

export async function hasActiveWebhooks(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ there: boolean }[]>(`select exists (select 1 from webhook_endpoint where state = 'ACTIVE') as there`);
  return row?.there ?? false;
}

export interface Lease { readonly holder: string; readonly now: number; readonly until: number }

/** Takes endpoints that have something to be sent and that no other node works for, at most `limit`. */
export async function leaseWebhooks(tx: Tx, { holder, now, until }: Lease, limit: number): Promise<WebhookEndpoint[]> {
  const [rows] = await tx.query<[Row[], number]>(
    `update webhook_endpoint set lease_holder = $1, lease_until = $3::timestamptz where id in (
       select e.id from webhook_endpoint e
        where state = 'ACTIVE' and (lease_until is null or lease_until <= $2::timestamptz)
          and ((resume_at is null or resume_at <= $2::timestamptz) and position < (select coalesce(max(position), 0) from change)
               or exists (select 1 from webhook_delivery d where d.endpoint_id = e.id and d.next_attempt_at <= $2::timestamptz))
        order by lease_until nulls first, e.id limit $4 for update skip locked)
     returning ${COLUMNS}`, [holder, toIso(now), toIso(until), limit]);
  return rows.map(toEndpoint);
}

export interface WebhookProgress {
  readonly position: string;
  readonly resumeAt: number | null;
  readonly failuresInARow: number;
  /** So many more. */
  readonly delivered: number;
}

/** How far it has come. False when another node has the endpoint by now, or it is not to be sent anything any more. */
export async function saveWebhookProgress(tx: Tx, id: string, { holder, now, until }: Lease, { position, resumeAt, failuresInARow, delivered }: WebhookProgress): Promise<boolean> {
  const [, count] = await tx.query<[unknown, number]>(
    `update webhook_endpoint set position = $3, resume_at = $4::timestamptz, failures_in_a_row = $5, delivered = delivered + $6::bigint,
            last_delivered_at = case when $6::bigint > 0 then $7::timestamptz else last_delivered_at end, lease_until = $8::timestamptz
      where id = $1 and lease_holder = $2 and state = 'ACTIVE'`,
    [id, holder, position, toIso(resumeAt), failuresInARow, delivered, toIso(now), toIso(until)]);
  return count > 0;
}

export async function endWebhookLease(tx: Tx, id: string, holder: string): Promise<void> {
  await tx.query('update webhook_endpoint set lease_holder = null, lease_until = null where id = $1 and lease_holder = $2', [id, holder]);
}

export interface StoredWebhookSecret { readonly endpointId: string; readonly sealed: Buffer; readonly publicKey: string | null; readonly createdAt: number; readonly expiresAt: number | null }

interface SecretRow { endpoint_id: string; sealed: Buffer; public_key: string | null; created_at: Date; expires_at: Date | null }

/** Adds a secret; those before stay good until `othersUntil`. */
export async function addWebhookSecret(tx: Tx, endpointId: string, secret: { readonly sealed: Buffer; readonly publicKey: string | null; readonly at: number; readonly othersUntil: number }): Promise<void> {
  await tx.query('update webhook_secret set expires_at = least(expires_at, $2::timestamptz) where endpoint_id = $1', [endpointId, toIso(secret.othersUntil)]);
  await tx.query('insert into webhook_secret (endpoint_id, sealed, public_key, created_at) values ($1, $2, $3, $4::timestamptz)', [endpointId, secret.sealed, secret.publicKey, toIso(secret.at)]);
}

/** Of each endpoint those that are good at a moment, the newest first; at most two. */
export async function liveWebhookSecrets(tx: Tx, endpointIds: readonly string[], now: number): Promise<StoredWebhookSecret[]> {
  const rows = await tx.query<SecretRow[]>(
    `select s.endpoint_id, s.sealed, s.public_key, s.created_at, s.expires_at from unnest($1::bigint[]) e (id)
      cross join lateral (select * from webhook_secret where endpoint_id = e.id and (expires_at is null or expires_at > $2::timestamptz) order by id desc limit 2) s
      order by s.endpoint_id, s.id desc`, [endpointIds, toIso(now)]);
  return rows.map((row) => ({ endpointId: row.endpoint_id, sealed: row.sealed, publicKey: row.public_key, createdAt: toMs(row.created_at), expiresAt: toMs(row.expires_at) }));
}
