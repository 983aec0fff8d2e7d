import { readMappingFile, writeMappingFile } from '../../core/mapping/file';
import type { MappingFileFormat } from '../../core/mapping/file';
import { readSpec } from '../../core/mapping/readSpec';
import { badInput, notFound } from '../../core/model/errors';
import { mappingsInForce } from '../../storage/mappingVersions';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import { mappingDraftById, saveMappingDraft } from './drafts';
import type { SaveMappingDraft, ShownMappingDraft } from './drafts';
import { versionOf } from './versions';

export interface ExportedMapping { readonly name: string; readonly text: string }
export interface ExportMapping {
  readonly system: string;
  readonly type: string;
  /** Null for the version in force. */
  readonly version: number | null;
  /** A draft instead; it has to have the shape of a mapping. */
  readonly draftId: string | null;
  readonly format: MappingFileFormat;
}

/** A version or a draft as a file. */
export async function exportMapping(pool: Pool, caller: Caller | null, { system, type, version, draftId, format }: ExportMapping): Promise<ExportedMapping> {
  authorise(caller, 'readMappings');
  const tx = pool.dataSource.manager;
  const ending = format === 'YAML' ? 'yaml' : 'json';
  if (draftId !== null) {
    const draft = await mappingDraftById(tx, draftId, false);
    const read = readSpec(draft.spec);
    if (!read.ok) throw badInput('a draft that has the shape of a mapping', read.issues[0]?.message.en ?? '', 'Correct its issues first.');
    return { name: `${draft.system}.${draft.type}.draft-${draft.id}.${ending}`, text: writeMappingFile(read.spec, draft.layout, format) };
  }
  const found = version === null ? (await mappingsInForce(tx, { system, type }))[0] : await versionOf(tx, { system, type }, version);
  if (found === undefined) throw notFound(`a published mapping of (${system}, ${type})`, 'Publish one first, or check the type.');
  return { name: `${system}.${type}.v${found.version}.${ending}`, text: writeMappingFile(found.spec, found.layout, format) };
}

/** A file as a draft, with its issues and how it differs from what is in force, in words. BAD_USER_INPUT for a file that can't be read. */
export async function importMapping(pool: Pool, caller: Caller | null, { text, ...rest }: Omit<SaveMappingDraft, 'spec' | 'layout'> & { readonly text: string }): Promise<ShownMappingDraft> {
  authorise(caller, 'editMappings');
  const read = readMappingFile(text);
  if (!read.ok) throw badInput('a mapping file in YAML or JSON', read.problem, 'Correct the file; exportMapping shows how one looks.');
  return saveMappingDraft(pool, caller, { ...rest, spec: read.file.spec, layout: read.file.layout });
}
