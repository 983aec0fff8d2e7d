import type { JudgedPair } from '../../core/linking/judgement';
import { candidateKeysOf, holdersOf } from '../../storage/candidateKeys';
import { isPersons, judgementsAbout } from '../../storage/judgements';
import { sampleSourceRecordIds } from '../../storage/samples';
import { bareSourceRecords, membersOf, takesPart } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';

export interface MatchSample {
  readonly records: readonly StoredSourceRecord[];
  /** People's judgements about two of them. */
  readonly persons: readonly JudgedPair[];
}

/** Of so many records that are looked at, one in so many is drawn: the others are those that have to do with them. */
const RECORDS_PER_DRAWN = 3;

/**
 * Some source records of a type with those that have to do with them: who shares a match key, and who belongs to the
 * same golden record. At most `most` records.
 */
export async function matchSample(tx: Tx, type: string, most: number): Promise<MatchSample> {
  const drawn = await sampleSourceRecordIds(tx, type, Math.ceil(most / RECORDS_PER_DRAWN));
  const keys = [...new Map((await candidateKeysOf(tx, drawn)).map((row) => [row.key, row])).values()];
  const held = await holdersOf(tx, keys.map(({ key, most: bound }) => ({ key, limit: bound + 1 })));
  const near = keys.flatMap(({ key, most: bound }) => {
    const holders = held.get(key) ?? [];
    return holders.length > bound ? [] : holders;
  });
  const ids = [...new Set([...drawn, ...near])].slice(0, most);
  const own = (await bareSourceRecords(tx, ids)).filter((record) => record.type === type && takesPart(record));
  const members = await membersOf(tx, [...new Set(own.flatMap(({ goldenId }) => goldenId ?? []))]);
  const records = [...new Map([...own, ...members].map((record) => [record.id, record])).values()].slice(0, most);
  const known = new Set(records.map(({ id }) => id));
  const persons = (await judgementsAbout(tx, [...known])).filter(isPersons).filter(({ a, b }) => known.has(a) && known.has(b));
  return { records, persons };
}
