import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import { endSourceExclusion, excludeSource } from '../../../src/app/exclusions/excludeSource';
import { previewExclusion, previewExclusionEnd } from '../../../src/app/exclusions/previewExclusion';
import { pinValue } from '../../../src/app/pinValue';
import type { Pool } from '../../../src/app/poolContext';
import { rollbackConfiguration } from '../../../src/app/configuration/publish';
import { tryConfigurationRollback } from '../../../src/app/configuration/tryDraft';
import { mergeGoldenRecords } from '../../../src/app/steward/mergeGoldenRecords';
import { undoDecision } from '../../../src/app/steward/undoDecision';
import { unlinkSourceRecord } from '../../../src/app/steward/unlinkSourceRecord';
import { MooringError } from '../../../src/core/model/errors';
import { isDatabaseAway } from '../../../src/storage/availability';
import { beginSourceImport } from '../../../src/storage/sourceImports';
import { configuration, publish } from '../../support/configuration';
import { ADMIN, STEWARD } from '../../support/pool';
import { decide } from '../../support/steward';
import type { Random } from './random';

/** What people do to a pool while systems write to it; each does one thing, at random. */
const OPERATIONS: Readonly<Record<string, (pool: Pool, random: Random) => Promise<unknown>>> = {
  upsert: async (pool, random) => send(pool, random, false),
  delete: async (pool, random) => send(pool, random, true),
  import: async (pool, random) => {
    const importId = await beginSourceImport(pool.dataSource.manager, { system: 'crm', type: 'customer', name: 'rows', startedBy: ADMIN.name, startedAt: pool.clock() });
    for (let batch = 0; batch < 3; batch += 1) await send(pool, random, false, importId);
  },
  exclude: async (pool, random) => {
    const imports = await pool.dataSource.query<{ id: string }[]>('select id from source_import order by id');
    const what = random.chance(0.2) ? { system: 'callcenter', importId: null } : { system: 'crm', importId: random.pick(imports).id };
    const { confirmation } = await previewExclusion(pool, ADMIN, what, 50);
    return excludeSource(pool, ADMIN, { ...what, note: 'wrong', confirmation });
  },
  endExclusion: async (pool, random) => {
    const inForce = await pool.dataSource.query<{ id: string }[]>('select id from exclusion where ended_at is null order by id');
    return endExclusion(pool, random.pick(inForce).id);
  },
  decide: async (pool, random) => {
    const [x, y] = await twoCustomers(pool, random);
    return decide(pool, [x, y], random.pick(['MATCH', 'NO_MATCH', 'UNSURE']));
  },
  merge: async (pool, random) => {
    const [survivorId, mergedId] = await twoCustomers(pool, random);
    return mergeGoldenRecords(pool, STEWARD, { survivorId, mergedIds: [mergedId] });
  },
  unlink: async (pool, random) => {
    const records = await pool.dataSource.query<{ id: string }[]>(`select id from source_record where system = 'callcenter' and golden_id is not null order by source_key`);
    return unlinkSourceRecord(pool, STEWARD, { sourceRecordId: random.pick(records).id, keepApart: random.chance(0.5), withFormer: random.chance(0.5) });
  },
  undo: async (pool, random) => {
    const decisions = await pool.dataSource.query<{ id: string }[]>('select id from decision order by id');
    return undoDecision(pool, STEWARD, { decisionId: random.pick(decisions).id });
  },
  pin: async (pool, random) => {
    const [goldenId] = await twoCustomers(pool, random);
    return pinValue(pool, STEWARD, { goldenId, attribute: 'serviceLevel', value: random.pick(['SILVER', 'PLATINUM']), reason: 'a steward' });
  },
  publishModel: async (pool, random) => publish(pool, 'MATCH_MODEL', 'customer', (model: { keys: { name: string; maxRecords: number }[] }) => ({
    ...model, thresholds: { link: random.pick([2.5, 5, 9]), join: random.pick([9, 12]), review: random.pick([-4, 0, 2]) },
    keys: model.keys.map((key) => (key.name === 'phone' ? { ...key, maxRecords: random.pick([3, 8, 60]) } : key)),
  })),
  publishPolicies: async (pool, random) => publish(pool, 'SURVIVORSHIP', 'customer', ({ attributes }: { attributes: object }) => ({
    attributes: { ...attributes, name: { policy: random.pick(['SOURCE_TRUST', 'MOST_RECENT', 'MOST_FREQUENT', 'MOST_COMPLETE', 'EARLIEST']) }, serviceLevel: { policy: random.pick(['MOST_RECENT', 'SOURCE_TRUST']) } },
  })),
  publishTrust: async (pool, random) => publish(pool, 'TRUST', null, ({ systems }: { systems: object }) => ({ systems: { ...systems, crm: { trust: random.pick([0.1, 0.5, 0.9]), halfLifeDays: 30 + random.below(300) } } })),
  rollBack: async (pool, random) => {
    const name = random.pick([{ kind: 'MATCH_MODEL', type: 'customer' }, { kind: 'SURVIVORSHIP', type: 'customer' }, { kind: 'TRUST', type: null }] as const);
    const { version } = await configuration(pool, name.kind, name.type);
    const back = { ...name, version: random.below(version + 1) };
    const { confirmation } = await tryConfigurationRollback(pool, ADMIN, back, { sample: 200 });
    return rollbackConfiguration(pool, ADMIN, { ...back, confirmation, note: null });
  },
};

const NAMES = ['沈清和', '司徒南', '陶小满', '闻人语', '欧阳修远'];

async function send(pool: Pool, random: Random, deleted: boolean, importId?: string): Promise<unknown> {
  const sourceKey = `D${random.below(20)}`;
  const payload = { 客户编号: sourceKey, 客户姓名: random.pick(NAMES), 手机: `139123400${10 + random.below(20)}`, 客户等级: random.pick(['普通', '金卡', 'VIP']) };
  return upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [{ sourceKey, payload, deleted }], ...(importId === undefined ? {} : { importId }) });
}

async function endExclusion(pool: Pool, exclusionId: string): Promise<unknown> {
  const { confirmation } = await previewExclusionEnd(pool, ADMIN, exclusionId, 50);
  return endSourceExclusion(pool, ADMIN, { exclusionId, note: null, confirmation });
}

/** Those whom nobody else pins: what is expected of pins is known. */
async function twoCustomers(pool: Pool, random: Random): Promise<[string, string]> {
  const goldens = await pool.dataSource.query<{ id: string }[]>(
    `select g.id from golden_record g where g.status = 'ACTIVE' and g.type = 'customer'
        and not exists (select from source_record s where s.golden_id = g.id and s.source_key like 'P%') order by g.id`);
  return [random.pick(goldens).id, random.pick(goldens).id];
}

/** What no operator should be surprised by: somebody else was first, there is nothing of the kind, or the service is away. */
const EXPECTED = ['CONFLICT', 'BAD_USER_INPUT', 'NOT_FOUND', 'UNAVAILABLE'];
const isExpected = (error: unknown): boolean => (error instanceof MooringError && EXPECTED.includes(error.code)) || isDatabaseAway(error)
  // The system's errors are of another realm than a test's: what passes them on knows them by their words alone.
  || (error instanceof Error && /^(nothing to pick from|expected a running Postgres)$|write EPIPE|ECONNRESET/.test(error.message));

export interface Operators {
  readonly stop: () => Promise<void>;
  /** By operation, how often it was carried out. */
  readonly done: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

/** Does one thing after another until it is stopped. */
export function startOperators(beside: <T>(work: (pool: Pool) => Promise<T>) => Promise<T>, random: Random): Operators {
  const done = new Map<string, number>();
  const failures: string[] = [];
  let running = true;
  const work = async (): Promise<void> => {
    while (running) {
      const [name, operation] = random.pick(Object.entries(OPERATIONS));
      try {
        await beside(async (pool) => operation(pool, random));
        done.set(name, (done.get(name) ?? 0) + 1);
      } catch (error) {
        if (!isExpected(error)) failures.push(`${name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      }
    }
  };
  const ended = work();
  return { done, failures, stop: async () => { running = false; await ended; } };
}
