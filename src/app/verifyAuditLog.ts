import type { ChainedAuditEntry } from '../core/audit/auditEntry';
import { CHAIN_START, chainHash } from '../core/audit/chain';
import { chainAfter } from '../storage/auditLog';
import type { Tx } from '../storage/transaction';
import type { Pool } from './poolContext';

/** The end of the chain: whoever keeps it elsewhere can tell later that nothing before it was taken away. */
export interface AuditHead { readonly position: string; readonly hash: string }
export interface AuditVerification {
  readonly entries: number;
  readonly head: AuditHead | null;
  /** The place of the first entry that is not what it was, or does not follow the one before; null when all hold. */
  readonly brokenAt: string | null;
}

const PAGE = 1_000;

/**
 * Recomputes the chain of the audit log from its beginning; in memory that does not grow with it. `kept`: the end
 * of the chain as it was once, kept elsewhere; that it still stands shows that nothing was cut off after it.
 */
export async function verifyAuditLog(pool: Pool, tx: Tx, kept: AuditHead | null = null): Promise<AuditVerification> {
  let [entries, head, brokenAt] = [0, null as AuditHead | null, null as string | null];
  for (;;) {
    const page: ChainedAuditEntry[] = await chainAfter(tx, head?.position ?? '0', PAGE);
    for (const entry of page) {
      const position = String(BigInt(head?.position ?? 0) + 1n);
      const expected = chainHash(head?.hash ?? CHAIN_START, position, entry, pool.keyedHash);
      if (entry.position !== position || entry.hash !== expected) brokenAt ??= entry.position;
      if (kept?.position === entry.position && kept.hash !== entry.hash) brokenAt ??= entry.position;
      head = { position: entry.position, hash: entry.hash };
      entries += 1;
    }
    if (page.length === PAGE) continue;
    if (kept !== null && BigInt(kept.position) > BigInt(head?.position ?? 0)) brokenAt ??= kept.position;
    return { entries, head, brokenAt };
  }
}
