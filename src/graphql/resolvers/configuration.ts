import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { discardConfigurationDraft, saveConfigurationDraft } from '../../app/configuration/drafts';
import type { ShownDraft } from '../../app/configuration/drafts';
import { publishConfiguration, rollbackConfiguration } from '../../app/configuration/publish';
import { trainMatchModel } from '../../app/configuration/trainModel';
import { tryConfigurationDraft, tryConfigurationRollback } from '../../app/configuration/tryDraft';
import type { ConfigurationTrial as Tried, TrialSize } from '../../app/configuration/tryDraft';
import { readConfigurationDraft, readConfigurations, readConfigurationVersions } from '../../app/configuration/versions';
import type { ConfigurationState, ConfigurationVersion } from '../../app/configuration/versions';
import { versionOf } from '../../app/readHistory';
import { PAIR_EFFECTS } from '../../core/linking/linkingEffects';
import type { PairEffect } from '../../core/linking/linkingEffects';
import { configurationVersionConnection } from '../connections';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import {
  ConfigurationsArgs, ConfigurationVersionsArgs, DraftIdArgs, PublishArgs, RollbackArgs, SaveDraftArgs, TrainArgs, TryDraftArgs, TryRollbackArgs,
} from '../inputs/configurationArgs';
import type { TrialSizeArgs } from '../inputs/configurationArgs';
import { firstOf } from '../inputs/firstArgs';
import { Configuration, ConfigurationDraft, ConfigurationTrial, ConfigurationVersionConnection, PairEffectCount } from '../types/configuration';

const sizeOf = ({ sample, examples }: TrialSizeArgs): TrialSize => ({ ...(typeof sample === 'number' ? { sample } : {}), ...(typeof examples === 'number' ? { examples } : {}) });

/** Configuration as data: drafted, tried, published, rolled back. */
@Resolver()
export class ConfigurationResolver {
  @Query(() => [Configuration], { description: '配置: what is in force, with drafts and progress. Roles: STEWARD, ADMIN.' })
  async configurations(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ConfigurationsArgs) { kind, type }: ConfigurationsArgs): Promise<ConfigurationState[]> {
    return readConfigurations(pool, caller, { kind: kind ?? null, type: type ?? null });
  }

  @Query(() => ConfigurationDraft, { description: '配置草稿: one draft. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async configurationDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DraftIdArgs) { draftId }: DraftIdArgs): Promise<ShownDraft> {
    return readConfigurationDraft(pool, caller, draftId);
  }

  @Query(() => ConfigurationVersionConnection, { description: '配置版本: what was published, the newest first. Roles: STEWARD, ADMIN.' })
  async configurationVersions(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ConfigurationVersionsArgs) args: ConfigurationVersionsArgs): Promise<Connection<ConfigurationVersion>> {
    const after = args.after ?? null;
    const page = await readConfigurationVersions(pool, caller, { kind: args.kind, type: args.type ?? null, before: after === null ? null : versionOf(after), first: firstOf(args) });
    return configurationVersionConnection(page, after);
  }

  @Mutation(() => ConfigurationDraft, {
    description: '保存配置草稿: checks it as a whole and keeps it. BAD_USER_INPUT names each place that is wrong; CONFLICT when somebody else has saved the draft since, or it is no longer worked on. Roles: ADMIN.',
  })
  async saveConfigurationDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => SaveDraftArgs) args: SaveDraftArgs): Promise<ShownDraft> {
    const { kind, content, rebase } = args;
    return saveConfigurationDraft(pool, caller, {
      kind, content, rebase, id: args.draftId ?? null, type: args.type ?? null, note: args.note ?? null, seenRevision: args.seenRevision ?? null,
    });
  }

  @Mutation(() => ConfigurationDraft, { description: '训练匹配模型: learns the odds and how common names and numbers are from the pool\'s own records, and makes a draft of it. Roles: ADMIN.' })
  async trainMatchModel(@Ctx() { pool, caller }: GraphqlContext, @Args(() => TrainArgs) { type, sample, seed, note }: TrainArgs): Promise<ShownDraft> {
    return trainMatchModel(pool, caller, { type, sample: sample ?? null, seed: seed ?? null, note: note ?? null });
  }

  @Mutation(() => ConfigurationTrial, { description: '试运行: what would become of a sample. Writes nothing. CONFLICT for a draft that is based on another version than that in force. Roles: ADMIN.' })
  async tryConfigurationDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => TryDraftArgs) args: TryDraftArgs): Promise<Tried> {
    return tryConfigurationDraft(pool, caller, args.draftId, sizeOf(args));
  }

  @Mutation(() => ConfigurationTrial, { description: '试运行回滚: what bringing back an earlier version would do to a sample. Writes nothing. Roles: ADMIN.' })
  async tryConfigurationRollback(@Ctx() { pool, caller }: GraphqlContext, @Args(() => TryRollbackArgs) args: TryRollbackArgs): Promise<Tried> {
    return tryConfigurationRollback(pool, caller, { kind: args.kind, type: args.type ?? null, version: args.version }, sizeOf(args));
  }

  @Mutation(() => Configuration, {
    description: '发布配置: the draft comes into force as the next version; records that are there already follow in the background (`progress`). CONFLICT when another version has come into force since; '
      + 'CONFIRMATION_REQUIRED where it changes much and the code of a trial is missing. Roles: ADMIN.',
  })
  async publishConfiguration(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PublishArgs) { draftId, confirmation }: PublishArgs): Promise<ConfigurationState> {
    return publishConfiguration(pool, caller, { draftId, confirmation: confirmation ?? null });
  }

  @Mutation(() => Configuration, { description: '回滚配置: the content of an earlier version comes into force again, as the next version. Errors as of publishConfiguration. Roles: ADMIN.' })
  async rollbackConfiguration(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RollbackArgs) { kind, type, version, confirmation, note }: RollbackArgs): Promise<ConfigurationState> {
    return rollbackConfiguration(pool, caller, { kind, version, type: type ?? null, confirmation: confirmation ?? null, note: note ?? null });
  }

  @Mutation(() => ConfigurationDraft, { description: '放弃配置草稿: it stays on record. Roles: ADMIN.' })
  async discardConfigurationDraft(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DraftIdArgs) { draftId }: DraftIdArgs): Promise<ShownDraft> {
    return discardConfigurationDraft(pool, caller, draftId);
  }
}

@Resolver(() => ConfigurationTrial)
export class ConfigurationTrialResolver {
  @FieldResolver(() => [PairEffectCount], { description: 'For a match model: candidate pairs of the sample by what would become of them.' })
  pairEffects(@Root() { pairCounts }: Tried): { readonly effect: PairEffect; readonly pairs: number }[] {
    return PAIR_EFFECTS.map((effect) => ({ effect, pairs: pairCounts[effect] }));
  }
}
