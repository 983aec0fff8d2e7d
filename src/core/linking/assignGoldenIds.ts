import { byCodeUnit } from '../model/naturalOrder';

/** Where a source record stands before clusters are given their golden ids. */
export interface Membership {
  readonly recordId: string;
  /** The golden record it belongs to now; null when it is new or was deleted. */
  readonly goldenId: string | null;
  /** The golden record that was made for it, if one ever was: what it returns to after a split. */
  readonly homeGoldenId: string | null;
}

/** A steward has let `survivor` survive over `merged`: in one cluster it comes first, however old either is. */
export interface Precedence { readonly survivorId: string; readonly mergedId: string }

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
 * merge restores the ids; only a cluster that has none gets a new one. Where a steward has chosen a survivor
 * (`precedences`), that one comes before the other.
 */
export function assignGoldenIds(
  clusters: readonly (readonly string[])[],
  memberships: readonly Membership[],
  mint: () => string,
  precedences: readonly Precedence[] = [],
): Assignment[] {
  const byRecord = new Map(memberships.map((membership) => [membership.recordId, membership]));
  const claims = clusters.flatMap((members, cluster) => preferred(claimsOf(members, cluster, byRecord), precedences));
  const places = placesOf(precedences);
  const place = ({ goldenId }: Claim): string => places.get(goldenId) ?? goldenId;
  claims.sort((x, y) => byCodeUnit(place(x), place(y)) || y.weight - x.weight || x.cluster - y.cluster);
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

/** The survivor that a steward chose is claimed as if it were present, wherever what it was chosen over is claimed too. */
function preferred(claims: readonly Claim[], precedences: readonly Precedence[]): Claim[] {
  const survivors = new Set(precedences.filter(({ mergedId }) => claims.some(({ goldenId }) => goldenId === mergedId)).map(({ survivorId }) => survivorId));
  return claims.map((claim) => (survivors.has(claim.goldenId) ? { ...claim, weight: Math.max(claim.weight, PRESENT) } : claim));
}

/** So long chains of choices are followed. */
const MAX_CHAIN = 50;

/** Where an id that yields to another stands: right behind it. Ids that yield to nobody stand by their age. */
function placesOf(precedences: readonly Precedence[]): Map<string, string> {
  const over = new Map(precedences.map(({ mergedId, survivorId }) => [mergedId, survivorId]));
  const place = (id: string, depth: number): string => {
    const survivor = over.get(id);
    return survivor === undefined || depth >= MAX_CHAIN ? id : `${place(survivor, depth + 1)} ${id}`;
  };
  return new Map([...over.keys()].map((id) => [id, place(id, 0)]));
}
