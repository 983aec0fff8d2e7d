import type { JsonValue } from '../core/model/json';
import type { PinnedValue } from '../core/survivorship/survive';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export interface StoredPin extends PinnedValue {
  readonly goldenId: string;
  readonly reason: string;
  readonly pinnedBy: string;
  readonly pinnedAt: number;
}

interface Row { golden_id: string; attribute: string; value: JsonValue; expires_at: Date | null; reason: string; pinned_by: string; pinned_at: Date }

/** The pins in force on these golden records; expired ones too, for `survive` to judge by its own `now`. */
export async function pinsOf(tx: Tx, goldenIds: readonly string[]): Promise<StoredPin[]> {
  if (goldenIds.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select golden_id, attribute, value, expires_at, reason, pinned_by, pinned_at from pinned_value
      where golden_id = any($1::uuid[]) and unpinned_at is null`, [goldenIds]);
  return rows.map((row) => ({
    goldenId: row.golden_id, attribute: row.attribute, value: row.value, expiresAt: toMs(row.expires_at),
    reason: row.reason, pinnedBy: row.pinned_by, pinnedAt: toMs(row.pinned_at),
  }));
}

export async function addPin(tx: Tx, pin: StoredPin): Promise<void> {
  await tx.query(
    `insert into pinned_value (golden_id, attribute, value, reason, expires_at, pinned_by, pinned_at) values ($1, $2, $3::jsonb, $4, $5, $6, $7)`,
    [pin.goldenId, pin.attribute, JSON.stringify(pin.value), pin.reason, toIso(pin.expiresAt), pin.pinnedBy, toIso(pin.pinnedAt)]);
}

/** Ends a pin; it stays on record. False when there was none. */
export async function endPin(tx: Tx, end: { readonly goldenId: string; readonly attribute: string; readonly by: string; readonly at: number }): Promise<boolean> {
  const rows = await tx.query<[unknown[], number]>(
    `update pinned_value set unpinned_at = $3, unpinned_by = $4 where golden_id = $1 and attribute = $2 and unpinned_at is null returning id`,
    [end.goldenId, end.attribute, toIso(end.at), end.by]);
  return rows[1] > 0;
}
