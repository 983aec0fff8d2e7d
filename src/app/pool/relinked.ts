import type { Assignment } from '../../core/linking/assignGoldenIds';
import type { JudgedPair, PersonJudgement } from '../../core/linking/judgement';
import type { EntityType } from '../../core/model/entityType';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import type { Candidates } from './candidates';
import type { MatchKeyRow } from '../../storage/matchKeys';
import type { StoredSourceRecord } from '../../storage/sourceRecords';

/** Which source records make up which golden records, after linking; nothing is written yet. */
export interface Relinked {
  /** Every record that was looked at, where it belongs now. Deleted ones belong nowhere. */
  readonly records: readonly StoredSourceRecord[];
  /** Where each record belonged before, by id. */
  readonly formerGoldenIds: ReadonlyMap<string, string | null>;
  readonly assignments: readonly (Assignment & { readonly type: EntityType; readonly ownKeys: ReadonlySet<string> })[];
  /** Golden records as they stand, locked, by id. */
  readonly goldens: ReadonlyMap<string, GoldenRecordState>;
  readonly judgements: JudgementDifference;
  /** Every judgement that holds now, machine and person, after contradictions are settled. */
  readonly settled: readonly JudgedPair[];
  /** What was held before: the machine's, and people's as they were given. */
  readonly known: readonly (JudgedPair | PersonJudgement)[];
  /** Match keys of the changed records. */
  readonly matchKeys: readonly MatchKeyRow[];
  /** Keys of the changed records by which candidates are found, as they change. */
  readonly candidateKeys: Candidates['keys'];
  /** Records beyond those that were looked at, about which a steward is to be asked together with one of them. */
  readonly ring: readonly StoredSourceRecord[];
  /** Records that fit two golden records which conflict: they wait for a steward. */
  readonly waiting: ReadonlySet<string>;
}

export interface JudgementDifference {
  readonly gone: readonly JudgedPair[];
  readonly come: ReadonlyMap<string, readonly JudgedPair[]>;
}
