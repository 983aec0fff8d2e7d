import type { JsonObject } from '../../core/model/json';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { digestOf } from './readConfiguration';

/** Whoever confirms has just looked. */
export const CONFIRMATION_MINUTES = 15;
const MINUTE_MS = 60_000;
const CODE_CHARS = 24;
const PERSON_CHARS = 8;

/** What is confirmed: this content in the place of this version, and nothing else. `subject` says of what: "TRUST", "mapping crm customer". */
export interface Confirmed { readonly subject: string; readonly content: JsonObject; readonly baseVersion: number }

/** Who looks or publishes, by name. */
export type Person = Pick<Caller, 'name'>;

export interface Confirmation { readonly code: string; /** Milliseconds since the epoch. */ readonly expiresAt: number }

/** A code that confirms exactly this until it expires, on every node; it says who has looked, and is kept nowhere. */
export const confirmationOf = (pool: Pool, confirmed: Confirmed, by: Person): Confirmation => confirmationFor(pool, textOf(confirmed), by);
export const judgeConfirmation = (pool: Pool, code: string | null, confirmed: Confirmed, author: Person): Verdict => judge(pool, code, textOf(confirmed), author);

/** The same for anything that a text says exactly. */
export function confirmationFor(pool: Pool, what: string, by: Person): Confirmation {
  const expiresAt = (Math.floor(pool.clock() / MINUTE_MS) + CONFIRMATION_MINUTES) * MINUTE_MS;
  return { code: codeUntil(pool, what, { expiresAt, person: personOf(pool, by) }), expiresAt };
}

export const isConfirmed = (pool: Pool, code: string | null, what: string, author: Person): boolean => judge(pool, code, what, author) === 'CONFIRMED';

/** WRONG: of something else, expired, or none. OWN: where the operator asks for two, the author's own. */
export type Verdict = 'CONFIRMED' | 'WRONG' | 'OWN';

/** `author`: who has made what is to be published; where the operator asks for four eyes, another person confirms. */
function judge(pool: Pool, code: string | null, what: string, author: Person): Verdict {
  const [, minute, person = ''] = /^([0-9a-z]{1,9})-([0-9a-f]+)-/.exec(code ?? '') ?? [];
  if (minute === undefined) return 'WRONG';
  const expiresAt = Number.parseInt(minute, 36) * MINUTE_MS;
  if (expiresAt <= pool.clock() || code !== codeUntil(pool, what, { expiresAt, person })) return 'WRONG';
  return pool.fourEyes && person === personOf(pool, author) ? 'OWN' : 'CONFIRMED';
}

const textOf = ({ subject, content, baseVersion }: Confirmed): string => `${subject}|${baseVersion}|${digestOf(content)}`;
const personOf = (pool: Pool, { name }: Person): string => pool.keyedHash(`person|${name}`).slice(0, PERSON_CHARS);

function codeUntil(pool: Pool, what: string, { expiresAt, person }: { readonly expiresAt: number; readonly person: string }): string {
  const minute = (expiresAt / MINUTE_MS).toString(36);
  return `${minute}-${person}-${pool.keyedHash(`confirm|${minute}|${person}|${what}`).slice(0, CODE_CHARS)}`;
}

/** What to say of a code that does not do. */
export function wrongCode(code: string | null, verdict: Verdict): string {
  if (verdict === 'OWN') return 'the author\'s own code, and two persons are asked for';
  return code === null ? 'none' : 'a code of something else, or one that has expired';
}
