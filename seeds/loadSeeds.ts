import { upsertSourceRecords } from '../src/app/ingest/upsertSourceRecords';
import { record } from '../src/app/audit';
import { publishChangeRule, readChangeRules, saveChangeRule } from '../src/app/changeRules/rules';
import { simulateChangeRule } from '../src/app/changeRules/simulate';
import type { Pool } from '../src/app/poolContext';
import { SEEDER, seedConfiguration } from './seedConfiguration';
import { modelKey } from '../src/core/attributes/modelCode';
import { addDeviceModels } from '../src/storage/deviceModels';
import { inTransaction } from '../src/storage/transaction';
import { beginSeeding, finishSeeding, seedingState } from '../src/storage/seeding';
import { demoFiles, seedChangeRules, seedModels } from './seedFiles';
import type { DemoFile } from './seedFiles';

const DEMO = 'demo';
const MAX_BATCH_RECORDS = 500;

/**
 * Puts the demo company into an empty store, or completes a seeding that was interrupted; a store with anything
 * else in it is left alone. Its records go the way of everybody's: what was loaded before the interruption is
 * found unchanged, and what somebody has changed since is newer. Every step may be done twice.
 */
export async function loadSeeds(pool: Pool, log: (line: string) => void = () => undefined): Promise<void> {
  const state = await seedingState(pool.dataSource.manager, DEMO);
  if (state === 'FINISHED') return;
  if (state === 'FOREIGN') {
    log('the store is not empty: no demo seeds');
    return;
  }
  const startedAt = pool.clock();
  const { manager } = pool.dataSource;
  await beginSeeding(manager, DEMO, startedAt);
  await seedConfiguration(pool);
  await inTransaction(pool.dataSource, async (tx) => {
    const models = seedModels().map((model) => ({ ...model, comparisonKey: modelKey(model.code) }));
    await addDeviceModels(tx, models);
    await record(pool, tx, SEEDER, { operation: 'addDeviceModels', details: { models: models.length } });
  });
  for (const file of demoFiles()) await loadFile(pool, file, log);
  await publishRules(pool);
  await finishSeeding(manager, DEMO, pool.clock());
  log(`demo seeds loaded in ${((pool.clock() - startedAt) / 1000).toFixed(1)} s`);
}

/** The company's change rules, for what comes after its records; one that an interrupted seeding has published stands. */
async function publishRules(pool: Pool): Promise<void> {
  const known = new Set((await readChangeRules(pool, SEEDER)).filter(({ state }) => state !== 'DRAFT').map(({ name }) => name));
  for (const { name, note, spec } of seedChangeRules().filter((rule) => !known.has(rule.name))) {
    const { id } = await saveChangeRule(pool, SEEDER, { id: null, name, spec, note, seenRevision: null });
    const { confirmation } = await simulateChangeRule(pool, SEEDER, spec, pool.clock());
    await publishChangeRule(pool, SEEDER, { id, confirmation, backfill: false });
  }
}

async function loadFile(pool: Pool, { system, type, records }: DemoFile, log: (line: string) => void): Promise<void> {
  const batchSize = Math.min(MAX_BATCH_RECORDS, pool.bounds.maxBatchRecords);
  let [accepted, unchanged, rejected] = [0, 0, 0];
  for (let from = 0; from < records.length; from += batchSize) {
    const report = await upsertSourceRecords(pool, SEEDER, { system, type, records: records.slice(from, from + batchSize) });
    accepted += report.accepted;
    unchanged += report.unchanged;
    rejected += report.rejected;
  }
  log(`demo seeds: ${system} ${type}: ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected`);
}
