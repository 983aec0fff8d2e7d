import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../core/model/json';
import { CLOUD_EVENT_TYPE } from '../../core/webhooks/envelope';
import { nextAttemptMs, verdictOf } from '../../core/webhooks/retry';
import type { WebhookVerdict } from '../../core/webhooks/retry';
import { changesAt, logState, readChanges } from '../../storage/changes';
import type { LoggedChange } from '../../storage/changes';
import { addWebhookDelivery, dueDeliveries, heldDelivery, postponeDeliveries, settleDelivery } from '../../storage/webhooks/deliveries';
import type { Attempt, WebhookDelivery } from '../../storage/webhooks/deliveries';
import { endWebhookLease, hasActiveWebhooks, leaseWebhooks, liveWebhookSecrets, saveWebhookProgress, setWebhookState } from '../../storage/webhooks/endpoints';
import type { Lease, WebhookEndpoint } from '../../storage/webhooks/endpoints';
import { ROLES } from '../access';
import type { Pool } from '../poolContext';
import { eventNaming, eventOf } from './events';
import type { EventNaming, NamedEvent } from './events';
import type { Poster } from './post';
import { webhookHeaders } from './signing';

/** One node's work for webhooks. */
export interface WebhookWork { readonly poster: Poster; readonly holder: string; readonly random: () => number; readonly signal: AbortSignal }

export function createWebhookWork(poster: Poster, signal: AbortSignal): WebhookWork {
  return { poster, holder: randomUUID(), random: Math.random, signal };
}

/** Events that are sent side by side to an unordered endpoint; also what a kill may send twice. */
const SIDE_BY_SIDE = 8;
/** Read at a time. */
const PAGE = 64;
/** Beside the time of one delivery: what saving may take. */
const LEASE_MARGIN_MS = 30_000;
/** So many failures in a row are each set aside; then the endpoint is taken to be away, and left alone for a while. */
const AWAY_AFTER = 20;

const leaseFor = (pool: Pool, { holder }: WebhookWork): Lease => {
  const now = pool.clock();
  return { holder, now, until: now + 2 * pool.webhookBounds.timeoutMs + LEASE_MARGIN_MS };
};

/** Takes endpoints that have something to be sent, at most `limit`; whoever takes one delivers ({@link deliverTo}). */
export async function takeWebhooks(pool: Pool, work: WebhookWork, limit: number): Promise<WebhookEndpoint[]> {
  return leaseWebhooks(pool.dataSource.manager, leaseFor(pool, work), limit);
}

/** Whether anything is delivered at all. */
export async function deliversWebhooks(pool: Pool): Promise<boolean> {
  return hasActiveWebhooks(pool.dataSource.manager);
}

/** Delivers until nothing is left, the endpoint fails or wants a pause, or another node has it. */
export async function deliverTo(pool: Pool, endpoint: WebhookEndpoint, work: WebhookWork): Promise<void> {
  try {
    const delivery = await Delivery.begin(pool, endpoint, work);
    await delivery.sendDue();
    await delivery.follow();
  } finally {
    await endWebhookLease(pool.dataSource.manager, endpoint.id, work.holder);
  }
}

interface Sent { readonly verdict: WebhookVerdict; readonly attempt: Attempt }

/** The work for one endpoint, while it is leased. */
class Delivery {
  private position: string;
  private failuresInARow: number;
  private resumeAt: number | null;
  private over = false;

  private constructor(private readonly pool: Pool, private readonly endpoint: WebhookEndpoint, private readonly work: WebhookWork, private readonly naming: EventNaming, private readonly secrets: readonly string[]) {
    ({ position: this.position, failuresInARow: this.failuresInARow, resumeAt: this.resumeAt } = endpoint);
  }

  static async begin(pool: Pool, endpoint: WebhookEndpoint, work: WebhookWork): Promise<Delivery> {
    const tx = pool.dataSource.manager;
    const secrets = (await liveWebhookSecrets(tx, [endpoint.id], pool.clock())).map(({ sealed }) => pool.sealer.open(sealed, `webhook ${endpoint.id}`));
    return new Delivery(pool, endpoint, work, await eventNaming(tx), secrets);
  }

  /** What is tried again, or was asked for again. */
  async sendDue(): Promise<void> {
    const { pool, endpoint } = this;
    const tx = pool.dataSource.manager;
    for (let due = await dueDeliveries(tx, endpoint.id, pool.clock(), PAGE); due.length > 0 && !this.isOver(); due = await dueDeliveries(tx, endpoint.id, pool.clock(), PAGE)) {
      const changes = new Map((await changesAt(tx, due.flatMap(({ position }) => position ?? []))).map((change) => [change.position, change]));
      for (const one of due) {
        if (this.isOver()) return;
        await this.tryAgain(one, this.eventFor(one, changes));
      }
    }
  }

  private eventFor({ eventId, body, position }: WebhookDelivery, changes: ReadonlyMap<string, LoggedChange>): NamedEvent | null {
    if (body !== null) return { id: eventId, body };
    const change = changes.get(position ?? '');
    return change === undefined ? null : this.event(change);
  }

  private async tryAgain(delivery: WebhookDelivery, event: NamedEvent | null): Promise<void> {
    const { manager: tx } = this.pool.dataSource;
    if (event === null) { // retention has taken it
      await settleDelivery(tx, delivery.id, { at: this.pool.clock(), status: null, reason: 'the change is no longer in the log', durationMs: 0 }, { state: 'DEAD', failures: delivery.failures, nextAttemptAt: null });
      return;
    }
    const sent = await this.send(event);
    if (sent === null) return;
    await this.settle(delivery, sent, true);
    await this.save(sent.verdict.verdict === 'DELIVERED' ? 1 : 0);
  }

  /** Writes down what came of a delivery that has a row. `byItself`: it is tried again at its own time, not in the order of the log. */
  private async settle({ id, failures }: Pick<WebhookDelivery, 'id' | 'failures'>, { verdict, attempt }: Sent, byItself: boolean): Promise<'ENDED' | number> {
    const { manager: tx } = this.pool.dataSource;
    switch (verdict.verdict) {
      case 'DELIVERED':
        await settleDelivery(tx, id, attempt, { state: 'DELIVERED', failures, nextAttemptAt: null });
        return 'ENDED';
      case 'SLOW_DOWN': {
        this.resumeAt = attempt.at + verdict.waitMs;
        this.over = true;
        await settleDelivery(tx, id, attempt, { state: 'RETRYING', failures, nextAttemptAt: byItself ? this.resumeAt : null });
        await postponeDeliveries(tx, this.endpoint.id, this.resumeAt);
        return this.resumeAt;
      }
      case 'GONE':
        await settleDelivery(tx, id, attempt, { state: 'RETRYING', failures, nextAttemptAt: byItself ? attempt.at : null });
        await this.disable('the receiver answered 410 Gone');
        return attempt.at;
      case 'FAILED': {
        const wait = nextAttemptMs(failures + 1, this.work.random(), verdict.askedMs);
        const nextAttemptAt = wait === null ? null : attempt.at + wait;
        await settleDelivery(tx, id, attempt, { state: wait === null ? 'DEAD' : 'RETRYING', failures: failures + 1, nextAttemptAt: byItself ? nextAttemptAt : null });
        return nextAttemptAt ?? 'ENDED';
      }
    }
  }

  /** What is new in the log. */
  async follow(): Promise<void> {
    const { pool, endpoint } = this;
    while (!this.isOver() && (this.resumeAt === null || this.resumeAt <= pool.clock())) {
      const { lastPosition: upTo, removedUpTo } = await logState(pool.dataSource.manager);
      if (BigInt(this.position) < BigInt(removedUpTo)) { await this.disable('what it was to be sent next is no longer kept in the log: let its receiver take a snapshot, then replay from then on'); return; }
      if (BigInt(upTo) <= BigInt(this.position)) return;
      const changes = await readChanges(pool.dataSource.manager, { after: this.position, upTo, limit: PAGE, ...endpoint.filter });
      if (endpoint.order === 'ORDERED') await this.inOrder(changes);
      else await this.sideBySide(changes);
      if (this.over || this.work.signal.aborted) return;
      if (changes.length < PAGE) this.position = upTo;
      await this.save(0);
    }
  }

  private async inOrder(changes: readonly LoggedChange[]): Promise<void> {
    const { manager: tx } = this.pool.dataSource;
    for (const [index, change] of changes.entries()) {
      if (this.isOver()) return;
      const event = this.event(change);
      const sent = await this.send(event);
      if (sent === null) return;
      const delivered = sent.verdict.verdict === 'DELIVERED';
      const held = index === 0 || !delivered ? await heldDelivery(tx, this.endpoint.id, change.position) : null;
      if (!delivered || held !== null) {
        const id = held?.id ?? await addWebhookDelivery(tx, { endpointId: this.endpoint.id, position: change.position, eventId: event.id, body: null, createdAt: this.pool.clock(), nextAttemptAt: null });
        const next = await this.settle({ id, failures: held?.failures ?? 0 }, sent, false);
        if (next !== 'ENDED') { this.failuresInARow += 1; this.resumeAt = next; await this.save(0); this.over = true; return; }
      }
      this.failuresInARow = 0;
      this.resumeAt = null;
      this.position = change.position;
      await this.save(delivered ? 1 : 0);
    }
  }

  private async sideBySide(changes: readonly LoggedChange[]): Promise<void> {
    for (let from = 0; from < changes.length && !this.isOver(); from += SIDE_BY_SIDE) {
      const wave = changes.slice(from, from + SIDE_BY_SIDE);
      const results = await Promise.all(wave.map(async (change) => ({ change, sent: await this.send(this.event(change)) })));
      let delivered = 0;
      for (const { change, sent } of results) {
        if (sent === null) return; // we stop: the wave is sent again
        if (sent.verdict.verdict === 'DELIVERED') { delivered += 1; this.failuresInARow = 0; } else await this.setAside(change, sent);
      }
      this.position = wave.at(-1)?.position ?? this.position;
      if (this.failuresInARow >= AWAY_AFTER) {
        this.resumeAt = this.pool.clock() + (nextAttemptMs(Math.min(Math.floor(this.failuresInARow / AWAY_AFTER), 5), this.work.random(), null) ?? 0);
        await this.save(delivered);
        this.over = true;
      } else await this.save(delivered);
    }
  }

  private async setAside(change: LoggedChange, sent: Sent): Promise<void> {
    const { pool, endpoint } = this;
    const id = await addWebhookDelivery(pool.dataSource.manager, { endpointId: endpoint.id, position: change.position, eventId: this.event(change).id, body: null, createdAt: pool.clock(), nextAttemptAt: pool.clock() });
    if (sent.verdict.verdict === 'FAILED') this.failuresInARow += 1;
    await this.settle({ id, failures: 0 }, sent, true);
  }

  private event(change: LoggedChange): NamedEvent {
    const role = ROLES.find((one) => one === this.endpoint.role) ?? 'AUDITOR';
    return eventOf(change, this.naming, this.pool.maskers[role]);
  }

  /** Null when we stop meanwhile. */
  private async send({ id, body }: { readonly id: string; readonly body: JsonObject }): Promise<Sent | null> {
    const { pool, endpoint, work } = this;
    const text = JSON.stringify(body);
    const at = pool.clock();
    const headers = webhookHeaders(this.secrets, { id, timestampSeconds: Math.floor(at / 1_000), body: text });
    const { status, retryAfter, reason, durationMs } = await work.poster.post({ url: endpoint.url, body: text, headers: { ...headers, 'content-type': CLOUD_EVENT_TYPE } }, work.signal);
    if (work.signal.aborted && status === null) return null;
    return { verdict: verdictOf({ status, retryAfter }, at), attempt: { at, status, reason, durationMs } };
  }

  private async disable(reason: string): Promise<void> {
    this.over = true;
    await setWebhookState(this.pool.dataSource.manager, this.endpoint.id, 'DISABLED', reason);
  }

  private async save(delivered: number): Promise<void> {
    const { pool, endpoint, position, resumeAt, failuresInARow } = this;
    if (!await saveWebhookProgress(pool.dataSource.manager, endpoint.id, leaseFor(pool, this.work), { position, resumeAt, failuresInARow, delivered })) this.over = true;
  }

  private isOver(): boolean {
    return this.over || this.work.signal.aborted;
  }
}
