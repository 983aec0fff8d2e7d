import { randomUUID } from 'node:crypto';
import type { Caller } from '../../src/app/access';
import type { Pool } from '../../src/app/poolContext';
import { decidePair } from '../../src/app/steward/decidePairs';
import type { PairDecision } from '../../src/app/steward/decidePairs';
import { pairIdOf } from '../../src/app/steward/pairIds';
import { mergeGoldenRecords } from '../../src/app/steward/mergeGoldenRecords';
import { undoDecision } from '../../src/app/steward/undoDecision';
import { readReviewPairs } from '../../src/app/steward/reviewPairs';
import type { QueuedPair, QueueQuestion } from '../../src/app/steward/reviewPairs';
import type { Judgement } from '../../src/core/linking/judgement';
import { personName } from './names';
import { ADMIN, STEWARD } from './pool';
import { crmCustomer, mesClient } from './records';
import type { Row } from './records';

/** Another steward, with a token of his own. */
export const OTHER_STEWARD: Caller = { ...STEWARD, tokenId: randomUUID(), name: 'another steward' };

const COMPANY = { 客户姓名: '青禾电梯工程有限公司', 客户类型: '企业', 手机: '', 固定电话: '0519-85550001' };
/** Two companies of one name and one phone, told apart by their credit codes; a third row fits both. */
export const codedCompany = (key: string, code: 1 | 2, over: Readonly<Record<string, string>> = {}): Row =>
  crmCustomer(key, { ...COMPANY, 身份证后四位或统一社会信用代码: code === 1 ? '91320400MA1X00018J' : '91320400MA1X00026D', ...over });
export const uncodedCompany = mesClient;

/** Somebody whom nothing connects to anybody else. */
export const stranger = (key: string, over: Readonly<Record<string, string>> = {}): Row =>
  crmCustomer(key, { 客户姓名: personName(Number(key.replace(/\D/g, ''))), 详细地址: `莫干山路${Number(key.replace(/\D/g, '')) + 1}号`, 手机: `1391234${key.replace(/\D/g, '').padStart(4, '0')}`, ...over });

export async function queue(pool: Pool, question: Partial<QueueQuestion> = {}): Promise<QueuedPair[]> {
  const page = await readReviewPairs(pool, STEWARD, { type: null, status: null, order: 'SCORE', minScore: null, after: null, first: 100, ...question });
  return page.pairs.map(({ pair }) => pair);
}

/** The id by which a steward decides about two golden records that nobody has decided about yet. */
export function undecided(x: string, y: string): string {
  return pairIdOf({ a: x < y ? x : y, b: x < y ? y : x, decisionId: null });
}

/** Decides about two golden records, whatever was decided before. */
export async function decide(pool: Pool, [x, y]: readonly [string, string], judgement: Judgement, as: Caller = STEWARD, note: string | null = null): Promise<PairDecision> {
  const [a, b] = x < y ? [x, y] : [y, x];
  const [latest] = await pool.dataSource.query<{ id: string | null }[]>(
    `select max(j.decision_id) as id from judgement j join source_record s on s.id = j.a_id join source_record t on t.id = j.b_id
      where j.superseded_by is null and ((s.golden_id = $1 and t.golden_id = $2) or (s.golden_id = $2 and t.golden_id = $1))`, [a, b]);
  return decidePair(pool, as, { pairId: pairIdOf({ a, b, decisionId: latest?.id ?? null }), judgement, note });
}

/** Takes back everything that stewards have decided, the latest first. */
export async function takeBackAll(pool: Pool): Promise<void> {
  const standing = await pool.dataSource.query<{ id: string }[]>(
    `select d.id from decision d where d.kind <> 'UNDO' and not exists (select 1 from decision u where u.undoes = d.id) order by d.id desc`);
  for (const { id } of standing) await undoDecision(pool, ADMIN, { decisionId: id });
}

/** Merges two golden records that stand by themselves; the id of the decision. */
export async function mergedAnew(pool: Pool, survivorId: string, mergedId: string): Promise<string> {
  await takeBackAll(pool);
  return (await mergeGoldenRecords(pool, ADMIN, { survivorId, mergedIds: [mergedId], note: '瑾瑜 13977778888' })).decision.id;
}
