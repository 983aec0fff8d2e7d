import type { GoldenChange } from '../../core/model/change';
import { beginExclusion, countExcluded, endExclusion, sampleOfSource } from '../../storage/exclusions';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { confirmationFor } from '../configuration/confirmation';
import { inForce } from '../configuration/inForce';
import type { Settled } from '../ingest/settle';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { inTransactionOrDry } from '../steward/dryRun';
import { checkExcludable, excludes, exclusionInForce, includes } from './excludeSource';
import type { Excluded } from './excludeSource';
import { followPage } from './followPage';

/** What would become of the pool, by a sample of the source records concerned. */
export interface ExclusionPreview {
  /** Source records concerned, and how many of them were looked at. */
  readonly sourceRecords: number;
  readonly sampled: number;
  /** Golden records of the sample: that would change, have nobody left, become another's, or come (back). */
  readonly changed: number;
  readonly retired: number;
  readonly merged: number;
  readonly created: number;
  /** By attribute, of how many golden records the value would change; most first. */
  readonly attributes: readonly { readonly attribute: string; readonly goldenRecords: number }[];
  readonly examples: readonly GoldenChange[];
  readonly confirmation: string;
  /** Milliseconds since the epoch. */
  readonly confirmationExpiresAt: number;
}

export const EXCLUSION_PREVIEW_BOUNDS = { defaultSample: 200, maxSample: 1_000, examples: 50 } as const;

interface Seen extends Excluded { readonly sourceRecords: number; readonly sampled: number; readonly settled: readonly Settled[] }

/** What excluding a source would do to a sample of its records. Goes the whole way and takes everything back. Errors as of excludeSource. */
export async function previewExclusion(pool: Pool, caller: Caller | null, { system, importId }: Excluded, sample?: number): Promise<ExclusionPreview> {
  const known = authorise(caller, 'configure');
  return look(pool, known, { what: () => excludes({ system, importId }), sample }, async (tx) => {
    await checkExcludable(await inForce(pool, tx), tx, { system, importId });
    await beginExclusion(tx, { system, importId, note: 'preview', excludedBy: known.name, excludedAt: pool.clock() });
    return { system, importId };
  });
}

/** What ending an exclusion would do. */
export async function previewExclusionEnd(pool: Pool, caller: Caller | null, exclusionId: string, sample?: number): Promise<ExclusionPreview> {
  const known = authorise(caller, 'configure');
  return look(pool, known, { what: () => includes(exclusionId), sample }, async (tx) => {
    const { id, system, importId } = await exclusionInForce(tx, exclusionId, true);
    await endExclusion(tx, id, { endedBy: known.name, endedAt: pool.clock() });
    return { system, importId };
  });
}

async function look(pool: Pool, caller: Caller, { what, sample = EXCLUSION_PREVIEW_BOUNDS.defaultSample }: { readonly what: () => string; readonly sample: number | undefined }, begin: (tx: Tx) => Promise<Excluded>): Promise<ExclusionPreview> {
  const seen = await inTransactionOrDry(pool, true, async (tx): Promise<Seen> => {
    const { system, importId } = await begin(tx);
    const names = await sampleOfSource(tx, { system, importId }, sample);
    const settled = await followPage(await inForce(pool, tx), tx, { system, importId, names, actor: caller.name, now: pool.clock() });
    return { system, importId, sourceRecords: await countExcluded(tx, system, importId), sampled: names.length, settled };
  });
  return previewOf(pool, caller, seen, what());
}

function previewOf(pool: Pool, caller: Caller, { sourceRecords, sampled, settled }: Seen, what: string): ExclusionPreview {
  const changes = settled.flatMap(({ survived }) => survived.flatMap(({ change }) => change ?? []));
  const count = (...kinds: GoldenChange['kind'][]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  const attributes = new Map<string, number>();
  for (const { kind, changed } of changes) if (kind === 'UPDATED') for (const name of changed) attributes.set(name, (attributes.get(name) ?? 0) + 1);
  const masker = maskerFor(pool, caller);
  const { code, expiresAt } = confirmationFor(pool, what, caller);
  return {
    sourceRecords, sampled, changed: count('UPDATED'), retired: count('RETIRED'), merged: count('MERGED'), created: count('CREATED', 'UNMERGED'),
    attributes: [...attributes].map(([attribute, goldenRecords]) => ({ attribute, goldenRecords })).sort((a, b) => b.goldenRecords - a.goldenRecords),
    examples: changes.slice(0, EXCLUSION_PREVIEW_BOUNDS.examples).map((change) => masker.change(change)),
    confirmation: code, confirmationExpiresAt: expiresAt,
  };
}
