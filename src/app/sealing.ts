import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps texts in the database so that a dump of it does not hand them out. */
export interface Sealer {
  /** `about`: what the text belongs to; it opens for nothing else. */
  readonly seal: (text: string, about: string) => Buffer;
  readonly open: (sealed: Buffer, about: string) => string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under a key derived (HKDF, RFC 5869) from the secret that is kept beside the database, never in it. */
export function createSealer(secret: string | Buffer): Sealer {
  let derived: Buffer | null = null;
  const key = (): Buffer => derived ??= Buffer.from(hkdfSync('sha256', secret, '', 'mooring sealed texts', 32));
  return {
    seal: (text, about) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: (sealed, about) => {
      const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(about));
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}
