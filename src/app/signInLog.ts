import { recordFailedSignIn } from './audit';
import type { Pool } from './poolContext';

/** Failed sign-ins with one token from one address are one entry for so long, and then one with their number. */
export const SIGN_IN_WINDOW_MS = 60_000;
/** So many are told apart at a time; beyond that they count together: the log must not grow at an attacker's pace. */
const MAX_WINDOWS = 1_000;
const OTHERS = { from: 'several addresses', token: 'several tokens' };

interface Attempt { readonly from: string; readonly token: string }
interface Window extends Attempt { readonly until: number; unwritten: number }

/** Writes failed sign-ins down: the first of a kind at once, those that follow within a minute as their number. */
export interface SignInLog {
  /** `tokenHash`: of a token that nobody has, or that was revoked. */
  readonly failed: (tokenHash: Buffer, from: string) => Promise<void>;
  /** Writes down what was counted in windows that have ended; with `all`, in every window. */
  readonly flush: (all?: boolean) => Promise<void>;
}

export function createSignInLog(pool: Pool): SignInLog {
  const windows = new Map<string, Window>();
  const flush = async (all = false): Promise<void> => {
    const now = pool.clock();
    const ended = [...windows].filter(([, window]) => all || window.until <= now);
    for (const [name] of ended) windows.delete(name);
    for (const [, { from, token, unwritten }] of ended) {
      if (unwritten > 0) await recordFailedSignIn(pool, { from, token, attempts: unwritten });
    }
  };
  return {
    failed: async (tokenHash, from) => {
      const attempt = { from, token: tokenHash.toString('hex').slice(0, 8) };
      const known = windows.get(nameOf(attempt));
      const { from: place, token } = known === undefined && windows.size >= MAX_WINDOWS ? OTHERS : attempt;
      const window = windows.get(nameOf({ from: place, token }));
      if (window !== undefined && window.until > pool.clock()) {
        window.unwritten += 1;
        return;
      }
      windows.set(nameOf({ from: place, token }), { from: place, token, until: pool.clock() + SIGN_IN_WINDOW_MS, unwritten: 0 });
      const before = window?.unwritten ?? 0;
      await recordFailedSignIn(pool, { from: place, token, attempts: before + 1 });
    },
    flush,
  };
}

const nameOf = ({ from, token }: Attempt): string => `${from} ${token}`;
