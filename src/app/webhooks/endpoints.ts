import { badInput, conflict, notFound } from '../../core/model/errors';
import { attributeOf } from '../../core/model/model';
import type { WebhookFilter, WebhookOrder, WebhookScheme } from '../../core/webhooks/endpoint';
import { logState } from '../../storage/changes';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { releaseHeldDeliveries } from '../../storage/webhooks/deliveries';
import { addWebhookEndpoint, addWebhookSecret, changeWebhookEndpoint, liveWebhookSecrets, setWebhookState, webhookEndpoint, webhookEndpoints } from '../../storage/webhooks/endpoints';
import type { WebhookEndpoint, WebhookSettings } from '../../storage/webhooks/endpoints';
import { authorise, PERMISSIONS } from '../access';
import type { Caller, Role } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import { cursorOf, positionOf } from '../changeCursor';
import type { Pool } from '../poolContext';
import { refuseWrongIds, sequenceAll } from '../readChanges';
import { addressProblem } from './post';
import { newWebhookKey } from './signing';

export type { WebhookEndpoint } from '../../storage/webhooks/endpoints';

export interface WebhookRequest {
  readonly name: string;
  readonly url: string;
  readonly filter: WebhookFilter;
  readonly order: WebhookOrder;
  /** Whose eyes the payloads are for. */
  readonly role: Role;
}

/** An endpoint with the secret that its receiver verifies by: shown now, and never again. */
export interface WithWebhookSecret {
  readonly endpoint: ShownEndpoint;
  /** `whsec_…` of HMAC; null for ed25519, which is verified by the public key. */
  readonly secret: string | null;
  readonly publicKey: string | null;
}

const MAX_ENDPOINTS = 200;
const MAX_NAME_CHARS = 200;
const MAX_URL_CHARS = 2_000;
const MAX_OLD_KEY_HOURS = 24 * 30;
const HOUR_MS = 3_600_000;

/** Makes an endpoint. It is sent what comes from now on, or what stands behind `after`. */
export async function createWebhookEndpoint(pool: Pool, caller: Caller | null, request: WebhookRequest & { readonly scheme: WebhookScheme; readonly after: string | null }): Promise<WithWebhookSecret> {
  const act = { operation: 'createWebhookEndpoint', details: { name: request.name.slice(0, MAX_NAME_CHARS), host: hostOf(request.url), role: request.role } };
  return audited(pool, caller, act, async () => {
    const { name: createdBy } = authorise(caller, 'manageWebhooks');
    const settings = settingsOf(pool, request);
    await sequenceAll(pool);
    return inTransaction(pool.dataSource, async (tx) => {
      if ((await webhookEndpoints(tx, MAX_ENDPOINTS)).length === MAX_ENDPOINTS) throw conflict(`at most ${MAX_ENDPOINTS} endpoints`, 'one more', 'Remove one that is no longer needed, or relay to a message broker.');
      const log = await logState(tx);
      const position = request.after === null ? log.lastPosition : positionOf(request.after, log);
      const endpoint = await addWebhookEndpoint(tx, { ...settings, scheme: request.scheme, position, createdBy, createdAt: pool.clock() });
      const keys = await giveKey(pool, tx, endpoint, 0);
      await record(pool, tx, caller, { ...act, details: { ...act.details, endpoint: endpoint.id } });
      return { endpoint: await shownEndpoint(pool, tx, endpoint), ...keys };
    });
  });
}

async function giveKey(pool: Pool, tx: Tx, { id, scheme }: WebhookEndpoint, oldGoodForMs: number): Promise<Omit<WithWebhookSecret, 'endpoint'>> {
  const key = newWebhookKey(scheme);
  const at = pool.clock();
  await addWebhookSecret(tx, id, { sealed: pool.sealer.seal(key.secret, `webhook ${id}`), publicKey: key.publicKey, at, othersUntil: at + oldGoodForMs });
  return { secret: scheme === 'HMAC' ? key.secret : null, publicKey: key.publicKey };
}

/** A new key beside the old one, which stays good for so many hours: receivers change over without losing an event. */
export async function rotateWebhookSecret(pool: Pool, caller: Caller | null, id: string, oldGoodForHours: number): Promise<WithWebhookSecret> {
  return changing(pool, caller, { operation: 'rotateWebhookSecret', details: { endpoint: id.slice(0, 20), oldGoodForHours } }, id, async (tx, endpoint) => {
    if (oldGoodForHours < 0 || oldGoodForHours > MAX_OLD_KEY_HOURS) throw badInput(`hours from 0 to ${MAX_OLD_KEY_HOURS}`, String(oldGoodForHours), 'Give the old key a day, or nothing when it has leaked.');
    const keys = await giveKey(pool, tx, endpoint, oldGoodForHours * HOUR_MS);
    return { endpoint: await shownEndpoint(pool, tx, endpoint), ...keys };
  });
}

export async function updateWebhookEndpoint(pool: Pool, caller: Caller | null, id: string, request: WebhookRequest): Promise<ShownEndpoint> {
  return changing(pool, caller, { operation: 'updateWebhookEndpoint', details: { endpoint: id.slice(0, 20), host: hostOf(request.url), role: request.role } }, id, async (tx, endpoint) => {
    const settings = settingsOf(pool, request);
    if (settings.order !== endpoint.order) await releaseHeldDeliveries(tx, id, pool.clock());
    return shownEndpoint(pool, tx, await changeWebhookEndpoint(tx, id, settings));
  });
}

/** ACTIVE begins again where it was left, also after a receiver's 410; REMOVED is for good, its deliveries stay on record. */
export async function setWebhookEndpointState(pool: Pool, caller: Caller | null, id: string, state: 'ACTIVE' | 'PAUSED' | 'REMOVED'): Promise<ShownEndpoint> {
  return changing(pool, caller, { operation: 'setWebhookEndpointState', details: { endpoint: id.slice(0, 20), state } }, id, async (tx, endpoint) => {
    if (endpoint.state === 'DISABLED' && state === 'PAUSED') throw conflict('an endpoint that is active or paused', `one that is disabled: ${endpoint.stateReason ?? ''}`, 'Set it ACTIVE when its receiver is ready again.');
    return shownEndpoint(pool, tx, await setWebhookState(tx, id, state, null));
  });
}

/** The steps of every change to an endpoint: authorise, hold it, change it, write it down. */
export async function changing<T>(pool: Pool, caller: Caller | null, act: Act, id: string, work: (tx: Tx, endpoint: WebhookEndpoint) => Promise<T>): Promise<T> {
  return audited(pool, caller, act, async () => {
    authorise(caller, 'manageWebhooks');
    return inTransaction(pool.dataSource, async (tx) => {
      const result = await work(tx, await endpointById(tx, id, true));
      await record(pool, tx, caller, act);
      return result;
    });
  });
}

export async function endpointById(tx: Tx, id: string, lock = false): Promise<WebhookEndpoint> {
  const endpoint = /^\d{1,18}$/.test(id) ? await webhookEndpoint(tx, id, lock) : null;
  if (endpoint === null) throw notFound(`the webhook endpoint ${id}`, 'Give the id of one, as webhookEndpoints lists them.');
  return endpoint;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host.slice(0, MAX_NAME_CHARS) : '');
const FOLLOWERS: readonly Role[] = PERMISSIONS.followChanges;

function settingsOf(pool: Pool, { name, url, filter, order, role }: WebhookRequest): WebhookSettings {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME_CHARS) throw badInput(`a name of 1 to ${MAX_NAME_CHARS} characters`, `${trimmed.length} characters`, 'Name whom the endpoint belongs to.');
  if (!FOLLOWERS.includes(role)) throw badInput(`one of the roles ${FOLLOWERS.join(', ')}`, role, 'An endpoint is sent what such a role may follow.');
  refuseWrongIds(filter);
  for (const type of filter.types ?? []) if (!pool.declared.model.types.has(type)) throw badInput(`types of ${[...pool.declared.model.types.keys()].join(', ')}`, type, 'Filter by declared types.');
  for (const attribute of filter.attributes ?? []) {
    if (![...pool.declared.model.types.values()].some((type) => attributeOf(type, attribute) !== undefined)) throw badInput('attributes that some type declares', attribute, 'Filter by declared attributes.');
  }
  return { name: trimmed, url: checkedUrl(pool, url), filter, order, role };
}

/** What can be seen of an address before it is connected to; a name is looked at when it is. */
function checkedUrl(pool: Pool, text: string): string {
  const expected = 'an http or https address without a user in it';
  if (text.length > MAX_URL_CHARS || !URL.canParse(text)) throw badInput(expected, text, 'Give the receiver\'s whole address: https://example.com/hooks/mooring');
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw badInput(expected, url.protocol, 'Receivers verify the signature: no password is needed.');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const problem = /^[\d.]+$|:/.test(literal) ? addressProblem(literal, url.protocol === 'http:', pool.webhookBounds) : null;
  if (problem !== null) throw badInput('an address that may be reached', literal, `${problem}.`);
  return url.href;
}

/** Every endpoint that is not removed. Their secrets are shown to nobody. */
export async function readWebhookEndpoints(pool: Pool, caller: Caller | null): Promise<ShownEndpoint[]> {
  authorise(caller, 'readWebhooks');
  return shownEndpoints(pool, pool.dataSource.manager, await webhookEndpoints(pool.dataSource.manager, MAX_ENDPOINTS));
}

export async function readWebhookEndpoint(pool: Pool, caller: Caller | null, id: string): Promise<ShownEndpoint> {
  authorise(caller, 'readWebhooks');
  return shownEndpoint(pool, pool.dataSource.manager, await endpointById(pool.dataSource.manager, id));
}

/** A key that events are signed with now. */
export interface WebhookKey { readonly publicKey: string | null; readonly createdAt: number; readonly expiresAt: number | null }
/** `keys`: the newest first. */
export type ShownEndpoint = Omit<WebhookEndpoint, 'position'> & { readonly cursor: string; readonly keys: readonly WebhookKey[] };

async function shownEndpoints(pool: Pool, tx: Tx, endpoints: readonly WebhookEndpoint[]): Promise<ShownEndpoint[]> {
  const { epochs } = await logState(tx);
  const secrets = await liveWebhookSecrets(tx, endpoints.map(({ id }) => id), pool.clock());
  return endpoints.map(({ position, ...endpoint }) => ({
    ...endpoint, cursor: cursorOf(position, epochs),
    keys: secrets.filter(({ endpointId }) => endpointId === endpoint.id).map(({ publicKey, createdAt, expiresAt }) => ({ publicKey, createdAt, expiresAt })),
  }));
}

export async function shownEndpoint(pool: Pool, tx: Tx, endpoint: WebhookEndpoint): Promise<ShownEndpoint> {
  const [shown] = await shownEndpoints(pool, tx, [endpoint]);
  if (shown === undefined) throw new Error('an endpoint is shown as one');
  return shown;
}
