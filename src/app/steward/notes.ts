import { badInput } from '../../core/model/errors';

export const MAX_NOTE_CHARS = 1_000;

/** A steward's note; null for none. */
export function noteOf(note: string | null | undefined): string | null {
  const text = note?.trim() ?? '';
  if (text.length > MAX_NOTE_CHARS) throw badInput(`a note of at most ${MAX_NOTE_CHARS} characters`, `${text.length} characters`, 'Say it shorter.');
  return text === '' ? null : text;
}

/** The same for the audit log, where a refusal is written down too, whatever came. */
export function reasonOf(note: string | null | undefined): { readonly reason?: string } {
  const text = note?.trim() ?? '';
  return text === '' ? {} : { reason: text.slice(0, MAX_NOTE_CHARS) };
}
