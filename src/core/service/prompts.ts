import type { JsonValue } from '../model/json';
import type { Label } from '../model/label';
import { warrantyEndsOn, warrantyStatus } from './warranty';

/** A line that the agent is shown beside a device. */
export interface Prompt {
  /** WARRANTY_EXPIRED, WARRANTY_ENDS_SOON, or as a change rule names it. */
  readonly code: string;
  readonly severity: 'WARNING' | 'INFO';
  readonly message: Label;
}

/** What is known by the date alone, then what rules have put there; of one code only the first. */
export function allPrompts(own: readonly Prompt[], attached: readonly Prompt[]): Prompt[] {
  const seen = new Set<string>();
  return [...own, ...attached].filter(({ code }) => !seen.has(code) && seen.add(code));
}

/** An agent is told of the coming end of a warranty this many days ahead. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** What an agent must know about a device on a day (YYYY-MM-DD). */
export function devicePrompts(values: Readonly<Record<string, JsonValue>>, on: string): Prompt[] {
  const end = warrantyEndsOn(values);
  if (end === null) return [];
  if (warrantyStatus(values, on) === 'EXPIRED') {
    return [{
      code: 'WARRANTY_EXPIRED', severity: 'WARNING',
      message: { zh: '该设备已过保,本次服务将按标准收费', en: 'This device is out of warranty; this service is charged at the standard rate' },
    }];
  }
  const days = Math.round((Date.parse(end) - Date.parse(on)) / DAY_MS);
  if (days > SOON_DAYS) return [];
  return [{
    code: 'WARRANTY_ENDS_SOON', severity: 'INFO',
    message: { zh: `该设备将于${end}到保(还有${days}天)`, en: `The warranty of this device ends on ${end} (in ${days} days)` },
  }];
}
