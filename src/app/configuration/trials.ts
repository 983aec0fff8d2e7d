import type { Configuration } from '../../core/configuration/configuration';
import { linkingEffects, PAIR_EFFECTS } from '../../core/linking/linkingEffects';
import type { AffectedPair, PairEffect } from '../../core/linking/linkingEffects';
import type { GoldenChange } from '../../core/model/change';
import { entityType } from '../../core/model/model';
import { goldenRecordsByIds } from '../../storage/goldenRecords';
import { pinsOf } from '../../storage/pinnedValues';
import { countActiveGoldenRecords, countSourceRecords, sampleGoldenIds } from '../../storage/samples';
import { membersOf } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { resolveReferences } from '../../storage/sourceReferences';
import type { Tx } from '../../storage/transaction';
import { factsOf, referenceName, referencesIn } from '../pool/facts';
import { modelIndex } from '../modelCodes/catalogueCache';
import { surviveTarget } from '../pool/surviveTargets';
import type { Target } from '../pool/targets';
import { withConfiguration } from './inForce';
import type { InForce } from './inForce';
import { matchSample } from './matchSample';

/** A pair of source records that would be linked, parted, or asked about otherwise. */
export interface PairExample extends Omit<AffectedPair, 'a' | 'b'> {
  readonly a: StoredSourceRecord;
  readonly b: StoredSourceRecord;
}

/** What would become of a sample, should a configuration be published. Nothing is written. */
export interface Trial {
  /** Source records (MATCH_MODEL) or golden records (otherwise) that were looked at, and how many there are. */
  readonly sampled: number;
  readonly total: number;
  readonly goldenRecords: number;
  /** Of these golden records, those that would change. */
  readonly changedGoldenRecords: number;
  /** 0 to 1. */
  readonly share: number;
  readonly pairCounts: Readonly<Record<PairEffect, number>>;
  readonly pairs: readonly PairExample[];
  /** How many golden records would change in each attribute, the most frequent first. */
  readonly attributes: readonly { readonly type: string; readonly attribute: string; readonly goldenRecords: number }[];
  /** Golden records that would change, with the values that differ. */
  readonly values: readonly GoldenChange[];
}

/** Bounds of a trial: it is computed in one go, while others wait for the processor. */
export const TRIAL_BOUNDS = { defaultSample: 2_000, maxSample: 10_000, defaultExamples: 20, maxExamples: 200 } as const;

export interface TrialTerms { readonly sample: number; readonly examples: number; readonly now: number }

const NO_PAIRS: Trial['pairCounts'] = { LINKS: 0, PARTS: 0, ENTERS_REVIEW: 0, LEAVES_REVIEW: 0 };
const shareOf = (part: number, all: number): number => (all === 0 ? 0 : part / all);

export async function tryConfiguration(configured: InForce, tx: Tx, configuration: Configuration, terms: TrialTerms): Promise<Trial> {
  switch (configuration.kind) {
    case 'MATCH_MODEL': return tryMatchModel(configured, tx, configuration.type, { ...terms, configuration });
    case 'SURVIVORSHIP': return tryValues(tx, { ...configured, pool: withConfiguration(configured.pool, configuration) }, { ...terms, types: [configuration.type] });
    case 'TRUST': return tryValues(tx, { ...configured, trust: { ...configured.trust, ...configuration.content.systems } }, { ...terms, types: [...configured.pool.model.types.keys()] });
  }
}

async function tryMatchModel({ pool }: InForce, tx: Tx, typeName: string, terms: TrialTerms & { readonly configuration: Configuration }): Promise<Trial> {
  const type = entityType(pool.model, typeName);
  const [before, after] = [pool.matchModels.get(typeName), withConfiguration(pool, terms.configuration).matchModels.get(typeName)];
  if (before === undefined || after === undefined) throw new Error(`no match model of ${typeName}`);
  const { records, persons } = await matchSample(tx, typeName, terms.sample);
  const effects = linkingEffects({ type, records: records.map(factsOf), persons }, before, after);
  const byId = new Map(records.map((record) => [record.id, record]));
  const counts = Object.fromEntries(PAIR_EFFECTS.map((effect) => [effect, effects.pairs.filter((pair) => pair.effect === effect).length])) as Record<PairEffect, number>;
  return {
    sampled: records.length, total: await countSourceRecords(tx, typeName), goldenRecords: effects.clusters, changedGoldenRecords: effects.changedClusters,
    share: shareOf(effects.changedClusters, effects.clusters), pairCounts: counts, attributes: [], values: [],
    pairs: evenly(effects.pairs, terms.examples).flatMap(({ a, b, ...rest }) => {
      const [x, y] = [byId.get(a), byId.get(b)];
      return x === undefined || y === undefined ? [] : [{ ...rest, a: x, b: y }];
    }),
  };
}

/** Of each effect about as many, those of the highest score. */
function evenly(pairs: readonly AffectedPair[], most: number): AffectedPair[] {
  const byEffect = PAIR_EFFECTS.map((effect) => pairs.filter((pair) => pair.effect === effect));
  const chosen: AffectedPair[] = [];
  for (let rank = 0; chosen.length < most && byEffect.some((list) => rank < list.length); rank += 1) {
    for (const list of byEffect) { const pair = list[rank]; if (pair !== undefined && chosen.length < most) chosen.push(pair); }
  }
  return chosen;
}

/** Golden records are computed as ingest and background work compute them, by the configuration that is tried. */
async function tryValues(tx: Tx, tried: Pick<InForce, 'pool' | 'trust'>, terms: TrialTerms & { readonly types: readonly string[] }): Promise<Trial> {
  const total = await countActiveGoldenRecords(tx, terms.types);
  const ids = await sampleGoldenIds(tx, terms.types, { count: terms.sample, total });
  const targets = await lookedAt(tried, tx, ids);
  const references = targets.flatMap(({ type, members }) => members.flatMap((record) => referencesIn(type, record)));
  const names = [...new Map(references.map((reference) => [referenceName(reference), reference])).values()];
  const resolved = new Map((await resolveReferences(tx, names)).map((found) => [referenceName(found), found.goldenId]));
  const pins = await pinsOf(tx, ids);
  const context = { resolved, pins, models: await modelIndex(tried.pool, tx, 'SEEN'), trust: tried.trust, now: terms.now, actor: 'mooring', causeOf: () => ({ operation: 'tryConfigurationDraft' }) };
  const changes = targets.flatMap((target) => surviveTarget(target, context).change ?? []);
  const counts = new Map<string, number>();
  for (const { type, changed } of changes) for (const attribute of changed) counts.set(`${type}.${attribute}`, (counts.get(`${type}.${attribute}`) ?? 0) + 1);
  return {
    sampled: targets.length, total, goldenRecords: targets.length, changedGoldenRecords: changes.length, share: shareOf(changes.length, targets.length),
    pairCounts: NO_PAIRS, pairs: [], values: changes.slice(0, terms.examples),
    attributes: [...counts].sort(([x, m], [y, n]) => n - m || (x < y ? -1 : 1)).map(([name, goldenRecords]) => {
      const [type = '', attribute = ''] = name.split('.');
      return { type, attribute, goldenRecords };
    }),
  };
}

/** Golden records as they stand, with their members, without holding them. */
async function lookedAt({ pool }: Pick<InForce, 'pool'>, tx: Tx, ids: readonly string[]): Promise<Target[]> {
  const states = (await goldenRecordsByIds(tx, ids)).filter(({ status }) => status === 'ACTIVE');
  const byGolden = new Map<string, StoredSourceRecord[]>(states.map(({ id }) => [id, []]));
  for (const member of await membersOf(tx, states.map(({ id }) => id))) byGolden.get(member.goldenId ?? '')?.push(member);
  return states.map((before) => ({ id: before.id, type: entityType(pool.model, before.type), key: before.key, before, status: 'ACTIVE', mergedInto: null, members: byGolden.get(before.id) ?? [] }));
}
