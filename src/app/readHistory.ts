import { badInput } from '../core/model/errors';
import { versionsOf } from '../storage/goldenViews';
import type { GoldenVersionRow } from '../storage/goldenViews';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

export type { GoldenVersionRow } from '../storage/goldenViews';

/** One record's history, the newest version first. */
export interface HistoryQuestion {
  readonly goldenId: string;
  readonly type: string;
  /** Only versions below this one; null for all. */
  readonly beforeVersion: number | null;
}

export interface HistoryPage { readonly versions: readonly GoldenVersionRow[]; readonly hasNextPage: boolean }

const CURSOR = /^v1:(\d{1,9})$/;

export function versionCursor(version: number): string {
  return Buffer.from(`v1:${version}`).toString('base64url');
}

export function versionOf(cursor: string): number {
  const version = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (version === undefined) throw badInput('a cursor from an earlier page of this history', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the newest version.');
  return Number(version);
}

/** A page of the history of each record, in the order of the questions, in one statement. */
export async function readHistory(pool: Pool, caller: Caller | null, questions: readonly HistoryQuestion[], first: number): Promise<HistoryPage[]> {
  const masker = maskerFor(pool, authorise(caller, 'readRecords'));
  const rows = await versionsOf(readerOf(pool.dataSource), questions, first + 1);
  return questions.map(({ type }, index) => {
    const versions = rows.filter((row) => row.question === index).map(({ version, status, mergedInto, values, recordedAt }) => ({ version, status, mergedInto, values: masker.values(type, values), recordedAt }));
    return { versions: versions.slice(0, first), hasNextPage: versions.length > first };
  });
}
