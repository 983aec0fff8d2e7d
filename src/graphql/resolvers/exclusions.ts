import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { endSourceExclusion, excludeSource } from '../../app/exclusions/excludeSource';
import { previewExclusion, previewExclusionEnd } from '../../app/exclusions/previewExclusion';
import type { ExclusionPreview as Previewed } from '../../app/exclusions/previewExclusion';
import { readExclusions, readSourceImports } from '../../app/exclusions/readExclusions';
import type { NewestFirst, ShownExclusion, SourceImport as Imported } from '../../app/exclusions/readExclusions';
import type { GraphqlContext } from '../context';
import { EndExclusionArgs, ExcludeSourceArgs, NewestFirstArgs, PreviewExclusionArgs, PreviewExclusionEndArgs } from '../inputs/exclusionArgs';
import { firstOf } from '../inputs/firstArgs';
import { Exclusion, ExclusionPreview, SourceImport } from '../types/exclusion';

const pageOf = (args: NewestFirstArgs): NewestFirst => ({ system: args.system ?? null, beforeId: args.before ?? null, first: firstOf(args) });

/** What source systems sent, taken out of the pool and put back. */
@Resolver()
export class ExclusionResolver {
  @Query(() => [SourceImport], { description: '导入批次: files that were imported, the newest first. Roles: STEWARD, ADMIN.' })
  async sourceImports(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NewestFirstArgs) args: NewestFirstArgs): Promise<Imported[]> {
    return readSourceImports(pool, caller, pageOf(args));
  }

  @Query(() => [Exclusion], { description: '排除: what is, or was, taken out of the pool, the newest first. Roles: STEWARD, ADMIN.' })
  async exclusions(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NewestFirstArgs) args: NewestFirstArgs): Promise<ShownExclusion[]> {
    return readExclusions(pool, caller, pageOf(args));
  }

  @Mutation(() => ExclusionPreview, { description: '预览排除: what excluding a source system, or one import of it, would do. Writes nothing. NOT_FOUND; CONFLICT where it is excluded already. Roles: ADMIN.' })
  async previewExclusion(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PreviewExclusionArgs) { system, importId, sample }: PreviewExclusionArgs): Promise<Previewed> {
    return previewExclusion(pool, caller, { system, importId: importId ?? null }, sample ?? undefined);
  }

  @Mutation(() => ExclusionPreview, { description: '预览结束排除: what ending an exclusion would do. Writes nothing. Roles: ADMIN.' })
  async previewExclusionEnd(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PreviewExclusionEndArgs) { exclusionId, sample }: PreviewExclusionEndArgs): Promise<Previewed> {
    return previewExclusionEnd(pool, caller, exclusionId, sample ?? undefined);
  }

  @Mutation(() => Exclusion, {
    description: '排除来源: what a source system sent, or one import of it, counts for nothing from now on; golden records follow in the background (`followedAt`), and what an import had replaced counts again. '
      + 'CONFIRMATION_REQUIRED without the code of a preview of exactly this. Roles: ADMIN.',
  })
  async excludeSource(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ExcludeSourceArgs) { system, importId, note, confirmation }: ExcludeSourceArgs): Promise<ShownExclusion> {
    return excludeSource(pool, caller, { system, importId: importId ?? null, note, confirmation: confirmation ?? null });
  }

  @Mutation(() => Exclusion, { description: '结束排除: what was excluded counts again, in the background. Errors as of excludeSource. Roles: ADMIN.' })
  async endSourceExclusion(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndExclusionArgs) { exclusionId, note, confirmation }: EndExclusionArgs): Promise<ShownExclusion> {
    return endSourceExclusion(pool, caller, { exclusionId, note: note ?? null, confirmation: confirmation ?? null });
  }
}
