import { badInput } from '../core/model/errors';
import { isGoldenId } from './ids';

/** Where a hit stands among those of a search. */
export interface Place { readonly rank: number; readonly goldenId: string }

const CURSOR = /^s1:(\d{1,9}):(.{36})$/;

/** Opaque to callers. It says how well the last record fitted, so that a page goes on there even when that record is gone. */
export function cursorOf({ rank, goldenId }: Place): string {
  return Buffer.from(`s1:${rank}:${goldenId}`).toString('base64url');
}

export function placeOf(cursor: string): Place {
  const [, rank = '', goldenId = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (!isGoldenId(goldenId)) throw badInput('a cursor from an earlier page of this search', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the best.');
  return { rank: Number(rank), goldenId };
}
