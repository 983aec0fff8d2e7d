import { addImpact } from '../../core/mapping/impact';
import { hasMappingRun, holdMappingRun, markMapped, markMappingRun, nextSentKeys } from '../../storage/mappingRuns';
import type { MappingRun } from '../../storage/mappingRuns';
import { typesEverFed } from '../../storage/mappingVersions';
import type { MappingName } from '../../storage/mappingDrafts';
import type { SourceRecordName, StoredSourceRecord } from '../../storage/sourceRecords';
import { mappingVersions } from '../../storage/sourceSystems';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { holdNames, reserveIds } from '../ingest/holdNames';
import { compiledMapping, mappingFor } from '../ingest/mappingFor';
import type { MappingInForce } from '../ingest/mappingFor';
import { settle } from '../ingest/settle';
import type { Settled } from '../ingest/settle';
import type { Pool } from '../poolContext';
import { remap } from './remap';
import type { Remapped, Remapping } from './remap';

/** Records that are taken through a published mapping in one transaction. */
const PAGE = 200;

/**
 * Takes the next page of stored records through the mapping that was published, one transaction, with the golden records
 * and changes that follow; false when none is left, or all that is left is paused. Where it stopped it goes on, after a
 * restart or on another node. What is written meanwhile follows the new version by itself.
 */
export async function reapplyPage(pool: Pool): Promise<boolean> {
  if (!await hasMappingRun(pool.dataSource.manager)) return false;
  await inTransaction(pool.dataSource, async (tx) => {
    const run = await holdMappingRun(tx);
    if (run === null) return;
    const inForce = await mappingFor(pool, tx, run.system, run.type);
    const keys = await nextSentKeys(tx, run, run.afterKey, PAGE);
    const { remapped, taken } = await reapplyTo(inForce, tx, keys, run);
    const impact = addImpact(run.impact, {
      changedRecords: remapped.filter(({ changed }) => changed.length > 0).length,
      unmappableKeys: remapped.flatMap(({ isUnmappable, sent }) => (isUnmappable ? [sent.sourceKey] : [])),
      changes: taken?.survived.flatMap(({ change }) => change ?? []) ?? [],
      rejections: remapped.flatMap(({ mapped }) => mapped.flatMap(({ type, rejections }) => rejections.map(({ attribute, code }) => ({ type: type.name, attribute, code })))),
    });
    const finishedAt = keys.length === PAGE ? null : pool.clock();
    await markMappingRun(tx, { id: run.id, afterKey: keys.at(-1) ?? run.afterKey, done: run.done + keys.length, impact, finishedAt });
  });
  return true;
}

/** All that is left and not paused; one cheap statement when there is nothing. */
export async function reapplyAll(pool: Pool): Promise<void> {
  while (await reapplyPage(pool));
}

/** Takes these records through the version in force at once, before its run comes to them. */
export async function reapplyKeys(pool: Pool, tx: Tx, { system, type, version }: MappingName & { readonly version: number }, keys: readonly string[], by: string): Promise<void> {
  const inForce = await mappingFor(pool, tx, system, type);
  await reapplyTo(inForce, tx, keys, { system, type, version: inForce.version, startedBy: by, cause: { operation: 'decideCode', system, type, version } });
}

async function reapplyTo(inForce: MappingInForce, tx: Tx, keys: readonly string[], run: Pick<MappingRun, 'system' | 'type' | 'version' | 'startedBy' | 'cause'>): Promise<{ readonly remapped: Remapped[]; readonly taken: Settled | null }> {
  const { pool, trust } = inForce;
  const held = await holdSent(pool, tx, run, keys);
  const sent = held.filter((record) => record.type === run.type && record.derivedFrom === null && !record.deleted && record.payload !== null);
  const remapping = { ...inForce, isStored: true, formerMapping: await formerMappings(pool, tx, sent) };
  const remapped = remap(pool, remapping, sent, { held, reservedIds: await idsFor(pool, tx, remapping, { sent, held }) });
  const changed = remapped.flatMap((one) => one.changed);
  await markMapped(tx, remapped.flatMap(({ same }) => same), run.version);
  if (changed.length === 0) return { remapped, taken: null };
  const taken = await settle(pool, tx, { changed, held, former: [], trust, now: pool.clock(), actor: run.startedBy, cause: run.cause });
  return { remapped, taken };
}

/** Records that a system has sent, with all that they feed or have ever fed, held until the end of the transaction. */
export async function holdSent(pool: Pool, tx: Tx, { system, type }: MappingName, keys: readonly string[], alsoFed: readonly string[] = []): Promise<StoredSourceRecord[]> {
  const types = [...new Set([...await typesEverFed(tx, { system, type }), ...alsoFed])].filter((name) => pool.model.types.has(name));
  return holdNames(tx, keys.flatMap((sourceKey) => types.map((fed): SourceRecordName => ({ system, type: fed, sourceKey }))));
}

/** Ids for what a version feeds and nobody holds yet. */
export async function idsFor(pool: Pool, tx: Tx, { mapping }: Pick<Remapping, 'mapping'>, { sent, held }: {
  readonly sent: readonly StoredSourceRecord[]; readonly held: readonly StoredSourceRecord[];
}): Promise<Map<string, string>> {
  const names = sent.flatMap(({ system, sourceKey }) => mapping.outputs.map(({ type }): SourceRecordName => ({ system, type: type.name, sourceKey })));
  return reserveIds(pool, tx, names, [...held, ...sent]);
}

/** The versions by which these records were mapped. One that no longer fits the model is as if it were not there. */
export async function formerMappings(pool: Pool, tx: Tx, sent: readonly StoredSourceRecord[]): Promise<Remapping['formerMapping']> {
  const [first] = sent;
  const versions = [...new Set(sent.map(({ mappingVersion }) => mappingVersion))];
  if (first === undefined) return () => undefined;
  const { system, type } = first;
  const stored = await mappingVersions(tx, versions.map((version) => ({ system, type, version })));
  return (version) => {
    const found = stored.find((one) => one.version === version);
    return found === undefined ? undefined : compiledMapping(pool, found);
  };
}

