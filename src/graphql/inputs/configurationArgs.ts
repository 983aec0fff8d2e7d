import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ConfigurationKind as CoreKind } from '../../core/configuration/configuration';
import { TRAINING_BOUNDS } from '../../app/configuration/trainModel';
import { TRIAL_BOUNDS } from '../../app/configuration/trials';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import { ConfigurationKind } from '../enums';
import { CursorScalar, JsonScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

const MAX_NAME_CHARS = 100;
const MAX_ID_CHARS = 20;
const MAX_CODE_CHARS = 100;
const TYPE = 'Name of a declared type; left out for TRUST, which is one for all types.';

@ArgsType()
export class ConfigurationsArgs {
  @Field(() => ConfigurationKind, { nullable: true, description: 'Only of this kind.' })
  readonly kind?: CoreKind | null;

  @Field(() => String, { nullable: true, description: 'Only of this type.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;
}

@ArgsType()
export class ConfigurationVersionsArgs extends FirstArgs {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { nullable: true, description: TYPE })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last version seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class DraftIdArgs {
  @Field(() => ID, { description: 'Id of a draft.' })
  @MaxLength(MAX_ID_CHARS)
  readonly draftId!: string;
}

@ArgsType()
export class SaveDraftArgs {
  @Field(() => ID, { nullable: true, description: 'The draft that is changed; left out for a new one.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly draftId?: string | null;

  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { nullable: true, description: TYPE })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;

  @Field(() => JsonScalar, { description: 'The configuration, as `configurations` shows what is in force. Policies that are left out are as declared; systems that are left out keep their trust.' })
  readonly content!: unknown;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was looked at: CONFLICT when somebody has saved it since.' })
  readonly seenRevision?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The author has looked at what is in force now, and this is to take its place.' })
  readonly rebase!: boolean;
}

@ArgsType()
export class TrialSizeArgs {
  @Field(() => Int, { nullable: true, description: `At most so many records are looked at, 1 to ${TRIAL_BOUNDS.maxSample}; ${TRIAL_BOUNDS.defaultSample} when left out.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(TRIAL_BOUNDS.maxSample)
  readonly sample?: number | null;

  @Field(() => Int, { nullable: true, description: `At most so many examples, 0 to ${TRIAL_BOUNDS.maxExamples}; ${TRIAL_BOUNDS.defaultExamples} when left out.` })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(TRIAL_BOUNDS.maxExamples)
  readonly examples?: number | null;
}

@ArgsType()
export class TryDraftArgs extends TrialSizeArgs {
  @Field(() => ID, { description: 'Id of a draft.' })
  @MaxLength(MAX_ID_CHARS)
  readonly draftId!: string;
}

@ArgsType()
export class TryRollbackArgs extends TrialSizeArgs {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { nullable: true, description: TYPE })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;

  @Field(() => Int, { description: 'The version whose content would come back.' })
  readonly version!: number;
}

@ArgsType()
export class PublishArgs extends DraftIdArgs {
  @Field(() => String, { nullable: true, description: '确认码 of a trial of this draft; needed where it changes much.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;
}

@ArgsType()
export class RollbackArgs {
  @Field(() => ConfigurationKind, { description: '配置类别.' })
  readonly kind!: CoreKind;

  @Field(() => String, { nullable: true, description: TYPE })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;

  @Field(() => Int, { description: 'The version whose content comes back.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: '确认码 of a trial of this; needed where it changes much.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class TrainArgs {
  @Field(() => String, { description: 'Name of a type that has a match model.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly type!: string;

  @Field(() => Int, { nullable: true, description: `At most so many records are learnt from, ${TRAINING_BOUNDS.minSample} to ${TRAINING_BOUNDS.maxSample}; ${TRAINING_BOUNDS.defaultSample} when left out.` })
  @IsOptional()
  @IsInt()
  @Min(TRAINING_BOUNDS.minSample)
  @Max(TRAINING_BOUNDS.maxSample)
  readonly sample?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the draws that training makes; the same gives the same model.' })
  @IsOptional()
  @IsInt()
  readonly seed?: number | null;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}
