import type { ChangeKind } from '../model/change';

export const WEBHOOK_STATES = ['ACTIVE', 'PAUSED', 'DISABLED', 'REMOVED'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];
/** ORDERED: an event that fails holds up those behind it. UNORDERED: it is set aside and tried again by itself. */
export const WEBHOOK_ORDERS = ['ORDERED', 'UNORDERED'] as const;
export type WebhookOrder = (typeof WEBHOOK_ORDERS)[number];
export const WEBHOOK_SCHEMES = ['HMAC', 'ED25519'] as const;
export type WebhookScheme = (typeof WEBHOOK_SCHEMES)[number];
export const DELIVERY_STATES = ['RETRYING', 'DELIVERED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Which changes an endpoint is sent: those that fit every member given. */
export interface WebhookFilter {
  readonly types?: readonly string[];
  readonly attributes?: readonly string[];
  readonly kinds?: readonly ChangeKind[];
  readonly goldenIds?: readonly string[];
}
