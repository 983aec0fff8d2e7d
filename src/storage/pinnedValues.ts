import type { JsonValue } from '../core/model/json';
import type { PinnedValue } from '../core/survivorship/survive';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export interface StoredPin extends PinnedValue {
  /** The golden record for which it counts. */
  readonly goldenId: string;
  readonly reason: string;
  readonly pinnedBy: string;
  readonly pinnedAt: number;
}

/** `pinnedOn` is where the steward has put it: another golden record, when that one has been merged away since. */
export interface PinInForce extends StoredPin { readonly pinnedOn: string }

interface Row {
  target: string; golden_id: string; attribute: string; value: JsonValue; expires_at: Date | null; reason: string; pinned_by: string; pinned_at: Date;
}

/** A merge that this transaction makes (`into`), or takes back (null), and that the database does not know yet. */
export interface MergeInHand { readonly id: string; readonly into: string | null }

/** Merges of merges are followed so far. */
const MAX_MERGES = 20;

/**
 * The pins that count for these golden records, in the order of precedence: a record's own first, then those
 * of records that were merged into it, the latest first. A merge never undoes what a steward has fixed, and
 * when it is taken back, each record has its own pins again. Expired ones too, for `survive` to judge.
 */
export async function pinsOf(tx: Tx, goldenIds: readonly string[], inHand: readonly MergeInHand[] = []): Promise<PinInForce[]> {
  if (goldenIds.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `with recursive in_hand (id, into_id) as (select * from unnest($2::uuid[], $3::uuid[])),
      heir (id, target, merges) as (
        select id, id, 0 from unnest($1::uuid[]) as wanted (id)
        union all
        select gone.id, heir.target, heir.merges + 1 from heir cross join lateral (
          select i.id from in_hand i where i.into_id = heir.id
          union all
          select g.id from golden_record g where g.merged_into = heir.id and not exists (select 1 from in_hand i where i.id = g.id)
        ) gone where heir.merges < ${MAX_MERGES})
     select heir.target, p.golden_id, p.attribute, p.value, p.expires_at, p.reason, p.pinned_by, p.pinned_at
       from heir join pinned_value p on p.golden_id = heir.id and p.unpinned_at is null
      order by heir.target, heir.merges > 0, p.pinned_at desc, p.id desc`,
    [goldenIds, inHand.map((merge) => merge.id), inHand.map((merge) => merge.into)]);
  return rows.map((row) => ({
    goldenId: row.target, pinnedOn: row.golden_id, attribute: row.attribute, value: row.value, expiresAt: toMs(row.expires_at),
    reason: row.reason, pinnedBy: row.pinned_by, pinnedAt: toMs(row.pinned_at),
  }));
}

export async function addPin(tx: Tx, pin: StoredPin): Promise<void> {
  await tx.query(
    `insert into pinned_value (golden_id, attribute, value, reason, expires_at, pinned_by, pinned_at) values ($1, $2, $3::jsonb, $4, $5, $6, $7)`,
    [pin.goldenId, pin.attribute, JSON.stringify(pin.value), pin.reason, toIso(pin.expiresAt), pin.pinnedBy, toIso(pin.pinnedAt)]);
}

/** Ends the pins of one attribute on these golden records; they stay on record. False when there was none. */
export async function endPins(tx: Tx, end: { readonly goldenIds: readonly string[]; readonly attribute: string; readonly by: string; readonly at: number }): Promise<boolean> {
  const rows = await tx.query<[unknown[], number]>(
    `update pinned_value set unpinned_at = $3, unpinned_by = $4 where golden_id = any($1::uuid[]) and attribute = $2 and unpinned_at is null returning id`,
    [end.goldenIds, end.attribute, toIso(end.at), end.by]);
  return rows[1] > 0;
}
