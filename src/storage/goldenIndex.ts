import { toIso } from './times';
import type { Tx } from './transaction';

/** A key under which a golden record is found: a phone number, a serial number. */
export interface GoldenKeyRow { readonly type: string; readonly attribute: string; readonly key: string; readonly goldenId: string }
/** A relation between two golden records; `fromType` is the referring record's type. */
export interface GoldenReferenceRow { readonly goldenId: string; readonly attribute: string; readonly targetId: string; readonly fromType: string }
/** One that begins or ends at a moment, ms since the epoch. */
export interface DatedReferenceRow extends GoldenReferenceRow { readonly at: number }

export interface IndexDifference<Row> { readonly gone: readonly Row[]; readonly come: readonly Row[] }

export async function changeGoldenKeys(tx: Tx, { gone, come }: IndexDifference<GoldenKeyRow>): Promise<void> {
  const columns = (rows: readonly GoldenKeyRow[]): unknown[] => [rows.map((r) => r.type), rows.map((r) => r.attribute), rows.map((r) => r.key), rows.map((r) => r.goldenId)];
  const statements: Promise<unknown>[] = [];
  if (gone.length > 0) {
    statements.push(tx.query(
      `delete from golden_key k using unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as row (type, attribute, key, golden_id)
        where (k.type, k.attribute, k.key, k.golden_id) = (row.type, row.attribute, row.key, row.golden_id)`, columns(gone)));
  }
  if (come.length > 0) {
    statements.push(tx.query(
      `insert into golden_key (type, attribute, key, golden_id) select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) on conflict do nothing`, columns(come)));
  }
  await Promise.all(statements);
}

/** Ends relations and begins others, each at its moment; what has ended stays on record. */
export async function changeGoldenReferences(tx: Tx, { gone, come }: IndexDifference<DatedReferenceRow>): Promise<void> {
  const statements: Promise<unknown>[] = [];
  if (gone.length > 0) {
    statements.push(tx.query(
      `update golden_reference r set until = row.at from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as row (golden_id, attribute, target_id, at)
        where (r.golden_id, r.attribute, r.target_id) = (row.golden_id, row.attribute, row.target_id) and r.until is null`,
      [gone.map((r) => r.goldenId), gone.map((r) => r.attribute), gone.map((r) => r.targetId), gone.map((r) => toIso(r.at))]));
  }
  if (come.length > 0) {
    statements.push(tx.query(
      `insert into golden_reference (golden_id, attribute, target_id, from_type, since)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[]) on conflict do nothing`,
      [come.map((r) => r.goldenId), come.map((r) => r.attribute), come.map((r) => r.targetId), come.map((r) => r.fromType), come.map((r) => toIso(r.at))]));
  }
  await Promise.all(statements);
}
