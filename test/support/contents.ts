import type { Pool } from '../../src/app/poolContext';

type Row = Readonly<Record<string, unknown>>;

/** What is derived, and what is kept of it, with every column that does not tell when a thing came or what number it got. */
const QUESTIONS: Readonly<Record<string, string>> = {
  sourceRecords: `select id as record, derived_from, payload, encode(content_hash, 'hex') as hash, mapping_version, values, rejections, source_updated_at, received_at, deleted,
    golden_id as golden from source_record`,
  formerPayloads: 'select source_record_id as record, payload, source_updated_at, reason from source_record_history',
  goldenRecords: 'select id as golden, type, status, values, provenance, computed_at, due_at, key ~ \'^CU[0-9]{8}$\' as numbered from golden_record where status = \'ACTIVE\'',
  // Where a value comes from may change without a version.
  currentVersions: `select v.golden_id as golden, v.status, v.values from golden_version v join golden_record g on g.id = v.golden_id and g.version = v.version where g.status = 'ACTIVE'`,
  judgements: 'select a_id as record, b_id as other, type, judgement, judge, evidence, rank, score, judged_by from judgement where superseded_by is null',
  reviewPairs: 'select a_id as golden, b_id as second, type, status, score, evidence, evidence_a as record, evidence_b as other, judgements, changed, rivals, impact from review_pair',
  matchKeys: 'select source_record_id as record, type, key from match_key',
  candidateKeys: 'select source_record_id as record, key, most from candidate_key',
  sourceReferences: 'select source_record_id as record, attribute, position, target_type, target_system, target_key from source_reference',
  goldenKeys: 'select golden_id as golden, type, attribute, key from golden_key',
  goldenReferences: 'select golden_id as golden, attribute, target_id as second, from_type from golden_reference where until is null',
  // Layers of sampled documents go by the golden id.
  searchDocuments: `select golden_id as golden, type, forms, array(select token from unnest(tsvector_to_array(tokens)) as token where token !~ '^[0-9]' order by token) as tokens from search_document`,
};

/** Everything that a pool holds but its configuration, in names that do not depend on when anything came: golden records are named by their members. */
export async function contents(pool: Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const records = await pool.dataSource.query<{ id: string; name: string; golden: string | null }[]>(
    `select id, system || '/' || type || '/' || source_key as name, golden_id as golden from source_record order by 2`);
  const recordName = new Map(records.map(({ id, name }) => [id, name]));
  const goldenName = new Map<string, string>();
  for (const { golden, name } of records) if (golden !== null) goldenName.set(golden, `${goldenName.get(golden) ?? ''}+${name}`);
  const named = (value: unknown, at: string): unknown => {
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return at === 'rivals' ? value.map((one) => named(one, at)).map(String).sort() : value.map((one) => named(one, at));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)).map(([name, inner]) => [name, named(inner, name)]));
    if (typeof value !== 'string') return value;
    return ['record', 'other', 'sourceRecordId', 'agreeing'].includes(at) ? recordName.get(value) ?? value : goldenName.get(value) ?? value;
  };
  const asked = await Promise.all(Object.entries(QUESTIONS).map(async ([name, sql]) =>
    [name, (await pool.dataSource.query<Row[]>(sql)).map((row) => JSON.stringify(inEitherOrder(named(row, '') as Row))).sort()] as const));
  return Object.fromEntries(asked);
}

/** Which of two golden records is the older depends on who came first. */
function inEitherOrder(row: Row): Row {
  const { golden, second } = row;
  return typeof golden === 'string' && typeof second === 'string' && second < golden && 'rivals' in row ? { ...row, golden: second, second: golden } : row;
}

const MAX_SHOWN = 3;

/** What one pool holds and the other does not; nothing for equal ones. Rows from the first character on that differs. */
export function differing(one: Readonly<Record<string, readonly string[]>>, other: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.keys({ ...one, ...other }).flatMap((table) => {
    const [left, right] = [one[table] ?? [], other[table] ?? []];
    const [inLeft, inRight] = [new Set(left), new Set(right)];
    const rows = [...left.filter((row) => !inRight.has(row)).map((row) => `- ${row}`).slice(0, MAX_SHOWN), ...right.filter((row) => !inLeft.has(row)).map((row) => `+ ${row}`).slice(0, MAX_SHOWN)];
    if (rows.length === 0) return left.length === right.length ? [] : [[table, [`${left.length} rows, ${right.length} rows`]]];
    return [[table, rows]];
  }));
}
