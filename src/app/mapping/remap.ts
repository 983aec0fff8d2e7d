import { createHash } from 'node:crypto';
import type { NormaliseContext } from '../../core/attributes/kind';
import { apply, updatedAtOf } from '../../core/mapping/apply';
import type { MappedRecord } from '../../core/mapping/apply';
import type { CompiledMapping } from '../../core/mapping/compile';
import { sealPayload } from '../../core/mapping/seal';
import { canonicalJson, sameJson } from '../../core/model/json';
import type { JsonObject } from '../../core/model/json';
import { takesPart } from '../../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../../storage/sourceRecords';
import type { SourceSystem } from '../../storage/sourceSystems';
import { nameOf } from '../ingest/foldRecords';
import type { Pool } from '../poolContext';

/** A version of a mapping, published or to be tried, as records are taken through it. */
export interface Remapping {
  readonly system: SourceSystem;
  readonly version: number;
  readonly mapping: CompiledMapping;
  /** The payloads are the pool's own; false for pasted ones. */
  readonly isStored: boolean;
  /** The versions by which the records were mapped, where they still stand. */
  readonly formerMapping: (version: number) => CompiledMapping | undefined;
}

/** What another version of the mapping makes of one record that its system has sent. */
export interface Remapped {
  readonly sent: StoredSourceRecord;
  /** The payload as it may be stored: sealed where the version takes an identity number. */
  readonly payload: JsonObject;
  readonly mapped: readonly MappedRecord[];
  /** The new state of the record and of those that it feeds, as far as it is another; not yet linked. */
  readonly changed: readonly StoredSourceRecord[];
  /** Records that stay what they are, by id, under the number of this version. */
  readonly same: readonly string[];
  /** Its key has no usable value under this version: it stays as it was. */
  readonly isUnmappable: boolean;
}

export interface RemapBase {
  /** What is held of the records and of all that they feed or have fed. */
  readonly held: readonly StoredSourceRecord[];
  /** Ids for the names that are not held, by {@link nameOf}. */
  readonly reservedIds: ReadonlyMap<string, string>;
}

/**
 * Takes stored payloads through another version of their mapping. No I/O. Times stay as they are (whoever gave them
 * gave them then), but for a time of change that the mapping itself had taken out of the payload.
 */
export function remap(pool: Pool, remapping: Remapping, sent: readonly StoredSourceRecord[], base: RemapBase): Remapped[] {
  const held = new Map(base.held.map((record) => [nameOf(record), record]));
  return sent.map((record) => remapOne(pool, remapping, record, { held, base }));
}

function remapOne(pool: Pool, remapping: Remapping, sent: StoredSourceRecord, { held, base }: {
  readonly held: ReadonlyMap<string, StoredSourceRecord>; readonly base: RemapBase;
}): Remapped {
  const { mapping, system, version } = remapping;
  const context: NormaliseContext = { timeZone: system.timeZone, keyedHash: pool.keyedHash };
  const payload = sealPayload(mapping, sent.payload ?? {}, context, remapping.isStored);
  const { records, updatedAt } = apply(mapping, payload, pool.model, context);
  const [own] = records;
  if (own === undefined || !own.hasKey) return { sent, payload, mapped: records, changed: [], same: [], isUnmappable: true };
  const time = timeOf(remapping, sent, { updatedAt, context });
  const contentHash = sameJson(payload, sent.payload) ? sent.contentHash : createHash('sha256').update(canonicalJson(payload)).digest('hex');
  const name = (type: string): SourceRecordName => ({ system: sent.system, type, sourceKey: sent.sourceKey });
  const fed = records.filter((mapped) => mapped.hasKey).flatMap((mapped): StoredSourceRecord[] => {
    const before = mapped === own ? sent : held.get(nameOf(name(mapped.type.name)));
    if (mapped !== own && before !== undefined && before.derivedFrom !== own.type.name) return []; // another row's: it is told when it comes
    const { values, rejections } = mapped;
    return [{
      ...before ?? fresh(name(mapped.type.name), sent, base), mappingVersion: version, values, rejections, contentHash, updatedAt: time, deleted: false,
      derivedFrom: mapped === own ? null : own.type.name, payload: mapped === own ? payload : null,
    }];
  });
  const types = new Set(fed.map(({ type }) => type));
  const gone = [...held.values()].filter((record) => record.sourceKey === sent.sourceKey && record.derivedFrom === sent.type && !types.has(record.type) && !record.deleted)
    .map((record): StoredSourceRecord => ({ ...record, deleted: true, mappingVersion: version }));
  const changed = [...fed, ...gone].filter((record) => !isSame(record, record.type === sent.type ? sent : held.get(nameOf(record))));
  const isChanged = new Set(changed.map(({ id }) => id));
  return { sent, payload, mapped: records, changed, same: fed.flatMap(({ id }) => (isChanged.has(id) ? [] : [id])), isUnmappable: false };
}

/** A time of change that came with the record stays; one that was read from the payload is read anew. */
function timeOf({ mapping, formerMapping }: Remapping, sent: StoredSourceRecord, { updatedAt, context }: { readonly updatedAt: number | null; readonly context: NormaliseContext }): number | null {
  const former = formerMapping(sent.mappingVersion);
  if (former === undefined || former === mapping || sent.payload === null) return sent.updatedAt;
  const wasRead = updatedAtOf(former, sent.payload, context) === sent.updatedAt;
  return wasRead ? updatedAt ?? sent.updatedAt : sent.updatedAt;
}

function fresh(name: SourceRecordName, sent: StoredSourceRecord, { reservedIds }: RemapBase): StoredSourceRecord {
  const id = reservedIds.get(nameOf(name));
  if (id === undefined) throw new Error(`no id was reserved for (${name.type}, ${name.sourceKey})`);
  return { ...sent, ...name, id, goldenId: null, homeGoldenId: null };
}

function isSame(record: StoredSourceRecord, before: StoredSourceRecord | undefined): boolean {
  return before !== undefined && before.deleted === record.deleted && before.updatedAt === record.updatedAt && before.contentHash === record.contentHash
    && (record.goldenId !== null || !takesPart(record))
    && sameJson(before.values, record.values) && sameJson(before.rejections, record.rejections);
}
