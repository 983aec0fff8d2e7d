import { randomBytes } from 'node:crypto';

/** A source of golden ids. Ids sort by the time at which they were made: the older golden record survives. */
export type MintId = () => string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a caller's text can be a golden id at all: the database refuses to look for anything else. */
export function isGoldenId(text: string): boolean {
  return UUID.test(text);
}

/** UUID version 7 (RFC 9562, section 5.7): 48 bits of time, a 12-bit counter within the millisecond, 62 random bits. */
export function createIdMint(clock: () => number): MintId {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const now = Math.max(clock(), lastMs);
    counter = now === lastMs ? counter + 1 : 0;
    lastMs = now;
    if (counter > 0xfff) { lastMs += 1; counter = 0; }
    const bytes = randomBytes(16);
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}
