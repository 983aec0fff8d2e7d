import { byCodeUnit } from '../model/naturalOrder';

/** Where a source record stands before clusters are given their golden ids. */
export interface Membership {
  readonly recordId: string;
  /** The golden record it belongs to now; null when it is new or was deleted. */
  readonly goldenId: string | null;
  /** The golden record that was made for it, if one ever was: what it returns to after a split. */
  readonly homeGoldenId: string | null;
}

export interface Assignment {
  readonly goldenId: string;
  readonly members: readonly string[];
  /** True when the id has just been minted. */
  readonly minted: boolean;
}

/**
 * Gives every cluster a golden id. An existing id goes to at most one cluster; of several ids in one
 * cluster the oldest survives (golden ids sort by their time of creation), the others are merged into it.
 * A part that splits off takes back the id that was once made for one of its members, so that undoing a
 * merge restores the ids; only a cluster that has none gets a new one.
 */
export function assignGoldenIds(
  clusters: readonly (readonly string[])[],
  memberships: readonly Membership[],
  mint: () => string,
): Assignment[] {
  const byRecord = new Map(memberships.map((membership) => [membership.recordId, membership]));
  const claims = clusters.flatMap((members, cluster) => claimsOf(members, cluster, byRecord));
  claims.sort((x, y) => byCodeUnit(x.goldenId, y.goldenId) || y.weight - x.weight || x.cluster - y.cluster);
  const idOf = new Map<number, string>();
  const settled = new Set<string>();
  // Present members speak before former ones: a record that comes back never takes the id from those who stayed.
  for (const present of [true, false]) {
    for (const claim of claims) {
      if ((claim.weight >= PRESENT) !== present || settled.has(claim.goldenId)) continue;
      // The strongest claim decides; when its cluster already has an older id, this one is merged away.
      if (present || !idOf.has(claim.cluster)) settled.add(claim.goldenId);
      if (!idOf.has(claim.cluster)) idOf.set(claim.cluster, claim.goldenId);
    }
  }
  return clusters.map((members, cluster) => {
    const goldenId = idOf.get(cluster);
    return goldenId === undefined ? { goldenId: mint(), members, minted: true } : { goldenId, members, minted: false };
  });
}

interface Claim { readonly goldenId: string; readonly cluster: number; readonly weight: number }

/** The weight of a record that belongs to the golden record now. */
const PRESENT = 1;
/** It belongs there and the id was made for it: this outweighs any number that joined later. */
const FOUNDER = 1_000_000_000;
/** The id was made for it, but it has left since. */
const FORMER = 1e-6;

function claimsOf(members: readonly string[], cluster: number, byRecord: ReadonlyMap<string, Membership>): Claim[] {
  const weights = new Map<string, number>();
  const add = (goldenId: string, weight: number): void => { weights.set(goldenId, (weights.get(goldenId) ?? 0) + weight); };
  for (const id of members) {
    const { goldenId, homeGoldenId } = byRecord.get(id) ?? { goldenId: null, homeGoldenId: null };
    if (goldenId !== null) add(goldenId, goldenId === homeGoldenId ? FOUNDER : PRESENT);
    if (homeGoldenId !== null && homeGoldenId !== goldenId) add(homeGoldenId, FORMER);
  }
  return [...weights].map(([goldenId, weight]) => ({ goldenId, cluster, weight }));
}
