import { createHash } from 'node:crypto';
import type { NormaliseContext } from '../../core/attributes/kind';
import { apply, updatedAtOf } from '../../core/mapping/apply';
import { sealPayload } from '../../core/mapping/seal';
import type { MappedRecord } from '../../core/mapping/apply';
import { decideIncoming } from '../../core/ingest/decideIncoming';
import type { IncomingDecision } from '../../core/ingest/decideIncoming';
import { canonicalJson } from '../../core/model/json';
import { takesPart } from '../../storage/sourceRecords';
import type { FormerPayload, SourceRecordName, StoredSourceRecord } from '../../storage/sourceRecords';
import type { Pool } from '../poolContext';
import type { MappingInForce } from './mappingFor';
import type { RecordError, SourceRecordInput } from './types';

/** What became of one input record, before linking. */
export interface Folded {
  readonly sourceKey: string;
  readonly decision: IncomingDecision | 'REJECTED';
  readonly errors: readonly RecordError[];
}

export interface FoldedBatch {
  /** One for each input, in its order. */
  readonly inputs: readonly Folded[];
  /** What the pool held of them before. */
  readonly held: readonly StoredSourceRecord[];
  /** The new state of every record that is to be written; not yet linked. */
  readonly changed: readonly StoredSourceRecord[];
  /** Payloads that were held until now, or that came too late. `sourceRecordId` is final. */
  readonly former: readonly FormerPayload[];
}

export const nameOf = (name: SourceRecordName): string => JSON.stringify([name.system, name.type, name.sourceKey]);

/**
 * Takes a batch in order, each record against what is held by then: a key that comes twice in one batch is
 * treated as if it had come in two. No I/O: `held` has every name that the batch can touch.
 */
export function foldRecords(pool: Pool, mapping: MappingInForce, inputs: readonly SourceRecordInput[], base: FoldBase): FoldedBatch {
  const fold = new Fold(pool, mapping, base);
  const folded = inputs.map((input, index) => fold.take(input, base.refusals[index] ?? null));
  return { inputs: folded, held: base.held, changed: fold.changed(), former: fold.former };
}

export interface FoldBase {
  /** Why an input is unacceptable before anybody looks inside it, one for each; null when nothing makes it so. */
  readonly refusals: readonly (RecordError | null)[];
  readonly held: readonly StoredSourceRecord[];
  /** Contents that held records had before, with the time they have now, by record id. */
  readonly replaced: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids for the names that are not held, by {@link nameOf}. */
  readonly reservedIds: ReadonlyMap<string, string>;
  readonly receivedAt: number;
  /** The import that the inputs come with; null when the system pushes them. */
  readonly importId: string | null;
}

/** A payload that was accepted before, and is to count again. */
export interface RestoredPayload extends FormerPayload { readonly sourceKey: string }

/** Makes earlier payloads the current ones of their records again, through the mapping in force; what stood there is kept as former. */
export function restoreRecords(pool: Pool, mapping: MappingInForce, restored: readonly RestoredPayload[], base: FoldBase): Pick<FoldedBatch, 'changed' | 'former'> {
  const fold = new Fold(pool, mapping, base);
  for (const one of restored) fold.restore(one);
  return { changed: fold.changed(), former: fold.former };
}

class Fold {
  readonly former: FormerPayload[] = [];
  private readonly current: Map<string, StoredSourceRecord>;
  private readonly touched = new Set<string>();
  /** States that were held before, in the pool or in this batch, by {@link stateName}. */
  private readonly replaced: Set<string>;
  private readonly context: NormaliseContext;
  private readonly receivedAt: number;

  constructor(private readonly pool: Pool, private readonly inForce: MappingInForce, private readonly base: FoldBase) {
    this.receivedAt = base.receivedAt;
    this.current = new Map(base.held.map((record) => [nameOf(record), record]));
    this.replaced = new Set(base.held.flatMap(({ id, updatedAt }) => [...base.replaced.get(id) ?? []].map((hash) => stateName(id, updatedAt, hash))));
    this.context = { timeZone: inForce.system.timeZone, keyedHash: pool.keyedHash };
  }

  changed(): StoredSourceRecord[] {
    return [...this.touched].flatMap((name) => this.current.get(name) ?? []);
  }

  take(given: SourceRecordInput, refused: RecordError | null): Folded {
    const { sourceKey } = given;
    if (refused !== null) return { sourceKey, decision: 'REJECTED', errors: [refused] };
    // From here on nobody sees an identity number in clear, not even the fingerprint of the content.
    const input = { ...given, payload: sealPayload(this.inForce.mapping, given.payload, this.context) };
    const own = this.held(this.inForce.mapping.spec.type, sourceKey);
    if (own !== undefined && own.derivedFrom !== null) return { sourceKey, decision: 'REJECTED', errors: [conflictWith(own.derivedFrom)] };
    const deleted = input.deleted ?? false;
    const updatedAt = input.updatedAt ?? updatedAtOf(this.inForce.mapping, input.payload, this.context);
    const contentHash = deleted && own !== undefined ? own.contentHash : createHash('sha256').update(canonicalJson(input.payload)).digest('hex');
    const isReplay = own !== undefined && !deleted && !own.deleted && updatedAt !== null && updatedAt === own.updatedAt
      && contentHash !== own.contentHash && this.replaced.has(stateName(own.id, updatedAt, contentHash));
    const incoming = { contentHash, updatedAt, deleted, mappingVersion: this.inForce.version, isReplay };
    // What only an excluded import has said is as good as never said.
    const decision = decideIncoming(own === undefined || this.isVoid(own) ? null : own, incoming);
    if (decision === 'UNCHANGED') return { sourceKey, decision, errors: this.standingRejections(sourceKey) };
    if (decision === 'STALE') {
      if (own !== undefined) this.former.push({ sourceRecordId: own.id, payload: input.payload, contentHash, updatedAt, receivedAt: this.receivedAt, deleted, importId: this.base.importId, reason: 'STALE' });
      return { sourceKey, decision, errors: [] };
    }
    const content = { contentHash, updatedAt, receivedAt: this.receivedAt, importId: this.base.importId };
    if (deleted) {
      this.remove(sourceKey, input, content);
      return { sourceKey, decision, errors: [] };
    }
    return { sourceKey, ...this.accept(input, decision, content) };
  }

  /** Counts as what it was when it came. One that the mapping in force makes nothing of is as good as deleted. */
  restore({ sourceKey, payload, contentHash, updatedAt, receivedAt, deleted, importId }: RestoredPayload): void {
    const content = { contentHash, updatedAt, receivedAt, importId };
    const taken = deleted || payload === null ? null : this.accept({ sourceKey, payload }, 'UPDATED', content);
    if (taken !== null && taken.decision !== 'REJECTED') return;
    for (const { type } of this.inForce.mapping.outputs) {
      const held = this.held(type.name, sourceKey);
      if (held === undefined || (held.derivedFrom !== null && !this.isFedBy(held))) continue;
      const own = held.derivedFrom === null ? { payload, values: {}, rejections: [] } : {};
      this.set({ ...held, ...content, ...own, excluded: this.inForce.system.excluded, mappingVersion: this.inForce.version, deleted: true });
    }
  }

  /** Its system counts, but the import it came with does not, or not for long: its records are about to follow. */
  private isVoid({ excluded, importId }: StoredSourceRecord): boolean {
    const { system } = this.inForce;
    return !system.excluded && (excluded || (importId !== null && system.excludedImports.includes(importId)));
  }

  private accept(input: SourceRecordInput, decision: IncomingDecision, content: Content): Omit<Folded, 'sourceKey'> {
    const { records } = apply(this.inForce.mapping, input.payload, this.pool.model, this.context);
    const [own] = records;
    if (own === undefined || !own.hasKey) return { decision: 'REJECTED', errors: [missingKey(own)] };
    const errors: RecordError[] = [...own.rejections];
    for (const mapped of records) {
      const held = this.held(mapped.type.name, input.sourceKey);
      const derived = mapped !== own;
      if (derived && !mapped.hasKey) continue;
      if (derived && held !== undefined && held.derivedFrom !== own.type.name) {
        errors.push(conflictWith(mapped.type.name));
        continue;
      }
      if (derived) errors.push(...mapped.rejections);
      this.put(mapped, input, content, derived ? own.type.name : null);
    }
    this.dropOutputsThatAreGone(input.sourceKey, records, content);
    return { decision, errors };
  }

  private put(mapped: MappedRecord, input: SourceRecordInput, content: Content, derivedFrom: string | null): void {
    const { sourceKey } = input;
    const held = this.held(mapped.type.name, sourceKey);
    this.set({
      id: held?.id ?? this.reservedId(mapped.type.name, sourceKey), system: this.inForce.system.code, type: mapped.type.name, sourceKey, derivedFrom,
      payload: derivedFrom === null ? input.payload : null, contentHash: content.contentHash,
      mappingVersion: this.inForce.version, values: mapped.values, rejections: mapped.rejections,
      updatedAt: content.updatedAt ?? held?.updatedAt ?? null, receivedAt: content.receivedAt, deleted: false,
      importId: content.importId, excluded: this.inForce.system.excluded, goldenId: held?.goldenId ?? null, homeGoldenId: held?.homeGoldenId ?? null,
    });
  }

  /** A row that no longer names its customer no longer feeds one. */
  private dropOutputsThatAreGone(sourceKey: string, records: readonly MappedRecord[], content: Content): void {
    const present = new Set(records.filter((record) => record.hasKey).map((record) => record.type.name));
    for (const { type } of this.inForce.mapping.outputs) {
      const held = this.held(type.name, sourceKey);
      if (present.has(type.name) || held === undefined || held.deleted || !this.isFedBy(held)) continue;
      this.set({ ...held, ...content, deleted: true, updatedAt: content.updatedAt ?? held.updatedAt, excluded: this.inForce.system.excluded, mappingVersion: this.inForce.version });
    }
  }

  /** Deleted in the source: what was last known stays on record, but counts no more. */
  private remove(sourceKey: string, input: SourceRecordInput, content: Content): void {
    const own = this.held(this.inForce.mapping.spec.type, sourceKey);
    if (own === undefined) {
      this.set({
        id: this.reservedId(this.inForce.mapping.spec.type, sourceKey), system: this.inForce.system.code,
        type: this.inForce.mapping.spec.type, sourceKey, derivedFrom: null,
        payload: input.payload, contentHash: content.contentHash, mappingVersion: this.inForce.version, values: {}, rejections: [],
        updatedAt: content.updatedAt, receivedAt: this.receivedAt, deleted: true, importId: content.importId, excluded: this.inForce.system.excluded,
        goldenId: null, homeGoldenId: null,
      });
      return;
    }
    for (const { type } of this.inForce.mapping.outputs) {
      const held = this.held(type.name, sourceKey);
      if (held !== undefined && (held === own || this.isFedBy(held))) {
        this.set({
          ...held, deleted: true, updatedAt: content.updatedAt ?? held.updatedAt, receivedAt: this.receivedAt, mappingVersion: this.inForce.version,
          importId: content.importId, excluded: this.inForce.system.excluded,
        });
      }
    }
  }

  /** Whether rows of this mapping feed the record, and not another type of row of the same system under the same key. */
  private isFedBy(held: StoredSourceRecord): boolean {
    return held.derivedFrom === this.inForce.mapping.spec.type;
  }

  /** What was refused when the same content came first: it is refused still. */
  private standingRejections(sourceKey: string): RecordError[] {
    return this.inForce.mapping.outputs.flatMap(({ type }) => {
      const held = this.held(type.name, sourceKey);
      return held === undefined || !takesPart(held) ? [] : [...held.rejections];
    });
  }

  private held(type: string, sourceKey: string): StoredSourceRecord | undefined {
    return this.current.get(nameOf({ system: this.inForce.system.code, type, sourceKey }));
  }

  private reservedId(type: string, sourceKey: string): string {
    const id = this.base.reservedIds.get(nameOf({ system: this.inForce.system.code, type, sourceKey }));
    if (id === undefined) throw new Error(`no id was reserved for (${type}, ${sourceKey})`);
    return id;
  }

  private set(record: StoredSourceRecord): void {
    const name = nameOf(record);
    const before = this.current.get(name);
    if (before !== undefined && before.derivedFrom === null) {
      if (!before.deleted) this.replaced.add(stateName(before.id, before.updatedAt, before.contentHash));
      this.former.push({
        sourceRecordId: before.id, payload: before.payload, contentHash: before.contentHash, updatedAt: before.updatedAt,
        receivedAt: before.receivedAt, deleted: before.deleted, importId: before.importId, reason: 'SUPERSEDED',
      });
    }
    this.current.set(name, record);
    this.touched.add(name);
  }
}

const stateName = (id: string, updatedAt: number | null, contentHash: string): string => `${id}|${updatedAt ?? ''}|${contentHash}`;

interface Content { readonly contentHash: string; readonly updatedAt: number | null; readonly receivedAt: number; readonly importId: string | null }

function conflictWith(type: string): RecordError {
  return {
    code: 'KEY_CONFLICT', attribute: null, expected: 'a key that only one kind of row feeds', got: type,
    message: { zh: '该主键的记录已由本系统的另一种行产生;请换用不同的主键。', en: 'A row of another type of this system already feeds a record of this key; use a different key.' },
  };
}

function missingKey(record: MappedRecord | undefined): RecordError {
  const key = record?.type.key;
  const attribute = key?.from === 'ATTRIBUTE' ? key.attribute : null;
  const because = record?.rejections.find((rejection) => rejection.attribute === attribute);
  return {
    code: because?.code ?? 'MISSING_KEY', attribute, expected: because?.expected ?? `a value for the key "${attribute ?? 'source key'}"`, got: because?.got ?? '',
    message: because?.message ?? { zh: '记录缺少主键,无法建档;请补上后重新推送。', en: 'The record lacks its key and cannot be kept; add it and send the record again.' },
  };
}
