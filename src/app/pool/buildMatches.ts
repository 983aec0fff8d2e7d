import { createHash } from 'node:crypto';
import type { MatchModel } from '../../core/matching/matchModel';
import { canonicalJson } from '../../core/model/json';
import type { JsonValue } from '../../core/model/json';
import { lockKeys } from '../../storage/locks';
import { holdMatchBuild, markMatchBuild, matchBuild, nextSourceRecordIds } from '../../storage/matchBuilds';
import { bareSourceRecords, lockSourceRecords, takesPart } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import { nameOf } from '../ingest/foldRecords';
import type { Pool } from '../poolContext';
import { movedReferences } from './movedReferences';
import { relink } from './relink';
import { resurvive, saveSurvived } from './resurvive';
import { saveLinks } from './saveLinks';
import { targetsOf } from './targets';

const PAGE = 200;
/** How keys are written: another number, and every record gets its keys anew. */
const KEYS = 2;
const schemes = new WeakMap<MatchModel, string>();

/** Tells match models apart: records that were matched by another one are matched anew. */
export function matchScheme(model: MatchModel): string {
  const scheme = schemes.get(model) ?? createHash('sha256').update(`${KEYS} ${canonicalJson(JSON.parse(JSON.stringify(model)) as JsonValue)}`).digest('hex').slice(0, 32);
  schemes.set(model, scheme);
  return scheme;
}

/**
 * Matches the next page of source records by the model in force, one transaction; false when none is left. After an
 * upgrade, or when another model has come into force. Where it stopped it goes on, after a restart or on another node;
 * records that are written meanwhile are matched as they come.
 */
export async function buildMatchesPage(pool: Pool): Promise<boolean> {
  const [type] = await unmatchedTypes(await inForce(pool, pool.dataSource.manager), pool.dataSource.manager);
  if (type === undefined) return false;
  await inTransaction(pool.dataSource, async (tx) => {
    // Another may have come into force while this waited for whoever published it.
    const configured = await inForce(pool, tx);
    const model = configured.pool.matchModels.get(type)?.model;
    if (model === undefined) return;
    const scheme = matchScheme(model);
    const build = await holdMatchBuild(tx, type, scheme);
    if (build.finished) return;
    const ids = await nextSourceRecordIds(tx, type, build.afterId, PAGE);
    if (ids.length > 0) await matchAgain(configured, tx, ids);
    await markMatchBuild(tx, { type, scheme, afterId: ids.at(-1) ?? build.afterId, finishedAt: ids.length === PAGE ? null : pool.clock() });
  });
  return true;
}

/** Types whose records are not all matched by the model in force; one cheap statement for each matched type. */
export async function unmatchedTypes({ pool }: InForce, tx: Tx): Promise<string[]> {
  const types: string[] = [];
  for (const [type, { model }] of pool.matchModels) if ((await matchBuild(tx, type, matchScheme(model)))?.finished !== true) types.push(type);
  return types;
}

/** All pages that are left; one cheap statement for each matched type when there are none. */
export async function buildMatches(pool: Pool): Promise<void> {
  while (await buildMatchesPage(pool));
}

async function matchAgain({ pool, trust }: InForce, tx: Tx, ids: readonly string[]): Promise<void> {
  const names = await bareSourceRecords(tx, ids);
  await lockKeys(tx, 'SOURCE_RECORDS', names.map((name) => ({ key: `source|${nameOf(name)}`, mode: 'EXCLUSIVE' })));
  const records: StoredSourceRecord[] = (await lockSourceRecords(tx, names)).filter(takesPart);
  const relinked = await relink(pool, tx, records);
  const targets = await targetsOf(pool, tx, relinked, new Set());
  const now = pool.clock();
  const survived = await resurvive(pool, tx, {
    targets, overlay: await movedReferences(tx, relinked, targets), trust, now, actor: 'mooring', causeOf: () => ({ operation: 'match' }),
  });
  await saveSurvived(tx, survived);
  await saveLinks(pool, tx, relinked, { savedIds: new Set(), now, personSpoke: false });
}
