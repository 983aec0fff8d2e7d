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
 * A part that splits off takes back the id that was made for one of its members, so that undoing a merge
 * restores the ids; only a cluster that has none gets a new one.
 */
export function assignGoldenIds(
  clusters: readonly (readonly string[])[],
  memberships: readonly Membership[],
  mint: () => string,
): Assignment[] {
  const byRecord = new Map(memberships.map((membership) => [membership.recordId, membership]));
  const claims = clusters.flatMap((members, cluster) => claimsOf(members, cluster, byRecord));
  claims.sort((x, y) => byCodeUnit(x.goldenId, y.goldenId) || y.weight - x.weight || x.cluster - y.cluster);
  const taken = new Map<number, string>();
  let previous = '';
  for (const claim of claims) {
    if (claim.goldenId === previous) continue;
    // The strongest claim on an id decides; when its cluster already has an older id, this one is merged away.
    previous = claim.goldenId;
    if (!taken.has(claim.cluster)) taken.set(claim.cluster, claim.goldenId);
  }
  return clusters.map((members, cluster) => {
    const goldenId = taken.get(cluster);
    return goldenId === undefined ? { goldenId: mint(), members, minted: true } : { goldenId, members, minted: false };
  });
}

interface Claim { readonly goldenId: string; readonly cluster: number; readonly weight: number }

/** A record for which the id was made weighs more than any number that joined it later. */
const HOME_WEIGHT = 1_000_000_000;

function claimsOf(members: readonly string[], cluster: number, byRecord: ReadonlyMap<string, Membership>): Claim[] {
  const weights = new Map<string, number>();
  for (const id of members) {
    const membership = byRecord.get(id);
    if (membership === undefined) continue;
    const { goldenId, homeGoldenId } = membership;
    if (goldenId !== null) weights.set(goldenId, (weights.get(goldenId) ?? 0) + 1);
    if (homeGoldenId !== null) weights.set(homeGoldenId, (weights.get(homeGoldenId) ?? 0) + HOME_WEIGHT);
  }
  return [...weights].map(([goldenId, weight]) => ({ goldenId, cluster, weight }));
}
