import { standingPayload } from '../../core/ingest/standingPayload';
import { formerPayloadsOf, lockSourceRecords, releaseKeptPayloads } from '../../storage/sourceRecords';
import type { KeptPayload, StoredSourceRecord } from '../../storage/sourceRecords';
import type { ExcludedName } from '../../storage/exclusions';
import type { Tx } from '../../storage/transaction';
import type { InForce } from '../configuration/inForce';
import { restoreRecords } from '../ingest/foldRecords';
import { holdNames, reserveIds } from '../ingest/holdNames';
import { mappingFor } from '../ingest/mappingFor';
import type { MappingInForce } from '../ingest/mappingFor';
import { settle } from '../ingest/settle';
import type { Settled } from '../ingest/settle';

/** So many of the latest payloads of a source record are looked at for the one that counts. */
const MAX_FORMER = 200;

export interface FollowWork {
  readonly system: string;
  /** Null for all that the system sends. */
  readonly importId: string | null;
  readonly names: readonly ExcludedName[];
  readonly actor: string;
  readonly now: number;
}

/**
 * Makes source records follow the exclusions in force, in whichever direction: what is excluded leaves its golden record,
 * what no longer is comes back. Of a record that an import has changed, the payload before it counts again.
 */
export async function followPage(configured: InForce, tx: Tx, work: FollowWork): Promise<Settled[]> {
  if (work.importId === null) return [await followSystem(configured, tx, work)];
  const settled: Settled[] = [];
  for (const [ownType, sourceKeys] of await keysByOwnType(tx, work)) settled.push(await followImport(configured, tx, { ...work, ownType, sourceKeys }));
  return settled;
}

async function followSystem(configured: InForce, tx: Tx, { system, names, actor, now }: FollowWork): Promise<Settled> {
  const held = await holdNames(tx, names.map(({ type, sourceKey }) => ({ system, type, sourceKey })));
  const known = configured.systems.find(({ code }) => code === system);
  const isOut = ({ importId }: StoredSourceRecord): boolean => known?.excluded === true || (importId !== null && known?.excludedImports.includes(importId) === true);
  const changed = held.flatMap((record) => (record.excluded === isOut(record) ? [] : [{ ...record, excluded: !record.excluded }]));
  return settle(configured.pool, tx, { changed, held, former: [], trust: configured.trust, now, actor, cause: { operation: 'exclusion', system } });
}

/** Rows are what is imported: the records that one feeds follow with it. By the type of the row. */
async function keysByOwnType(tx: Tx, { system, names }: FollowWork): Promise<Map<string, string[]>> {
  const keys = new Map<string, Set<string>>();
  for (const { type, sourceKey, derivedFrom } of await lockSourceRecords(tx, names.map((name) => ({ ...name, system })))) {
    const own = derivedFrom ?? type;
    keys.set(own, (keys.get(own) ?? new Set()).add(sourceKey));
  }
  return new Map([...keys].map(([type, sourceKeys]) => [type, [...sourceKeys]]));
}

async function followImport(configured: InForce, tx: Tx, work: FollowWork & { readonly ownType: string; readonly sourceKeys: readonly string[] }): Promise<Settled> {
  const { system, ownType, sourceKeys, actor, now } = work;
  const mapping = await mappingFor(configured.pool, tx, system, ownType);
  const names = sourceKeys.flatMap((sourceKey) => mapping.mapping.outputs.map(({ type }) => ({ system, type: type.name, sourceKey })));
  const held = await holdNames(tx, names);
  const own = held.filter(({ type, derivedFrom }) => type === ownType && derivedFrom === null);
  const former = await formerPayloadsOf(tx, own.map(({ id }) => id), MAX_FORMER);
  const standing = own.map((record) => ({ record, counts: countingPayload(mapping, record, former.filter(({ sourceRecordId }) => sourceRecordId === record.id)) }));
  const comeBack = standing.flatMap(({ record, counts }) => (counts === null || counts === 'CURRENT' ? [] : [{ ...counts, sourceKey: record.sourceKey }]));
  await releaseKeptPayloads(tx, comeBack.map(({ keptId }) => keptId));
  const restored = restoreRecords(mapping.pool, mapping, comeBack, {
    held, refusals: [], replaced: new Map(), receivedAt: now, importId: null, reservedIds: await reserveIds(configured.pool, tx, names, held),
  });
  const flagged = standing.filter(({ counts }) => counts === null || counts === 'CURRENT').flatMap(({ record, counts }) => {
    const excluded = counts === null || mapping.system.excluded;
    return held.filter((one) => one === record || (one.derivedFrom === ownType && one.sourceKey === record.sourceKey))
      .flatMap((one) => (one.excluded === excluded ? [] : [{ ...one, excluded }]));
  });
  return settle(mapping.pool, tx, {
    changed: [...restored.changed, ...flagged], held, former: restored.former, trust: configured.trust, now, actor, cause: { operation: 'exclusion', system },
  });
}

/** The payload that a record is to have when what excluded imports gave it had never come; null for none. */
function countingPayload({ system }: MappingInForce, record: StoredSourceRecord, former: readonly KeptPayload[]): KeptPayload | 'CURRENT' | null {
  const counts = ({ importId }: { readonly importId: string | null }): boolean => importId === null || !system.excludedImports.includes(importId);
  // What counts now came last of all that counts, unless it came with an import that did not count until now.
  const inOrder = [...former.filter(counts), ...(counts(record) ? [record] : [])].sort((a, b) => a.receivedAt - b.receivedAt);
  const standing = standingPayload<KeptPayload | StoredSourceRecord>(inOrder);
  if (standing === null) return null;
  const isCurrent = counts(record) && standing.contentHash === record.contentHash && standing.updatedAt === record.updatedAt && standing.deleted === record.deleted;
  return isCurrent || !('keptId' in standing) ? 'CURRENT' : standing;
}

