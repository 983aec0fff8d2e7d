import { hash } from 'node:crypto';

/** Begins with the number under which a candidate key is stored ({@link import('../candidateKeys').keyNumber}): 64 bits, the highest byte first. */
export function keyDigest(key: string): Buffer {
  return hash('sha1', key, 'buffer');
}
