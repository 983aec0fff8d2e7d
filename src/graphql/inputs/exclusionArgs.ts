import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { EXCLUSION_PREVIEW_BOUNDS } from '../../app/exclusions/previewExclusion';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import { FirstArgs } from './firstArgs';

const MAX_NAME_CHARS = 100;
const MAX_ID_CHARS = 20;
const MAX_CODE_CHARS = 100;

@ArgsType()
export class NewestFirstArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Code of a source system; left out for all.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly system?: string | null;

  @Field(() => ID, { nullable: true, description: 'The last one seen; older ones follow.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly before?: string | null;
}

@ArgsType()
export class PreviewExclusionArgs {
  @Field(() => String, { description: 'Code of the source system.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly system!: string;

  @Field(() => ID, { nullable: true, description: 'One import of it; left out for all that it sends.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly importId?: string | null;

  @Field(() => Int, { nullable: true, description: `At most so many source records are looked at, 1 to ${EXCLUSION_PREVIEW_BOUNDS.maxSample}; ${EXCLUSION_PREVIEW_BOUNDS.defaultSample} when left out.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(EXCLUSION_PREVIEW_BOUNDS.maxSample)
  readonly sample?: number | null;
}

@ArgsType()
export class ExcludeSourceArgs {
  @Field(() => String, { description: 'Code of the source system.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly system!: string;

  @Field(() => ID, { nullable: true, description: 'One import of it; left out for all that it sends.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly importId?: string | null;

  @Field(() => String, { description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @MaxLength(MAX_NOTE_CHARS)
  readonly note!: string;

  @Field(() => String, { nullable: true, description: '确认码 of a preview of exactly this.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;
}

@ArgsType()
export class PreviewExclusionEndArgs {
  @Field(() => ID, { description: 'Number of an exclusion.' })
  @MaxLength(MAX_ID_CHARS)
  readonly exclusionId!: string;

  @Field(() => Int, { nullable: true, description: `At most so many source records are looked at, 1 to ${EXCLUSION_PREVIEW_BOUNDS.maxSample}; ${EXCLUSION_PREVIEW_BOUNDS.defaultSample} when left out.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(EXCLUSION_PREVIEW_BOUNDS.maxSample)
  readonly sample?: number | null;
}

@ArgsType()
export class EndExclusionArgs {
  @Field(() => ID, { description: 'Number of an exclusion.' })
  @MaxLength(MAX_ID_CHARS)
  readonly exclusionId!: string;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => String, { nullable: true, description: '确认码 of a preview of exactly this.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;
}
