import type { Pool } from '../../src/app/poolContext';

/** Empties the pool but for its configuration. */
export async function emptyPool(pool: Pool): Promise<void> {
  await pool.dataSource.query(`truncate source_record, source_record_history, match_key, source_reference, judgement,
    pinned_value, golden_key, golden_reference, golden_version, golden_record, change, decision, survivor_choice, review_pair, review_claim, candidate_key, search_document, exclusion, source_import cascade`);
}

interface RecordRow { id: string; name: string; deleted: boolean; values: unknown; rejections: unknown; golden_id: string | null }
interface GoldenRow { id: string; type: string; key: string; values: unknown; provenance: unknown }

/**
 * What a pool believes, in names that do not depend on when anything came: golden records are named by
 * their members, source records by system, type and key. Ids, versions and handed-out keys are left out.
 */
export async function believed(pool: Pool): Promise<unknown> {
  const records = await pool.dataSource.query<RecordRow[]>(
    `select id, system || '/' || type || '/' || source_key as name, deleted, values, rejections, golden_id from source_record order by 2`);
  const goldens = await pool.dataSource.query<GoldenRow[]>(`select id, type, key, values, provenance from golden_record where status = 'ACTIVE'`);
  const judgements = await pool.dataSource.query<{ a: string; b: string; says: string }[]>(
    `select a_id as a, b_id as b, type || ' ' || judgement || ' ' || judge || ' ' || evidence as says from judgement where superseded_by is null`);
  const reviews = await pool.dataSource.query<{ a: string; b: string; x: string; y: string; says: string; rivals: string[] }[]>(
    `select a_id as a, b_id as b, evidence_a as x, evidence_b as y, status || ' ' || evidence || ' ' || judgements || ' ' || coalesce(score::text, '-') as says, rivals from review_pair`);
  const recordName = new Map(records.map((record) => [record.id, record.name]));
  const goldenName = new Map(goldens.map((golden) => [golden.id, records.filter((r) => r.golden_id === golden.id).map((r) => r.name).join('+')]));
  const rename = (value: unknown, at?: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => rename(item, at));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, inner]) => [name, rename(inner, name)]));
    if (typeof value !== 'string') return value;
    if (at === 'sourceRecordId' || at === 'agreeing') return recordName.get(value) ?? value;
    return goldenName.get(value) ?? value;
  };
  return {
    // A deleted record says nothing; whether a row once fed a second record is history.
    records: records.filter((record) => !record.deleted)
      .map((record) => ({ name: record.name, values: rename(record.values), golden: record.golden_id === null ? null : goldenName.get(record.golden_id) })),
    goldens: goldens.map((golden) => ({ members: goldenName.get(golden.id), type: golden.type, values: rename(golden.values), provenance: rename(golden.provenance) }))
      .sort((x, y) => ((x.members ?? '') < (y.members ?? '') ? -1 : 1)),
    reviews: reviews.map(({ a, b, x, y, says, rivals }) =>
      [[goldenName.get(a), goldenName.get(b)].sort().join(' ? '), says, [recordName.get(x), recordName.get(y)].join(' ~ '), rivals.map((id) => goldenName.get(id)).sort().join(' / ')].join(': ')).sort(),
    judgements: judgements.map(({ a, b, says }) => `${recordName.get(a)} ~ ${recordName.get(b)}: ${says}`).sort(),
  };
}
