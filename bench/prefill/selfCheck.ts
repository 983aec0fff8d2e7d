import { goldenReferencesOf, lookupKeysOf } from '../../src/app/pool/goldenKeys';
import { SERVICE_TIME_ZONE } from '../../src/app/serviceDay';
import { kindOf } from '../../src/core/attributes/kindOf';
import { sameJson } from '../../src/core/model/json';
import type { JsonValue } from '../../src/core/model/json';
import type { EntityType } from '../../src/core/model/entityType';
import type { GoldenRecordState } from '../../src/core/model/goldenRecord';
import { standardModel } from '../../src/core/model/standardModel';
import { goldenRecordsByIds } from '../../src/storage/goldenRecords';
import type { DataSource } from '../../src/storage/dataSource';

const SAMPLE_OF_EACH = 200;

/** Says what is wrong with a built pool; nothing when a sample of it is as ingest would have written it. */
export async function problemsOf(dataSource: DataSource): Promise<string[]> {
  const problems: string[] = [];
  for (const type of standardModel.types.values()) {
    const rows = await dataSource.query<{ id: string }[]>(
      `select id from golden_record where type = $1 order by md5(id::text) limit $2`, [type.name, SAMPLE_OF_EACH]);
    if (rows.length === 0) problems.push(`no golden record of type ${type.name}`);
    for (const state of await goldenRecordsByIds(dataSource.manager, rows.map(({ id }) => id))) {
      problems.push(...await indexProblems(dataSource, type, state), ...valueProblems(type, state));
    }
  }
  return problems;
}

async function indexProblems(dataSource: DataSource, type: EntityType, state: GoldenRecordState): Promise<string[]> {
  const keys = await dataSource.query<{ name: string }[]>(`select attribute || ' ' || key as name from golden_key where golden_id = $1`, [state.id]);
  const references = await dataSource.query<{ name: string }[]>(
    `select r.attribute || ' ' || r.from_type || ' ' || g.id as name from golden_reference r join golden_record g on g.id = r.target_id where r.golden_id = $1 and r.until is null`, [state.id]);
  const differ = (what: string, found: readonly { name: string }[], expected: readonly string[]): string[] => {
    const [is, should] = [found.map(({ name }) => name).sort().join(), [...new Set(expected)].sort().join()];
    return is === should ? [] : [`${state.key}: ${what} are ${is}, expected ${should}`];
  };
  return [
    ...differ('golden keys', keys, lookupKeysOf(type, state).map(({ attribute, key }) => `${attribute} ${key}`)),
    ...differ('references', references, goldenReferencesOf(type, state).map(({ attribute, fromType, targetId }) => `${attribute} ${fromType} ${targetId}`)),
  ];
}

/** A model code without the model that the catalogue resolves it to: its kind reads what is written. */
const asWritten = (value: JsonValue): JsonValue => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('key' in value && 'model' in value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'model'));
};

/** Each value is what its kind makes of the raw text, and what provenance says of it. */
function valueProblems(type: EntityType, { key, values, provenance }: GoldenRecordState): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const attribute = type.attributes.find((one) => one.name === name);
    if (attribute === undefined) return [`${key}: ${type.name} has no attribute ${name}`];
    const list: readonly JsonValue[] = attribute.cardinality === 'MANY' && Array.isArray(value) ? value : [value];
    const told = provenance.filter((entry) => entry.attribute === name);
    if (!sameJson(told.map((entry) => entry.value), list)) return [`${key}: provenance does not tell of "${name}"`];
    const kind = kindOf(attribute);
    return list.filter((one) => {
      const shown = kind.normalise(attribute.kind === 'reference' ? one : kind.display(one), { timeZone: SERVICE_TIME_ZONE });
      return attribute.kind !== 'reference' && attribute.kind !== 'address' && attribute.kind !== 'dateTime'
        && !shown.values.some((again) => kind.identity(again.value) === kind.identity(asWritten(one)));
    }).map((one) => `${key}: ${name} is no ${attribute.kind}: ${JSON.stringify(one)}`);
  });
}
