import type { SurvivorChoice } from '../../storage/decisions';
import { addDecisions, chooseSurvivors, decisionsByIds } from '../../storage/decisions';
import type { Decision, NewDecision } from '../../storage/decisions';
import type { GoldenChange } from '../../core/model/change';
import type { GoldenView } from '../../core/model/goldenView';
import type { Judgement } from '../../core/linking/judgement';
import type { RecordPair } from '../../core/linking/personPairs';
import { viewsByIds } from '../../storage/goldenViews';
import { savePersonJudgements, supersedeJudgements } from '../../storage/judgements';
import type { NewPersonJudgement } from '../../storage/judgements';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Caller } from '../access';
import { record } from '../audit';
import type { Act } from '../audit';
import { inForce } from '../configuration/inForce';
import { movedReferences } from '../pool/movedReferences';
import { relink } from '../pool/relink';
import type { Direction } from '../pool/relink';
import type { Relinked } from '../pool/relinked';
import { resurvive, saveSurvived } from '../pool/resurvive';
import { groundsOfRecord } from '../pool/reviewQueue';
import { saveLinks } from '../pool/saveLinks';
import type { SurvivedTarget } from '../pool/surviveTargets';
import { targetsOf } from '../pool/targets';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { maskText } from '../../core/masking/freeText';
import type { Held } from './hold';

/** One decision and the facts that it makes. */
export interface Resolution {
  readonly decision: Pick<NewDecision, 'kind' | 'judgement' | 'note' | 'undoes'>;
  /** The golden records that it is about. */
  readonly goldenIds: readonly string[];
  /** People's judgements about these pairs end. */
  readonly ends: readonly RecordPair[];
  readonly makes: readonly (RecordPair & { readonly judgement: Judgement })[];
  /** Judgements of earlier decisions that are given anew, as they were. */
  readonly renews?: readonly Pick<NewPersonJudgement, 'a' | 'b' | 'judgement' | 'note' | 'seen' | 'decisionId'>[];
  readonly survivors: readonly SurvivorChoice[];
}

export interface Work {
  readonly caller: Caller;
  readonly now: number;
  readonly act: Act;
  readonly held: Held;
  readonly resolutions: readonly Resolution[];
  readonly direction?: Direction;
  /** Facts that a resolution makes beside judgements, once its decisions have their ids. */
  readonly andAlso?: (decisionIds: readonly string[]) => Promise<void>;
}

export interface CarriedOut {
  readonly decisions: readonly Decision[];
  readonly relinked: Relinked;
  readonly survived: readonly SurvivedTarget[];
  /** The golden record that each source record looked at belongs to now. */
  readonly goldenIdOf: ReadonlyMap<string, string | null>;
}

/**
 * Carries decisions out: stores them with their judgements, links everything within reach anew, and writes what
 * follows (golden records, history, changes, the queue, the audit log) in the same transaction. A constant number of
 * statements, whatever the number of decisions.
 */
export async function carryOut(declared: Pool, tx: Tx, work: Work): Promise<CarriedOut> {
  const { pool, trust } = await inForce(declared, tx);
  const { caller, now, act, held } = work;
  const decisionIds = await storeFacts(pool, tx, work);
  const relinked = await relink(pool, tx, [...held.members.values()].flat(), work.direction);
  const targets = await targetsOf(pool, tx, relinked, new Set());
  const cause = { operation: act.operation, decisions: decisionIds };
  const survived = await resurvive(pool, tx, {
    targets, overlay: await movedReferences(tx, relinked, targets), trust, now, actor: caller.name, causeOf: () => cause,
  });
  await saveSurvived(tx, survived);
  await saveLinks(pool, tx, relinked, { savedIds: new Set(), now, personSpoke: true });
  const decisions = (await decisionsByIds(tx, decisionIds)).flatMap((decision) => decision ?? []);
  await writeDown(pool, tx, work, decisions, survived);
  return { decisions, relinked, survived, goldenIdOf: new Map(relinked.records.map(({ id, goldenId }) => [id, goldenId])) };
}

async function storeFacts(pool: Pool, tx: Tx, { caller, now, held, resolutions, andAlso }: Work): Promise<string[]> {
  const membership = (ids: readonly string[]): NewDecision['before'] => Object.fromEntries(ids.map((id) => [id, (held.members.get(id) ?? []).map((member) => member.id)]));
  const decisionIds = await addDecisions(tx, resolutions.map(({ decision, goldenIds }) => ({
    ...decision, type: held.type, decidedBy: caller.name, decidedAt: now, before: membership(goldenIds),
  })));
  const ofDecision = <T extends object>(list: (resolution: Resolution) => readonly T[]): (T & { readonly decisionId: string })[] =>
    resolutions.flatMap((resolution, index) => list(resolution).map((one) => ({ ...one, decisionId: decisionIds[index] ?? '' })));
  await supersedeJudgements(tx, ofDecision(({ ends, makes }) => [...ends, ...makes].map(({ a, b }) => ({ a, b }))));
  const records = new Map([...held.members.values()].flat().map((member) => [member.id, member]));
  const notes = new Map(resolutions.map(({ decision }, index) => [decisionIds[index], decision.note]));
  const said = { type: held.type, judgedBy: caller.name, judgedAt: now };
  await savePersonJudgements(tx, [
    ...ofDecision(({ makes }) => makes).map(({ a, b, judgement, decisionId }): NewPersonJudgement =>
      ({ ...said, a, b, judgement, decisionId, note: notes.get(decisionId) ?? null, seen: seenOf(pool, records, { a, b }) })),
    ...resolutions.flatMap(({ renews = [] }) => renews).map((one): NewPersonJudgement => ({ ...one, ...said })),
  ]);
  await chooseSurvivors(tx, ofDecision(({ survivors }) => survivors));
  await andAlso?.(decisionIds);
  return decisionIds;
}

function seenOf(pool: Pool, records: ReadonlyMap<string, StoredSourceRecord>, pair: RecordPair): NewPersonJudgement['seen'] {
  const [a, b] = [records.get(pair.a), records.get(pair.b)];
  return a === undefined || b === undefined ? null : { a: groundsOfRecord(pool, a), b: groundsOfRecord(pool, b) };
}

/** One audit entry for each decision: the golden record that came out of it, before and after. */
async function writeDown(pool: Pool, tx: Tx, { caller, act, resolutions }: Work, decisions: readonly Decision[], survived: readonly SurvivedTarget[]): Promise<void> {
  for (const [index, decision] of decisions.entries()) {
    const goldenIds = resolutions[index]?.goldenIds ?? [];
    const touched = survived.filter(({ target }) => goldenIds.includes(target.id));
    const main = touched.find(({ after }) => after.status === 'ACTIVE') ?? touched[0];
    const goldenId = main?.target.id ?? goldenIds[0];
    await record(pool, tx, caller, {
      ...act, ...(decision.note === null ? {} : { reason: decision.note }),
      ...(goldenId === undefined ? {} : { golden: { type: decision.type, id: goldenId } }),
      before: main?.target.before?.values ?? null, after: main?.after.values ?? null,
      details: { ...act.details, decisionId: decision.id, kind: decision.kind, judgement: decision.judgement, undoes: decision.undoes, goldenIds: [...goldenIds] },
    });
  }
}

/** What a decision brought about, as its caller may see it. */
export interface DecisionOutcome {
  readonly decision: Decision;
  /** The golden records that it was about, and those that came out of it: each as it is now. */
  readonly goldenRecords: readonly GoldenView[];
  /** The steps of golden records that it led to, one group. */
  readonly changes: readonly GoldenChange[];
}

/** What the caller is shown of decisions that were carried out together. */
export async function outcomesOf(pool: Pool, tx: Tx, { caller, held, resolutions }: Work, done: CarriedOut): Promise<DecisionOutcome[]> {
  const masker = maskerFor(pool, caller);
  const homes = (ids: readonly string[]): string[] => ids.flatMap((id) => (held.members.get(id) ?? []).flatMap((member) => done.goldenIdOf.get(member.id) ?? []));
  const wanted = resolutions.map(({ goldenIds }) => [...new Set([...homes(goldenIds), ...goldenIds])]);
  const views = new Map((await viewsByIds(tx, [...new Set(wanted.flat())], null)).map((view) => [view.id, masker.view(view)]));
  return done.decisions.map((decision, index) => {
    const ids = new Set(wanted[index]);
    return {
      decision: shownDecision(pool, caller, decision),
      goldenRecords: [...ids].flatMap((id) => views.get(id) ?? []),
      changes: done.survived.flatMap(({ change }) => (change === null ? [] : [masker.change(change)])),
    };
  });
}

/** Notes are running text: a number in them is masked for those who may not see numbers. */
export function shownDecision(pool: Pool, caller: Caller, decision: Decision): Decision {
  return { ...decision, note: decision.note === null ? null : maskText(decision.note, !maskerFor(pool, caller).sees('CONTACT')) };
}
