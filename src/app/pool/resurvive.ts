import type { JsonObject } from '../../core/model/json';
import { entityType } from '../../core/model/model';
import type { TrustTable } from '../../core/survivorship/trust';
import { appendChanges } from '../../storage/changes';
import { changeGoldenKeys, changeGoldenReferences } from '../../storage/goldenIndex';
import type { DatedReferenceRow, GoldenReferenceRow } from '../../storage/goldenIndex';
import { lockGoldenRecords, saveGoldenRecords, saveGoldenVersions, survivorsOf } from '../../storage/goldenRecords';
import { pinsOf } from '../../storage/pinnedValues';
import type { MergeInHand } from '../../storage/pinnedValues';
import { refreshImpact } from '../../storage/reviewPairs';
import { membersOf } from '../../storage/sourceRecords';
import { saveSourceModelCodes } from '../../storage/sourceModelCodes';
import { changeSearchDocuments } from '../../storage/searchDocuments';
import { goldenIdsReferringTo, resolveReferences } from '../../storage/sourceReferences';
import type { ReferenceName } from '../../storage/sourceReferences';
import type { Tx } from '../../storage/transaction';
import { modelIndex } from '../modelCodes/catalogueCache';
import { hasModelCodes } from '../modelCodes/resolvedModels';
import type { Pool } from '../poolContext';
import { referenceName, referencesIn } from './facts';
import { difference, goldenReferencesOf, lookupKeysOf } from './goldenKeys';
import { searchDifference } from './searchDocuments';
import { surviveTarget } from './surviveTargets';
import type { SurvivedTarget } from './surviveTargets';
import type { Target } from './targets';

export interface ResurviveInput {
  readonly targets: readonly Target[];
  /** References whose answer this transaction changes, with the new answer (null: leads nowhere now). */
  readonly overlay: ReadonlyMap<string, { readonly name: ReferenceName; readonly goldenId: string | null }>;
  readonly trust: TrustTable;
  readonly now: number;
  readonly actor: string;
  readonly causeOf: (target: Target) => JsonObject;
}

/**
 * Computes golden records anew, with all that refer to a record which has moved, and returns what is to be
 * written. Referring records form one ring around the targets: a reference's value changes nobody's identity.
 */
export async function resurvive(pool: Pool, tx: Tx, input: ResurviveInput): Promise<SurvivedTarget[]> {
  const targets = [...input.targets, ...await standingTargets(pool, tx, await alsoConcerned(tx, input))];
  const resolved = await resolveAll(tx, targets, input.overlay);
  const merges = mergesInHand(targets);
  // Nobody has pinned anything to a golden record that is just being made.
  const pins = await pinsOf(tx, targets.filter(({ before }) => before !== null || merges.length > 0).map((target) => target.id), merges);
  const models = targets.some(({ type }) => hasModelCodes(type)) ? await modelIndex(pool, tx, 'HELD') : null;
  const context = { resolved, pins, models, trust: input.trust, now: input.now, actor: input.actor, causeOf: input.causeOf };
  return targets.map((target) => surviveTarget(target, context));
}

/** Merges that come or go with these targets: pins follow them. */
function mergesInHand(targets: readonly Target[]): MergeInHand[] {
  return targets.filter(({ before, mergedInto }) => (before?.mergedInto ?? null) !== mergedInto).map(({ id, mergedInto }) => ({ id, into: mergedInto }));
}

/** Golden records that did not move, but refer to one that did, or had the pins of one that is no longer merged into them. */
async function alsoConcerned(tx: Tx, { targets, overlay }: ResurviveInput): Promise<string[]> {
  const own = new Set(targets.map((target) => target.id));
  const left = targets.flatMap(({ before, mergedInto }) => (before === null || before.mergedInto === null || before.mergedInto === mergedInto ? [] : [before.mergedInto]));
  const ids = [...await goldenIdsReferringTo(tx, [...overlay.values()].map(({ name }) => name)), ...await survivorsOf(tx, left)];
  return [...new Set(ids)].filter((id) => !own.has(id));
}

/** Golden records as they stand, with their members: for computing them anew without relinking. */
export async function standingTargets(pool: Pool, tx: Tx, ids: readonly string[]): Promise<Target[]> {
  const states = (await lockGoldenRecords(tx, ids, [])).filter((state) => state.status === 'ACTIVE');
  const members = await membersOf(tx, states.map((state) => state.id));
  return states.map((before) => ({
    id: before.id, type: entityType(pool.model, before.type), key: before.key, before, status: 'ACTIVE', mergedInto: null,
    members: members.filter((record) => record.goldenId === before.id),
  }));
}

async function resolveAll(tx: Tx, targets: readonly Target[], overlay: ResurviveInput['overlay']): Promise<Map<string, string>> {
  const names = new Map(targets.flatMap(({ type, members }) => members.flatMap((record) => referencesIn(type, record)))
    .map((reference) => [referenceName(reference), reference] as const));
  const unknown = [...names].filter(([name]) => !overlay.has(name)).map(([, reference]) => reference);
  const resolved = new Map((await resolveReferences(tx, unknown)).map((found) => [referenceName(found), found.goldenId]));
  for (const [name, { goldenId }] of overlay) if (goldenId !== null) resolved.set(name, goldenId);
  return resolved;
}

/** Writes what {@link resurvive} has computed: state, versions, indexes and changes, in one transaction with the rest; all sent together. */
export async function saveSurvived(tx: Tx, survived: readonly SurvivedTarget[]): Promise<void> {
  const withCodes = survived.filter(({ target }) => hasModelCodes(target.type));
  const versioned = survived.filter((one) => one.change !== null);
  const keys = versioned.map(({ target, after }) => difference(lookupKeysOf(target.type, target.before), lookupKeysOf(target.type, after)));
  const references = versioned.map(({ target, after }) => {
    const { gone, come } = difference(goldenReferencesOf(target.type, target.before), goldenReferencesOf(target.type, after));
    const dated = (row: GoldenReferenceRow): DatedReferenceRow => ({ ...row, at: after.computedAt });
    return { gone: gone.map(dated), come: come.map(dated) };
  });
  const [gone, come] = [references.flatMap((r) => r.gone), references.flatMap((r) => r.come)];
  await Promise.all([
    saveGoldenRecords(tx, survived.map((one) => one.after)),
    saveSourceModelCodes(tx, withCodes.flatMap(({ target }) => target.members.map(({ id }) => id)), withCodes.flatMap(({ modelCodes }) => modelCodes)),
    saveGoldenVersions(tx, versioned.map((one) => one.after)),
    changeGoldenKeys(tx, { gone: keys.flatMap((k) => k.gone), come: keys.flatMap((k) => k.come) }),
    changeSearchDocuments(tx, searchDifference(versioned.map(({ target, after }) => ({ type: target.type, before: target.before, after })))),
    changeGoldenReferences(tx, { gone, come }),
    refreshImpact(tx, [...new Set([...gone, ...come].map(({ targetId }) => targetId))]),
    appendChanges(tx, versioned.flatMap((one) => one.change ?? [])),
  ]);
}
