import { exactKeysFor } from '../../core/linking/exactKeys';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import type { JsonObject } from '../../core/model/json';
import { byCodeUnit } from '../../core/model/naturalOrder';
import { entityType } from '../../core/model/model';
import { documentOf } from '../../core/search/document';
import type { TrustTable } from '../../core/survivorship/trust';
import { changeRow, goldenKeyRow, goldenRecordRow, matchKeyRow, searchDocumentRow } from '../../storage/load/rows';
import { placedLine, recordOfLine } from '../../storage/load/stagedRecord';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { causeOfCreation } from '../ingest/causeOf';
import { lookupKeysOf, ownGoldenKey, poolKey } from '../pool/goldenKeys';
import { surviveTarget } from '../pool/surviveTargets';
import type { Target } from '../pool/targets';
import type { LoadContext } from './context';
import { RowBytes } from './rowBytes';
import { readStaged } from './staging';
import type { Staged } from './staging';

/** Who belongs to whom, once everything is linked; shared by all threads. */
export interface Clusters {
  readonly count: number;
  /** Where the members of a cluster begin; one more than there are clusters. */
  readonly starts: Uint32Array;
  /** Records, ascending within a cluster; clusters in the order of their first members. */
  readonly members: Uint32Array;
  /** The golden id of each cluster, 16 bytes each. */
  readonly goldenIds: Uint8Array;
}

/** What is the same for everything that is written in one transaction. */
export interface Writing {
  readonly firstRecordId: bigint;
  readonly firstKeyNumber: bigint;
  readonly trust: TrustTable;
  readonly now: number;
  readonly actor: string;
}

/** Rows of COPY by table. */
export interface SurviveOutput {
  readonly goldenRecords: Uint8Array<ArrayBuffer>;
  readonly sourceRecords: Uint8Array<ArrayBuffer>;
  readonly changes: Uint8Array<ArrayBuffer>;
  readonly matchKeys: Uint8Array<ArrayBuffer>;
  readonly goldenKeys: Uint8Array<ArrayBuffer>;
  readonly searchDocuments: Uint8Array<ArrayBuffer>;
}

export const goldenIdAt = (ids: Uint8Array, cluster: number): string =>
  Buffer.from(ids.buffer, ids.byteOffset + cluster * 16, 16).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Makes golden records of clusters, as ingest makes those of records that it has just linked. */
export class Survivor {
  private readonly rows: Readonly<Record<keyof SurviveOutput, RowBytes>> = {
    goldenRecords: new RowBytes(), sourceRecords: new RowBytes(), changes: new RowBytes(), matchKeys: new RowBytes(), goldenKeys: new RowBytes(), searchDocuments: new RowBytes(),
  };

  constructor(private readonly context: LoadContext, private readonly staged: Staged, private readonly clusters: Clusters, private readonly writing: Writing) {}

  survive({ from, to }: { readonly from: number; readonly to: number }): SurviveOutput {
    for (let cluster = from; cluster < to; cluster += 1) this.add(cluster);
    const { goldenRecords, sourceRecords, changes, matchKeys, goldenKeys, searchDocuments } = this.rows;
    return {
      goldenRecords: goldenRecords.take(), sourceRecords: sourceRecords.take(), changes: changes.take(),
      matchKeys: matchKeys.take(), goldenKeys: goldenKeys.take(), searchDocuments: searchDocuments.take(),
    };
  }

  private add(cluster: number): void {
    const { clusters, staged, writing, rows: to } = this;
    const goldenId = goldenIdAt(clusters.goldenIds, cluster);
    const members: StoredSourceRecord[] = [];
    for (let at = clusters.starts[cluster] ?? 0; at < (clusters.starts[cluster + 1] ?? 0); at += 1) {
      const record = clusters.members[at] ?? 0;
      const line = readStaged(staged, record);
      const id = String(writing.firstRecordId + BigInt(record));
      members.push(recordOfLine(line, id, goldenId));
      to.sourceRecords.add(placedLine(line, id, goldenId));
    }
    const { after, change, target } = this.survived(goldenId, cluster, members);
    to.goldenRecords.add(goldenRecordRow(after));
    if (change !== null) to.changes.add(changeRow(change));
    for (const row of lookupKeysOf(target.type, after)) to.goldenKeys.add(goldenKeyRow(row));
    to.searchDocuments.add(searchDocumentRow(documentOf(target.type, after)));
    for (const member of members) {
      for (const key of new Set(exactKeysFor(target.type, member).map((one) => one.key))) to.matchKeys.add(matchKeyRow({ type: member.type, key, sourceRecordId: member.id }));
    }
  }

  private survived(goldenId: string, cluster: number, members: readonly StoredSourceRecord[]): ReturnType<typeof surviveTarget> & { readonly after: GoldenRecordState } {
    const { context, writing } = this;
    const type = entityType(context.pool.model, members[0]?.type ?? '');
    const own = members.flatMap((member) => ownGoldenKey(type, member) ?? []).sort(byCodeUnit);
    const key = type.key.from === 'POOL' ? poolKey(type.key.prefix, String(writing.firstKeyNumber + BigInt(cluster))) : own[0] ?? goldenId;
    const target: Target = { id: goldenId, type, key, before: null, status: 'ACTIVE', mergedInto: null, members };
    const cause = (): JsonObject => causeOfCreation(context.mapping.system.code, members);
    return surviveTarget(target, { resolved: new Map(), pins: [], models: null, trust: writing.trust, now: writing.now, actor: writing.actor, causeOf: cause });
  }
}
