import { badInput, conflict, MooringError, notFound } from '../../core/model/errors';
import { beginExclusion, endExclusion, exclusionById } from '../../storage/exclusions';
import { sourceImport } from '../../storage/sourceImports';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import { isConfirmed } from '../configuration/confirmation';
import { inForce } from '../configuration/inForce';
import type { InForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { noteOf, reasonOf } from '../steward/notes';
import { shownExclusion } from './readExclusions';
import type { ShownExclusion } from './readExclusions';

/** What is taken out of the pool: all that a system sends (`importId` null), or one import of it. */
export interface Excluded { readonly system: string; readonly importId: string | null }
export interface ExcludeSource extends Excluded { readonly note: string; readonly confirmation: string | null }

/** What a preview confirms, as text. */
export const excludes = ({ system, importId }: Excluded): string => `exclude|${system}|${importId ?? ''}`;
export const includes = (exclusionId: string): string => `include|${exclusionId}`;

const NUMBER = /^\d{1,18}$/;

/**
 * Takes what a source system sent, or one import of it, out of linking and survivorship. It stays on record; its records
 * leave their golden records in the background, and what an import had replaced counts again. What an excluded system
 * sends meanwhile is kept too. CONFIRMATION_REQUIRED without the code of a preview of exactly this.
 */
export async function excludeSource(pool: Pool, caller: Caller | null, { system, importId, note, confirmation }: ExcludeSource): Promise<ShownExclusion> {
  const act = { operation: 'excludeSource', details: { system: system.slice(0, 100), importId: importId?.slice(0, 20) ?? null }, ...reasonOf(note) };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'configure');
    const reason = noteOf(note);
    if (reason === null) throw badInput('a note that says why', 'none', 'Say why it is excluded: others will want to know.');
    const now = pool.clock();
    const id = await inTransaction(pool.dataSource, async (tx) => {
      await checkExcludable(await inForce(pool, tx), tx, { system, importId });
      refuseUnconfirmed(isConfirmed(pool, confirmation, excludes({ system, importId }), known), confirmation);
      const begun = await beginExclusion(tx, { system, importId, note: reason, excludedBy: known.name, excludedAt: now });
      if (begun === null) throw excludedAlready();
      await record(pool, tx, known, { ...act, details: { ...act.details, exclusion: begun } });
      return begun;
    }, { alone: true });
    return shownExclusion(pool, id);
  });
}

/** Ends an exclusion: its records count again, in the background. Errors as of {@link excludeSource}; NOT_FOUND, CONFLICT for one that has ended. */
export async function endSourceExclusion(pool: Pool, caller: Caller | null, { exclusionId, note, confirmation }: { readonly exclusionId: string; readonly note: string | null; readonly confirmation: string | null }): Promise<ShownExclusion> {
  const act = { operation: 'endSourceExclusion', details: { exclusion: exclusionId.slice(0, 20) }, ...reasonOf(note) };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'configure');
    noteOf(note);
    await inTransaction(pool.dataSource, async (tx) => {
      const exclusion = await exclusionInForce(tx, exclusionId, true);
      refuseUnconfirmed(isConfirmed(pool, confirmation, includes(exclusion.id), known), confirmation);
      await endExclusion(tx, exclusion.id, { endedBy: known.name, endedAt: pool.clock() });
      await record(pool, tx, known, { ...act, details: { ...act.details, system: exclusion.system, importId: exclusion.importId } });
    }, { alone: true });
    return shownExclusion(pool, exclusionId);
  });
}

/** NOT_FOUND for what there is not, CONFLICT for what is excluded already. */
export async function checkExcludable({ systems }: InForce, tx: Tx, { system, importId }: Excluded): Promise<void> {
  const known = systems.find(({ code }) => code === system);
  if (known === undefined) throw notFound(`the source system "${system.slice(0, 100)}"`, `Known systems: ${systems.map(({ code }) => code).join(', ') || 'none'}.`);
  if (importId === null ? known.excluded : known.excludedImports.includes(importId)) throw excludedAlready();
  if (importId === null) return;
  const found = NUMBER.test(importId) ? await sourceImport(tx, importId) : null;
  if (found?.system !== system) throw notFound(`the import ${importId.slice(0, 20)} of the system "${system}"`, 'sourceImports lists them.');
}

export async function exclusionInForce(tx: Tx, id: string, lock: boolean): Promise<NonNullable<Awaited<ReturnType<typeof exclusionById>>>> {
  const exclusion = NUMBER.test(id) ? await exclusionById(tx, id, lock) : null;
  if (exclusion === null) throw notFound(`the exclusion ${id.slice(0, 20)}`, 'exclusions lists them.');
  if (exclusion.endedAt !== null) throw conflict('an exclusion in force', `one that ${exclusion.endedBy ?? ''} has ended`, 'There is nothing to end.');
  return exclusion;
}

const excludedAlready = (): MooringError => conflict('a source that counts', 'one that is excluded already', 'exclusions says by whom, and why.');

function refuseUnconfirmed(confirmed: boolean, code: string | null): void {
  if (confirmed) return;
  throw new MooringError('CONFIRMATION_REQUIRED', {
    expected: 'the confirmation of a preview of exactly this within the last minutes', got: code === null ? 'none' : 'a code of something else, or one that has expired',
    remedy: 'Look at what would change (previewExclusion, previewExclusionEnd), and give the code that comes with it.',
  });
}
