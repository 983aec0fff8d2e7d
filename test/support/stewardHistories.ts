import fc from 'fast-check';
import type { Pool } from '../../src/app/poolContext';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { pinValue } from '../../src/app/pinValue';
import { mergeGoldenRecords } from '../../src/app/steward/mergeGoldenRecords';
import { undoDecision } from '../../src/app/steward/undoDecision';
import { unlinkSourceRecord } from '../../src/app/steward/unlinkSourceRecord';
import type { Judgement } from '../../src/core/linking/judgement';
import { MooringError } from '../../src/core/model/errors';
import { ADMIN, STEWARD } from './pool';
import type { Sent } from './sourceHistories';
import { decide } from './steward';

/** Something that a steward does; numbers choose among what there is then. */
export type StewardAct =
  | { readonly act: 'decide'; readonly x: number; readonly y: number; readonly judgement: Judgement }
  | { readonly act: 'merge'; readonly survivor: number; readonly merged: readonly number[] }
  | { readonly act: 'unlink'; readonly record: number; readonly keepApart: boolean; readonly withFormer: boolean }
  | { readonly act: 'undo'; readonly decision: number }
  | { readonly act: 'pin'; readonly golden: number; readonly level: string };

const some = fc.nat(30);
export const decisions: fc.Arbitrary<StewardAct> = fc.oneof(
  fc.record({ act: fc.constant('decide' as const), x: some, y: some, judgement: fc.constantFrom<Judgement>('MATCH', 'MATCH', 'NO_MATCH', 'UNSURE') }),
  fc.record({ act: fc.constant('merge' as const), survivor: some, merged: fc.uniqueArray(some, { minLength: 1, maxLength: 2 }) }),
  fc.record({ act: fc.constant('unlink' as const), record: some, keepApart: fc.boolean(), withFormer: fc.boolean() }),
);
export const stewardActs: fc.Arbitrary<StewardAct> = fc.oneof(
  { weight: 4, arbitrary: decisions },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('undo' as const), decision: some }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('pin' as const), golden: some, level: fc.constantFrom('SILVER', 'PLATINUM') }) },
);

async function goldensOf(pool: Pool, like: string): Promise<{ id: string; type: string }[]> {
  return pool.dataSource.query(`select id, type from golden_record where status = 'ACTIVE' and type like $1 order by type, id`, [like]);
}

/** One of the golden records, and then only those of its type. */
async function chosen(pool: Pool, numbers: readonly number[]): Promise<string[]> {
  const all = await goldensOf(pool, '%');
  const first = all[(numbers[0] ?? 0) % all.length];
  const same = all.filter(({ type }) => type === first?.type);
  return [...new Set([first?.id ?? '', ...numbers.slice(1).map((number) => same[number % same.length]?.id ?? '')])];
}

/** Does it as far as it can be done; the id of its decision, or null where it was refused. */
export async function carry(pool: Pool, one: StewardAct): Promise<string | null> {
  try {
    return await attempt(pool, one);
  } catch (error) {
    if (error instanceof MooringError && ['CONFLICT', 'BAD_USER_INPUT', 'NOT_FOUND'].includes(error.code)) return null;
    throw error;
  }
}

async function attempt(pool: Pool, one: StewardAct): Promise<string | null> {
  switch (one.act) {
    case 'decide': {
      const [x = '', y] = await chosen(pool, [one.x, one.y]);
      return y === undefined ? null : (await decide(pool, [x, y], one.judgement)).decision.id;
    }
    case 'merge': {
      const [survivorId = '', ...mergedIds] = await chosen(pool, [one.survivor, ...one.merged]);
      return mergedIds.length === 0 ? null : (await mergeGoldenRecords(pool, STEWARD, { survivorId, mergedIds })).decision.id;
    }
    case 'unlink': {
      const records = await pool.dataSource.query<{ id: string }[]>('select id from source_record where golden_id is not null order by system, type, source_key');
      const { id = '' } = records[one.record % Math.max(1, records.length)] ?? {};
      return (await unlinkSourceRecord(pool, STEWARD, { sourceRecordId: id, keepApart: one.keepApart, withFormer: one.withFormer })).decision.id;
    }
    case 'undo': {
      const made = await pool.dataSource.query<{ id: string }[]>('select id from decision order by id');
      const { id = '' } = made[one.decision % Math.max(1, made.length)] ?? {};
      return (await undoDecision(pool, STEWARD, { decisionId: id })).decision.id;
    }
    case 'pin': {
      const goldens = await goldensOf(pool, 'customer');
      const { id = '' } = goldens[one.golden % Math.max(1, goldens.length)] ?? {};
      await pinValue(pool, STEWARD, { goldenId: id, attribute: 'serviceLevel', value: one.level, reason: 'test' });
      return null;
    }
  }
}

export async function sendOne(pool: Pool, { system, type, sourceKey, payload, updatedAt, deleted }: Sent): Promise<void> {
  await upsertSourceRecords(pool, ADMIN, { system, type, records: [{ sourceKey, payload, updatedAt, deleted }] });
}

/** Everything that a decision may change and its undoing must restore: values, links, children, keys, ids, the queue. */
export async function everything(pool: Pool): Promise<unknown> {
  const read = async (sql: string): Promise<unknown> => pool.dataSource.query(sql);
  return {
    goldens: await read(`select id, type, key, values, provenance, due_at from golden_record where status = 'ACTIVE' order by id`),
    members: await read('select id, golden_id from source_record order by id'),
    relations: await read('select golden_id, attribute, target_id from golden_reference where until is null order by 1, 2, 3'),
    keys: await read('select type, attribute, key, golden_id from golden_key order by 1, 2, 3, 4'),
    judgements: await read('select a_id, b_id, judge, judgement, evidence, rank, seen, note, decision_id from judgement where superseded_by is null order by 1, 2, 3'),
    choices: await read('select survivor_id, merged_id from survivor_choice where superseded_by is null order by 1, 2'),
    queue: await read('select a_id, b_id, status, score, evidence, evidence_a, evidence_b, judgements, decision_id, changed, rivals, impact from review_pair order by 1, 2'),
  };
}
