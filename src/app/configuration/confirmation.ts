import type { ConfigurationName } from '../../core/configuration/configuration';
import { configurationName } from '../../core/configuration/configuration';
import type { JsonObject } from '../../core/model/json';
import type { Pool } from '../poolContext';
import { digestOf } from './readConfiguration';

/** Whoever confirms has just looked. */
export const CONFIRMATION_MINUTES = 15;
const MINUTE_MS = 60_000;
const CODE_CHARS = 24;

/** What is confirmed: this content in the place of this version, and nothing else. */
export interface Confirmed { readonly name: ConfigurationName; readonly content: JsonObject; readonly baseVersion: number }

/** A code that confirms exactly this until it expires, on every node; it is kept nowhere. */
export const confirmationOf = (pool: Pool, confirmed: Confirmed): Confirmation => confirmationFor(pool, textOf(confirmed));
export const confirms = (pool: Pool, code: string | null, confirmed: Confirmed): boolean => isConfirmed(pool, code, textOf(confirmed));

export interface Confirmation { readonly code: string; /** Milliseconds since the epoch. */ readonly expiresAt: number }

/** The same for anything that a text says exactly. */
export function confirmationFor(pool: Pool, what: string): Confirmation {
  const expiresAt = (Math.floor(pool.clock() / MINUTE_MS) + CONFIRMATION_MINUTES) * MINUTE_MS;
  return { code: codeUntil(pool, what, expiresAt), expiresAt };
}

export function isConfirmed(pool: Pool, code: string | null, what: string): boolean {
  const minute = /^([0-9a-z]{1,9})-/.exec(code ?? '')?.[1];
  if (minute === undefined) return false;
  const expiresAt = Number.parseInt(minute, 36) * MINUTE_MS;
  return expiresAt > pool.clock() && code === codeUntil(pool, what, expiresAt);
}

const textOf = ({ name, content, baseVersion }: Confirmed): string => `${configurationName(name)}|${baseVersion}|${digestOf(content)}`;

function codeUntil(pool: Pool, what: string, expiresAt: number): string {
  const minute = (expiresAt / MINUTE_MS).toString(36);
  return `${minute}-${pool.keyedHash(`confirm|${minute}|${what}`).slice(0, CODE_CHARS)}`;
}
