import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { discardMappingDraft, saveMappingDraft } from '../../app/mapping/drafts';
import type { MappingDraft as Draft, ShownMappingDraft } from '../../app/mapping/drafts';
import { exportMapping, importMapping } from '../../app/mapping/files';
import type { ExportedMapping } from '../../app/mapping/files';
import { previewMapping, previewMappingRollback } from '../../app/mapping/preview';
import type { MappingPreview as Previewed } from '../../app/mapping/preview';
import { publishMapping, rollbackMapping, setMappingRun } from '../../app/mapping/publish';
import { readMappingSample } from '../../app/mapping/readSample';
import type { ShownSample } from '../../app/mapping/readSample';
import { suggestMapping } from '../../app/mapping/suggestMapping';
import type { SuggestedField } from '../../app/mapping/suggestMapping';
import { translate } from '../../app/mapping/translate';
import type { Translation as Translated } from '../../app/mapping/translate';
import {
  diffMappingVersions, readMappingDraft, readMappingDrafts, readMappingRun, readMappingRuns, readMappings, readMappingVersion, readMappingVersions,
} from '../../app/mapping/versions';
import type { MappingRun as Run, MappingState, MappingVersion as Version } from '../../app/mapping/versions';
import { versionOf } from '../../app/readHistory';
import type { MappingDifference as Difference } from '../../core/mapping/describe';
import { mappingVersionConnection } from '../connections';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import { firstOf } from '../inputs/firstArgs';
import {
  ExportMappingArgs, ImportMappingArgs, MappingDiffArgs, MappingDraftIdArgs, MappingFilterArgs, MappingNameArgs, MappingRunsArgs, MappingVersionArgs, MappingVersionsArgs, PreviewMappingArgs,
  PreviewRollbackArgs, PublishMappingArgs, RollbackMappingArgs, RunIdArgs, SaveMappingDraftArgs, SuggestMappingArgs, TranslateArgs,
} from '../inputs/mappingArgs';
import { Mapping, MappingDifference, MappingDraft, MappingDraftSummary, MappingFile, MappingImpact, MappingRun, MappingSample, MappingVersion, MappingVersionConnection } from '../types/mapping';
import { MappingPreview } from '../types/mappingPreview';
import { FieldSuggestions } from '../types/mappingSuggestion';
import { Translation } from '../types/translation';

/** Mappings: drawn, previewed, published, followed, rolled back. */
@Resolver()
export class MappingResolver {
  @Query(() => [Mapping], { description: '字段映射: what is in force, with drafts and progress. Roles: STEWARD, ADMIN.' })
  async mappings(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingFilterArgs) { system, type }: MappingFilterArgs): Promise<MappingState[]> {
    return readMappings(pool, caller, { system: system ?? null, type: type ?? null });
  }

  @Query(() => [MappingDraftSummary], { description: '映射草稿: drafts that are worked on, the latest first. Roles: STEWARD, ADMIN.' })
  async mappingDrafts(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingFilterArgs) { system, type }: MappingFilterArgs): Promise<Draft[]> {
    return readMappingDrafts(pool, caller, { system: system ?? null, type: type ?? null });
  }

  @Query(() => MappingDraft, { description: '映射草稿: one draft with its issues and differences. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async mappingDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingDraftIdArgs) { draftId }: MappingDraftIdArgs): Promise<ShownMappingDraft> {
    return readMappingDraft(pool, caller, draftId);
  }

  @Query(() => MappingVersionConnection, { description: '映射版本: what was published, the newest first. Roles: STEWARD, ADMIN.' })
  async mappingVersions(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingVersionsArgs) args: MappingVersionsArgs): Promise<Connection<Version>> {
    const after = args.after ?? null;
    const page = await readMappingVersions(pool, caller, { system: args.system, type: args.type, before: after === null ? null : versionOf(after), first: firstOf(args) });
    return mappingVersionConnection(page, after);
  }

  @Query(() => MappingVersion, { nullable: true, description: '映射版本: one version, or that in force. Null where there is none. Roles: STEWARD, ADMIN.' })
  async mappingVersion(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingVersionArgs) { system, type, version }: MappingVersionArgs): Promise<Version | null> {
    return readMappingVersion(pool, caller, { system, type, version: version ?? null });
  }

  @Query(() => [MappingDifference], { description: '版本差异: how two versions differ, in words. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async mappingDiff(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingDiffArgs) { system, type, fromVersion, toVersion }: MappingDiffArgs): Promise<Difference[]> {
    return diffMappingVersions(pool, caller, { system, type, from: fromVersion ?? null, to: toVersion });
  }

  @Query(() => [MappingRun], { description: '重新应用: publications on their way to the records that were there, the latest first. Roles: STEWARD, ADMIN.' })
  async mappingRuns(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingRunsArgs) args: MappingRunsArgs): Promise<Run[]> {
    return readMappingRuns(pool, caller, { system: args.system ?? null, type: args.type ?? null }, { before: args.before ?? null, first: firstOf(args) });
  }

  @Query(() => MappingRun, { description: '重新应用: one, with its impact so far. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async mappingRun(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RunIdArgs) { id }: RunIdArgs): Promise<Run> {
    return readMappingRun(pool, caller, id);
  }

  @Query(() => MappingSample, { description: '样本: the fields of the records that a system has sent last, with examples: what a mapping is drawn from. Roles: STEWARD, ADMIN.' })
  async mappingSample(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingNameArgs) { system, type }: MappingNameArgs): Promise<ShownSample> {
    return readMappingSample(pool, caller, { system, type });
  }

  @Query(() => [FieldSuggestions], { description: '映射建议: what the fields of a system may be: by their names (Chinese, pinyin, English), their values, and what other systems map. Never over what is drawn. NOT_FOUND for a draft that is not there. Roles: STEWARD, ADMIN.' })
  async suggestMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SuggestMappingArgs) { system, type, samples, draftId }: SuggestMappingArgs): Promise<SuggestedField[]> {
    return suggestMapping(pool, caller, { system, type, samples: samples ?? null, draftId: draftId ?? null });
  }

  @Query(() => MappingFile, { description: '导出映射: a version or a draft as a file. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async exportMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ExportMappingArgs) { system, type, version, draftId, format }: ExportMappingArgs): Promise<ExportedMapping> {
    return exportMapping(pool, caller, { system, type, version: version ?? null, draftId: draftId ?? null, format });
  }

  @Query(() => Translation, { description: '系统间转换: one system\'s payload in another\'s names and codes, through the pool\'s model, with what is lost. Writes nothing. NOT_FOUND where either has no published mapping of the type. Roles: AGENT, STEWARD, SYSTEM (from or to itself), ADMIN.' })
  async translate(@Ctx() { pool, caller }: GraphqlContext, @Args(() => TranslateArgs) { type, from, to, payload }: TranslateArgs): Promise<Translated> {
    return translate(pool, caller, { type, from, to, payload });
  }

  @Mutation(() => MappingDraft, {
    description: '保存映射草稿: keeps it, complete or not. CONFLICT when somebody else has saved the draft since (saying who and when), or it is no longer worked on. Roles: STEWARD, ADMIN.',
  })
  async saveMappingDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SaveMappingDraftArgs) args: SaveMappingDraftArgs): Promise<ShownMappingDraft> {
    const { system, type, spec, rebase } = args;
    return saveMappingDraft(pool, caller, {
      system, type, spec, rebase, layout: args.layout ?? null, draftId: args.draftId ?? null, note: args.note ?? null, seenRevision: args.seenRevision ?? null,
    });
  }

  @Mutation(() => MappingDraft, { description: '导入映射: a file as a draft, with its issues and how it differs from what is in force. BAD_USER_INPUT for a file that cannot be read. Roles: STEWARD, ADMIN.' })
  async importMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ImportMappingArgs) { system, type, text, draftId, note }: ImportMappingArgs): Promise<ShownMappingDraft> {
    return importMapping(pool, caller, { system, type, text, draftId: draftId ?? null, note: note ?? null, seenRevision: null, rebase: false });
  }

  @Mutation(() => MappingDraft, { description: '放弃映射草稿: it stays on record. Roles: STEWARD, ADMIN.' })
  async discardMappingDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => MappingDraftIdArgs) { draftId }: MappingDraftIdArgs): Promise<ShownMappingDraft> {
    return discardMappingDraft(pool, caller, draftId);
  }

  @Mutation(() => MappingPreview, {
    description: '预览映射: what would become of the records that were sent last, or of pasted samples, and of the golden records they belong to. Writes nothing. '
      + 'CONFLICT for a draft that is based on another version than that in force; BAD_USER_INPUT for one with errors. Roles: STEWARD, ADMIN.',
  })
  async previewMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PreviewMappingArgs) { draftId, samples, limit }: PreviewMappingArgs): Promise<Previewed> {
    return previewMapping(pool, caller, draftId, { samples: samples ?? null, limit: limit ?? null });
  }

  @Mutation(() => MappingPreview, { description: '预览映射回滚: what bringing back an earlier version would do. Writes nothing. Roles: STEWARD, ADMIN.' })
  async previewMappingRollback(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PreviewRollbackArgs) { system, type, version, limit }: PreviewRollbackArgs): Promise<Previewed> {
    return previewMappingRollback(pool, caller, { system, type, version }, limit ?? null);
  }

  @Mutation(() => MappingVersion, {
    description: '发布映射: the draft comes into force as the next version; records that are there already follow in the background (`mappingRuns`). CONFLICT when another version has come into force since; '
      + 'CONFIRMATION_REQUIRED where it is dangerous and the code of a preview is missing. Roles: STEWARD, ADMIN.',
  })
  async publishMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PublishMappingArgs) { draftId, confirmation }: PublishMappingArgs): Promise<Version> {
    return publishMapping(pool, caller, { draftId, confirmation: confirmation ?? null });
  }

  @Mutation(() => MappingVersion, { description: '回滚映射: an earlier version comes into force again, as the next one. Errors as of publishMapping. Roles: STEWARD, ADMIN.' })
  async rollbackMapping(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RollbackMappingArgs) { system, type, version, confirmation, note }: RollbackMappingArgs): Promise<Version> {
    return rollbackMapping(pool, caller, { system, type, version, confirmation: confirmation ?? null, note: note ?? null });
  }

  @Mutation(() => MappingRun, { description: '暂停重新应用: records that have not been looked at stay as they are. CONFLICT for one that is over. Roles: STEWARD, ADMIN.' })
  async pauseMappingRun(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RunIdArgs) { id }: RunIdArgs): Promise<Run> {
    return setMappingRun(pool, caller, id, 'PAUSED');
  }

  @Mutation(() => MappingRun, { description: '继续重新应用. CONFLICT for one that is over. Roles: STEWARD, ADMIN.' })
  async resumeMappingRun(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RunIdArgs) { id }: RunIdArgs): Promise<Run> {
    return setMappingRun(pool, caller, id, 'RUNNING');
  }
}

interface Counted { readonly name: string; readonly count: number }
interface ShownImpact extends Omit<Run['impact'], 'goldenRecords' | 'attributes' | 'rejections'> {
  readonly goldenRecords: readonly Counted[];
  readonly attributes: readonly Counted[];
  readonly rejections: readonly Counted[];
}

const namedCounts = (counts: Readonly<Record<string, number>>): Counted[] =>
  Object.entries(counts).map(([name, count]) => ({ name, count })).sort((x, y) => y.count - x.count || (x.name < y.name ? -1 : 1));

@Resolver(() => MappingRun)
export class MappingRunResolver {
  @FieldResolver(() => MappingImpact, { description: '影响报告: what it has done so far.' })
  impact(@Root() { impact }: Run): ShownImpact {
    return { ...impact, goldenRecords: namedCounts(impact.goldenRecords), attributes: namedCounts(impact.attributes), rejections: namedCounts(impact.rejections) };
  }
}
