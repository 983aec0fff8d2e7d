import type { AuditOutcome, ChainedAuditEntry } from '../core/audit/auditEntry';
import { maskText } from '../core/masking/freeText';
import { badInput } from '../core/model/errors';
import type { JsonObject, JsonValue } from '../core/model/json';
import { searchAuditEntries } from '../storage/auditLog';
import { authorise } from './access';
import type { Caller } from './access';
import { chainAuditLog } from './audit';
import { isGoldenId } from './ids';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

/** What is looked for; everything that is left out is not asked about. */
export interface AuditQuestion {
  readonly operations?: readonly string[] | null;
  readonly actors?: readonly string[] | null;
  readonly goldenId?: string | null;
  readonly outcome?: AuditOutcome | null;
  /** Milliseconds since the epoch: from inclusive, to exclusive. */
  readonly from?: number | null;
  readonly to?: number | null;
}

export interface AuditPage { readonly entries: readonly (ChainedAuditEntry & { readonly cursor: string })[]; readonly hasNextPage: boolean }

const CURSOR = /^a1:(\d{1,18})$/;
const MAX_PAGE = 500;

const cursorOf = (position: string): string => Buffer.from(`a1:${position}`).toString('base64url');

function positionOf(cursor: string): string {
  const position = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (position === undefined) throw badInput('a cursor from an earlier page of the audit log', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the newest entry.');
  return position;
}

/** The audit log, the newest entry first; values in it are masked for the caller like everywhere else. */
export async function readAuditLog(pool: Pool, caller: Caller | null, question: AuditQuestion, page: { readonly after: string | null; readonly first: number }): Promise<AuditPage> {
  const known = authorise(caller, 'readAuditLog');
  const { first } = page;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for a page of that size and go on with its cursor.');
  const goldenId = question.goldenId ?? null;
  if (goldenId !== null && !isGoldenId(goldenId)) throw badInput('a golden id', goldenId, 'Search by the id that the pool has given.');
  await chainAuditLog(pool);
  const found = await searchAuditEntries(pool.dataSource.manager, {
    before: page.after === null ? null : positionOf(page.after), limit: first + 1, goldenId,
    operations: question.operations ?? null, actors: question.actors ?? null, outcome: question.outcome ?? null,
    from: question.from ?? null, to: question.to ?? null,
  });
  return {
    entries: found.slice(0, first).map((entry) => ({ ...shownTo(pool, known, entry), cursor: cursorOf(entry.position) })),
    hasNextPage: found.length > first,
  };
}

/** Golden values stand in an entry by attribute; other entries hold settings, which are no personal data. */
function shownTo(pool: Pool, caller: Caller, entry: ChainedAuditEntry): ChainedAuditEntry {
  const masker = maskerFor(pool, caller);
  const { goldenType, reason } = entry;
  const values = (given: JsonObject | null): JsonObject | null => (given === null || goldenType === null ? given : masker.values(goldenType, given as Readonly<Record<string, JsonValue>>));
  return { ...entry, before: values(entry.before), after: values(entry.after), reason: reason === null ? null : maskText(reason, !masker.sees('CONTACT')) };
}
