import type { ConfigurationName } from '../../core/configuration/configuration';
import { matchBuild, matchedRecords } from '../../storage/matchBuilds';
import { countActiveGoldenRecords, countSourceRecords } from '../../storage/samples';
import type { Tx } from '../../storage/transaction';
import { goldenRecordsUpTo, valueBuilds } from '../../storage/valueBuilds';
import { matchScheme } from '../pool/buildMatches';
import type { InForce } from './inForce';

/** How far the pool has followed what was published: source records matched anew, golden records computed anew. */
export interface ConfigurationProgress { readonly finished: boolean; readonly done: number; readonly total: number }

export async function progressOf(tx: Tx, configured: InForce, { kind, type }: ConfigurationName): Promise<ConfigurationProgress> {
  return kind === 'MATCH_MODEL' ? matchProgress(tx, configured, type) : valueProgress(tx, type === '' ? [...configured.pool.model.types.keys()] : [type]);
}

async function matchProgress(tx: Tx, { pool }: InForce, type: string): Promise<ConfigurationProgress> {
  const model = pool.matchModels.get(type)?.model;
  const build = model === undefined ? null : await matchBuild(tx, type, matchScheme(model));
  const total = await countSourceRecords(tx, type);
  const finished = build?.finished === true;
  return { finished, total, done: finished ? total : await matchedRecords(tx, type, build?.afterId ?? null) };
}

async function valueProgress(tx: Tx, types: readonly string[]): Promise<ConfigurationProgress> {
  const unfinished = (await valueBuilds(tx)).filter((build) => !build.finished && types.includes(build.type));
  const total = await countActiveGoldenRecords(tx, types);
  const left = new Set(unfinished.map(({ type }) => type));
  let done = await countActiveGoldenRecords(tx, types.filter((type) => !left.has(type)));
  for (const { type, afterId } of unfinished) done += await goldenRecordsUpTo(tx, type, afterId);
  return { finished: unfinished.length === 0, done, total };
}
