import { saveConfigurationDraft } from '../../src/app/configuration/drafts';
import type { ShownDraft } from '../../src/app/configuration/drafts';
import { publishConfiguration } from '../../src/app/configuration/publish';
import { tryConfigurationDraft } from '../../src/app/configuration/tryDraft';
import { readConfigurations } from '../../src/app/configuration/versions';
import type { ConfigurationState } from '../../src/app/configuration/versions';
import type { Pool } from '../../src/app/poolContext';
import type { ConfigurationKind } from '../../src/core/configuration/configuration';
import { ADMIN } from './pool';

export async function configuration(pool: Pool, kind: ConfigurationKind, type: string | null = null): Promise<ConfigurationState> {
  const [state] = await readConfigurations(pool, ADMIN, { kind, type });
  if (state === undefined) throw new Error(`no ${kind} of ${type ?? 'all'}`);
  return state;
}

/** A draft of what is in force, changed. */
export async function draftOf(pool: Pool, kind: ConfigurationKind, type: string | null, change: (content: ReturnType<typeof JSON.parse>) => unknown): Promise<ShownDraft> {
  const { content } = await configuration(pool, kind, type);
  return saveConfigurationDraft(pool, ADMIN, { id: null, kind, type, content: change(JSON.parse(JSON.stringify(content))), note: null, seenRevision: null, rebase: false });
}

/** Drafts, tries and publishes. */
export async function publish(pool: Pool, kind: ConfigurationKind, type: string | null, change: (content: ReturnType<typeof JSON.parse>) => unknown): Promise<ConfigurationState> {
  const { id: draftId } = await draftOf(pool, kind, type, change);
  const { confirmation } = await tryConfigurationDraft(pool, ADMIN, draftId);
  return publishConfiguration(pool, ADMIN, { draftId, confirmation });
}
