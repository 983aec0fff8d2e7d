import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ConfigurationProgress as CoreProgress } from '../../app/configuration/progress';
import type { ShownDraft } from '../../app/configuration/drafts';
import type { Trial } from '../../app/configuration/trials';
import type { ConfigurationTrial as CoreTrial } from '../../app/configuration/tryDraft';
import type { ConfigurationState, ConfigurationVersion as CoreVersion } from '../../app/configuration/versions';
import type { ConfigurationKind as CoreKind } from '../../core/configuration/configuration';
import type { Difference } from '../../core/configuration/differences';
import type { PairEffect as CoreEffect } from '../../core/linking/linkingEffects';
import { ConfigurationDraftState, ConfigurationKind, PairEffect } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { DecisionStep } from './decision';
import { PageInfo } from './pageInfo';
import { SourceRecord } from './sourceRecord';

@ObjectType({ simpleResolvers: true, description: 'A place in which two configurations differ.' })
export class ConfigurationDifference implements Difference {
  @Field(() => String, { description: 'The place: "comparisons.name.levels.exact.m".' })
  readonly node!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What is there in the one; null for nothing.' })
  readonly before!: Difference['before'];

  @Field(() => JsonScalar, { nullable: true, description: 'What is there in the other.' })
  readonly after!: Difference['after'];
}

@ObjectType({ simpleResolvers: true, description: '执行进度: how far the pool has followed what was published. Source records matched anew, or golden records computed anew.' })
export class ConfigurationProgress implements CoreProgress {
  @Field(() => Boolean, { description: 'Everything follows what is in force.' })
  readonly finished!: boolean;

  @Field(() => Int, { description: 'So many have been looked at.' })
  readonly done!: number;

  @Field(() => Int, { description: 'So many there are.' })
  readonly total!: number;
}

@ObjectType({ simpleResolvers: true, description: '配置草稿: a configuration that somebody works on. Any number of them stand beside each other.' })
export class ConfigurationDraft implements Omit<ShownDraft, 'type'> {
  @Field(() => ID, { description: 'Number of the draft.' })
  readonly id!: string;

  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { description: 'The type that it is for; empty where it is one for all types.' })
  readonly type!: string;

  @Field(() => ConfigurationDraftState, { description: '草稿状态.' })
  readonly state!: ShownDraft['state'];

  @Field(() => JsonScalar, { description: 'The configuration.' })
  readonly content!: ShownDraft['content'];

  @Field(() => Int, { description: 'The version that its author looked at.' })
  readonly baseVersion!: number;

  @Field(() => Int, { description: 'The version in force.' })
  readonly inForceVersion!: number;

  @Field(() => [ConfigurationDifference], { description: 'What has been published since, between the version it is based on and that in force: look at it and save with `rebase`. Empty where the two are one.' })
  readonly changedSince!: readonly Difference[];

  @Field(() => [ConfigurationDifference], { description: 'Between what is in force and the draft; at most 100.' })
  readonly differences!: readonly Difference[];

  @Field(() => Int, { description: 'Grows with every saving.' })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who saved it last.' })
  readonly savedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly savedAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was tried last; null for never.' })
  readonly triedAt!: number | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was tried last.' })
  readonly triedRevision!: number | null;

  @Field(() => Int, { nullable: true, description: 'The version as which it was published.' })
  readonly publishedVersion!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '配置: how records of a type are matched, how their values survive, or how far source systems are trusted.' })
export class Configuration implements ConfigurationState {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { description: 'The type that it is for; empty where it is one for all types.' })
  readonly type!: string;

  @Field(() => Int, { description: 'The version in force; 0 for what is declared, where nobody has published anything.' })
  readonly version!: number;

  @Field(() => JsonScalar, { description: 'What is in force.' })
  readonly content!: ConfigurationState['content'];

  @Field(() => String, { nullable: true, description: 'Who published it.' })
  readonly publishedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  readonly publishedAt!: number | null;

  @Field(() => [ConfigurationDraft], { description: 'Drafts that are worked on, the latest first; at most 50.' })
  readonly drafts!: ShownDraft[];

  @Field(() => ConfigurationProgress, { description: '执行进度.' })
  readonly progress!: CoreProgress;
}

@ObjectType({ simpleResolvers: true, description: '已发布的配置版本; never changed. Version 0 is what was in force before.' })
export class ConfigurationVersion implements CoreVersion {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { description: 'The type that it is for; empty where it is one for all types.' })
  readonly type!: string;

  @Field(() => Int, { description: 'Number of the version.' })
  readonly version!: number;

  @Field(() => JsonScalar, { description: 'The configuration.' })
  readonly content!: CoreVersion['content'];

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who published it.' })
  readonly publishedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly publishedAt!: number;

  @Field(() => Int, { nullable: true, description: 'The earlier version that it brings back.' })
  readonly restores!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A version and its place in the list.' })
export class ConfigurationVersionEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on below this version.' })
  readonly cursor!: string;

  @Field(() => ConfigurationVersion, { description: 'The version.' })
  readonly node!: CoreVersion;
}

@ObjectType({ simpleResolvers: true, description: 'A page of published versions, the newest first.' })
export class ConfigurationVersionConnection {
  @Field(() => [ConfigurationVersionEdge], { description: 'The versions, each with its cursor.' })
  readonly edges!: ConfigurationVersionEdge[];

  @Field(() => [ConfigurationVersion], { description: 'The versions alone.' })
  readonly nodes!: CoreVersion[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: 'How many candidate pairs of the sample are affected in one way.' })
export class PairEffectCount {
  @Field(() => PairEffect, { description: '影响.' })
  readonly effect!: CoreEffect;

  @Field(() => Int, { description: 'Candidate pairs.' })
  readonly pairs!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A pair of source records that is affected.' })
export class AffectedPair {
  @Field(() => PairEffect, { description: '影响.' })
  readonly effect!: CoreEffect;

  @Field(() => SourceRecord, { description: 'The one.' })
  readonly a!: Trial['pairs'][number]['a'];

  @Field(() => SourceRecord, { description: 'The other.' })
  readonly b!: Trial['pairs'][number]['b'];

  @Field(() => Float, { nullable: true, description: 'Bits by what is in force; null where the two are not compared, or too unlike for anybody to look.' })
  readonly scoreBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bits by what is tried.' })
  readonly scoreAfter!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many golden records of the sample would change in one attribute.' })
export class AffectedAttribute {
  @Field(() => String, { description: 'Name of the type.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => Int, { description: 'Golden records.' })
  readonly goldenRecords!: number;
}

@ObjectType({ simpleResolvers: true, description: '试运行结果: what would become of a sample, should it be published. Nothing is written.' })
export class ConfigurationTrial {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { description: 'The type that it is for; empty where it is one for all types.' })
  readonly type!: string;

  @Field(() => ID, { nullable: true, description: 'The draft that was tried; null for an earlier version.' })
  readonly draftId!: string | null;

  @Field(() => Int, { description: 'So many were looked at: source records for a match model, golden records otherwise.' })
  readonly sampled!: number;

  @Field(() => Int, { description: 'So many there are.' })
  readonly total!: number;

  @Field(() => Int, { description: 'Golden records that were looked at.' })
  readonly goldenRecords!: number;

  @Field(() => Int, { description: 'Those of them that would change: in members (match model) or values.' })
  readonly changedGoldenRecords!: number;

  @Field(() => Float, { description: 'Their share, 0 to 1.' })
  readonly share!: number;

  @Field(() => [AffectedPair], { description: 'For a match model: examples, those of the highest score.' })
  readonly pairs!: AffectedPair[];

  @Field(() => [AffectedAttribute], { description: 'For policies and trust: which values would change, how often.' })
  readonly attributes!: AffectedAttribute[];

  @Field(() => [DecisionStep], { description: 'For policies and trust: examples, with the values before and after.' })
  readonly values!: CoreTrial['values'];

  @Field(() => Boolean, { description: 'Whether publishing this needs the confirmation.' })
  readonly confirmationRequired!: boolean;

  @Field(() => String, { description: '确认码: publishes exactly this in the place of what is in force now, for a quarter of an hour.' })
  readonly confirmation!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  readonly confirmationExpiresAt!: number;
}
