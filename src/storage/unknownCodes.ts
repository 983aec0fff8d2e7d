import { toMs } from './times';
import type { Tx } from './transaction';

/** A code that no code table knew when the records that have it were mapped, attribute by attribute. Times are milliseconds since the epoch. */
export interface RefusedCode {
  readonly system: string;
  /** The type of the row; `type` is that of the record which it feeds. */
  readonly rowType: string;
  readonly type: string;
  readonly attribute: string;
  readonly code: string;
  readonly count: number;
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
  readonly sourceKeys: readonly string[];
}

interface Row { system: string; row_type: string; type: string; attribute: string; code: string; n: number; first_seen: Date; last_seen: Date; source_keys: string[] }

/** The most frequent first. Records that count for nothing are left out. */
export async function refusedCodes(tx: Tx, { system, rowType }: { readonly system: string | null; readonly rowType: string | null }, limit: number): Promise<RefusedCode[]> {
  const rows = await tx.query<Row[]>(
    `select s.system, coalesce(s.derived_from, s.type) as row_type, s.type, r ->> 'attribute' as attribute, r ->> 'got' as code, count(*)::int as n,
            min(s.received_at) as first_seen, max(s.received_at) as last_seen, (array_agg(s.source_key order by s.source_key))[1:5] as source_keys
       from source_record s cross join lateral jsonb_array_elements(s.rejections) as r
      where s.rejections @> '[{"code": "UNKNOWN_CODE"}]' and r ->> 'code' = 'UNKNOWN_CODE' and not s.deleted and not s.excluded
        and ($1::text is null or s.system = $1) and ($2::text is null or coalesce(s.derived_from, s.type) = $2)
      group by 1, 2, 3, 4, 5 order by n desc, system, row_type, code limit $3`, [system, rowType, limit]);
  return rows.map((row) => ({
    system: row.system, rowType: row.row_type, type: row.type, attribute: row.attribute, code: row.code, count: row.n,
    firstSeenAt: toMs(row.first_seen), lastSeenAt: toMs(row.last_seen), sourceKeys: row.source_keys,
  }));
}

/** The source keys of the rows of which a code was refused. */
export async function keysWithCode(tx: Tx, { system, rowType, code }: { readonly system: string; readonly rowType: string; readonly code: string }, limit: number): Promise<string[]> {
  const rows = await tx.query<{ source_key: string }[]>(
    `select distinct s.source_key from source_record s
      where s.rejections @> jsonb_build_array(jsonb_build_object('code', 'UNKNOWN_CODE', 'got', $3::text)) and s.rejections @> '[{"code": "UNKNOWN_CODE"}]'
        and s.system = $1 and coalesce(s.derived_from, s.type) = $2 and not s.deleted order by 1 limit $4`, [system, rowType, code, limit]);
  return rows.map((row) => row.source_key);
}
