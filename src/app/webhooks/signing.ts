import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { WebhookScheme } from '../../core/webhooks/endpoint';

const SECRET_BYTES = 32;

export interface NewKey {
  /** What is kept, sealed: `whsec_…` (HMAC) or `whsk_…` (ed25519). */
  readonly secret: string;
  /** `whpk_…` of ed25519; null for HMAC. */
  readonly publicKey: string | null;
}

/** A key of its scheme, in the notation of Standard Webhooks. */
export function newWebhookKey(scheme: WebhookScheme): NewKey {
  if (scheme === 'HMAC') return { secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`, publicKey: null };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // The 32 bytes of the key itself stand at the end of both encodings (RFC 8410).
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secret: `whsk_${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')}`, publicKey: `whpk_${raw.toString('base64')}` };
}

export interface Signed { readonly id: string; readonly timestampSeconds: number; readonly body: string }

/** The headers of Standard Webhooks: a signature for each live key, so that a receiver may hold the old one or the new. */
export function webhookHeaders(secrets: readonly string[], { id, timestampSeconds, body }: Signed): Record<string, string> {
  const content = Buffer.from(`${id}.${timestampSeconds}.${body}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestampSeconds), 'webhook-signature': secrets.map((secret) => signatureOf(secret, content)).join(' ') };
}

function signatureOf(secret: string, content: Buffer): string {
  const key = Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64');
  if (secret.startsWith('whsec_')) return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return `v1a,${sign(null, content, createPrivateKey({ key, format: 'der', type: 'pkcs8' })).toString('base64')}`;
}
