import type { ChangeKind, GoldenChange } from '../../core/model/change';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import type { JsonObject, JsonValue } from '../../core/model/json';
import { sameJson } from '../../core/model/json';
import type { CatalogueIndex } from '../../core/modelCodes';
import { survive } from '../../core/survivorship/survive';
import type { TrustTable } from '../../core/survivorship/trust';
import type { StoredPin } from '../../storage/pinnedValues';
import { modelCodesOf, withModels } from '../modelCodes/resolvedModels';
import type { SourceModelCode } from '../../storage/sourceModelCodes';
import { resolvedFactsOf } from './facts';
import type { Target } from './targets';

export interface SurvivalContext {
  /** Golden ids by reference name. */
  readonly resolved: ReadonlyMap<string, string>;
  readonly pins: readonly StoredPin[];
  /** The model catalogue; null where no target has model codes. */
  readonly models: CatalogueIndex | null;
  readonly trust: TrustTable;
  readonly now: number;
  readonly actor: string;
  readonly causeOf: (target: Target) => JsonObject;
}

/**
 * A golden record computed anew; with a change, and so a new version, when values or status differ. `after`
 * is always to be written: it holds for the facts as they are now only from `computedAt` on.
 */
export interface SurvivedTarget {
  readonly target: Target;
  readonly after: GoldenRecordState;
  readonly change: GoldenChange | null;
  /** The model codes of its members, as they resolve. */
  readonly modelCodes: readonly SourceModelCode[];
}

export function surviveTarget(target: Target, { now, ...rest }: SurvivalContext): SurvivedTarget {
  const { before } = target;
  // Two nodes' clocks differ, and writers overtake each other while they wait: a later version is never dated earlier.
  const context = { ...rest, now: Math.max(now, before?.computedAt ?? now) };
  const computed = target.status === 'ACTIVE' ? compute(target, context) : keepLast(target);
  const moved = before?.status !== target.status || before.mergedInto !== target.mergedInto;
  const sameValues = before !== null && sameJson(before.values, computed.values);
  const newVersion = moved || !sameValues;
  const after: GoldenRecordState = {
    id: target.id, type: target.type.name, key: target.key, status: target.status, mergedInto: target.mergedInto,
    version: (before?.version ?? 0) + (newVersion ? 1 : 0),
    values: computed.values, provenance: computed.provenance, dueAt: computed.dueAt,
    computedAt: context.now,
  };
  const modelCodes = context.models === null ? [] : target.members.flatMap((record) => modelCodesOf(target.type, record, context.models));
  return { target, after, change: newVersion ? changeOf(target, after, context) : null, modelCodes };
}

type Computed = Pick<GoldenRecordState, 'values' | 'provenance' | 'dueAt'>;

function compute(target: Target, context: SurvivalContext): Computed {
  return survive({
    type: target.type,
    sources: target.members.map((record) => withModels(target.type, resolvedFactsOf(target.type, record, context.resolved), context.models)),
    pins: context.pins.filter((pin) => pin.goldenId === target.id),
    trust: context.trust,
    now: context.now,
  });
}

/** A golden record that is no more keeps what was last believed of it. */
function keepLast({ before }: Target): Computed {
  return { values: before?.values ?? {}, provenance: before?.provenance ?? [], dueAt: null };
}

function kindOfChange({ before, status }: Target): ChangeKind {
  if (status === 'MERGED') return 'MERGED';
  if (status === 'RETIRED') return 'RETIRED';
  if (before?.status === 'MERGED') return 'UNMERGED';
  return before?.status === 'ACTIVE' ? 'UPDATED' : 'CREATED';
}

function changeOf(target: Target, after: GoldenRecordState, context: SurvivalContext): GoldenChange {
  const { before } = target;
  const known = before?.status === 'ACTIVE' ? before.values : {};
  const now = after.status === 'ACTIVE' ? after.values : {};
  const names = [...new Set([...Object.keys(known), ...Object.keys(now)])].sort();
  const changed = names.filter((name) => !sameJson(known[name], now[name]));
  const only = (values: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> =>
    Object.fromEntries(changed.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
  return {
    type: after.type, goldenId: after.id, goldenKey: after.key, kind: kindOfChange(target), version: after.version,
    previousVersion: before?.version ?? null, changed,
    before: before?.status === 'ACTIVE' ? only(known) : null,
    after: after.status === 'ACTIVE' ? only(now) : null,
    cause: after.status === 'MERGED' ? { ...context.causeOf(target), mergedInto: after.mergedInto } : context.causeOf(target),
    actor: context.actor, at: context.now,
  };
}
