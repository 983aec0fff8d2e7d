import { ArrayMaxSize, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { MAPPING_TRIAL } from '../../app/mapping/trial';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import type { MappingFileFormat as CoreFileFormat } from '../../core/mapping/file';
import { MappingFileFormat } from '../mappingEnums';
import { CursorScalar, JsonScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

const MAX_NAME_CHARS = 100;
const MAX_ID_CHARS = 20;
const MAX_CODE_CHARS = 100;

@ArgsType()
export class MappingFilterArgs {
  @Field(() => String, { nullable: true, description: 'Only of this source system.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly system?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this type.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;
}

@ArgsType()
export class MappingNameArgs {
  @Field(() => String, { description: 'Code of the source system.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly type!: string;
}

@ArgsType()
export class MappingVersionArgs extends MappingNameArgs {
  @Field(() => Int, { nullable: true, description: 'Number of the version; that in force when left out.' })
  readonly version?: number | null;
}

@ArgsType()
export class MappingDiffArgs extends MappingNameArgs {
  @Field(() => Int, { nullable: true, description: 'The one version; from nothing when left out.' })
  readonly fromVersion?: number | null;

  @Field(() => Int, { description: 'The other.' })
  readonly toVersion!: number;
}

@ArgsType()
export class MappingVersionsArgs extends FirstArgs {
  @Field(() => String, { description: 'Code of the source system.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly type!: string;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last version seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class MappingRunsArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Only of this source system.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly system?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this type.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the last one seen; older ones follow.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly before?: string | null;
}

@ArgsType()
export class RunIdArgs {
  @Field(() => ID, { description: 'Id of a re-application.' })
  @MaxLength(MAX_ID_CHARS)
  readonly id!: string;
}

@ArgsType()
export class MappingDraftIdArgs {
  @Field(() => ID, { description: 'Id of a draft.' })
  @MaxLength(MAX_ID_CHARS)
  readonly draftId!: string;
}

@ArgsType()
export class SaveMappingDraftArgs extends MappingNameArgs {
  @Field(() => JsonScalar, { description: 'The mapping, as docs/mapping-format.md has it. It may be incomplete: the issues of the draft say what is missing.' })
  readonly spec!: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Where nodes stand on the canvas: {"NODE": {"x": 0, "y": 0}}. Means nothing; left out, it stays.' })
  readonly layout?: unknown;

  @Field(() => ID, { nullable: true, description: 'The draft that is changed; left out for a new one.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly draftId?: string | null;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was looked at: CONFLICT when somebody has saved it since.' })
  readonly seenRevision?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'The author has looked at what is in force now, and this is to take its place.' })
  readonly rebase!: boolean;
}

const LIMIT = `At most so many of the records that were sent last, 1 to ${MAPPING_TRIAL.maxRecords}; ${MAPPING_TRIAL.defaultRecords} when left out.`;

@ArgsType()
export class PreviewMappingArgs extends MappingDraftIdArgs {
  @Field(() => [JsonScalar], { nullable: true, description: `Payloads to try it on instead of stored ones; at most ${MAPPING_TRIAL.maxSamples}.` })
  @IsOptional()
  @ArrayMaxSize(MAPPING_TRIAL.maxSamples)
  readonly samples?: unknown[] | null;

  @Field(() => Int, { nullable: true, description: LIMIT })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAPPING_TRIAL.maxRecords)
  readonly limit?: number | null;
}

@ArgsType()
export class PreviewRollbackArgs extends MappingNameArgs {
  @Field(() => Int, { description: 'The version that would come back.' })
  readonly version!: number;

  @Field(() => Int, { nullable: true, description: LIMIT })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAPPING_TRIAL.maxRecords)
  readonly limit?: number | null;
}

@ArgsType()
export class PublishMappingArgs extends MappingDraftIdArgs {
  @Field(() => String, { nullable: true, description: '确认码 of a preview of this draft; needed where it is dangerous.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;
}

@ArgsType()
export class RollbackMappingArgs extends MappingNameArgs {
  @Field(() => Int, { description: 'The version that comes back.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: '确认码 of a preview of this; needed where it is dangerous.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly confirmation?: string | null;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class TranslateArgs {
  @Field(() => String, { description: 'Type of record, as both systems send it.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly type!: string;

  @Field(() => String, { description: 'Code of the system whose payload it is.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly from!: string;

  @Field(() => String, { description: 'Code of the system whose payload it is to become.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly to!: string;

  @Field(() => JsonScalar, { description: 'The record in the field names of `from`.' })
  readonly payload!: unknown;
}

@ArgsType()
export class ExportMappingArgs extends MappingVersionArgs {
  @Field(() => ID, { nullable: true, description: 'A draft instead of a version.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly draftId?: string | null;

  @Field(() => MappingFileFormat, { defaultValue: 'YAML', description: '文件格式.' })
  readonly format!: CoreFileFormat;
}

@ArgsType()
export class ImportMappingArgs extends MappingNameArgs {
  @Field(() => String, { description: 'The file, in YAML or JSON.' })
  @MaxLength(1_000_000)
  readonly text!: string;

  @Field(() => ID, { nullable: true, description: 'The draft that is changed; left out for a new one.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly draftId?: string | null;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class SuggestMappingArgs extends MappingNameArgs {
  @Field(() => [JsonScalar], { nullable: true, description: 'Payloads of the system, at most 1,000; the records that it has sent last when left out.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  readonly samples?: unknown[] | null;

  @Field(() => ID, { nullable: true, description: 'A draft: what is drawn there already is left as it is.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly draftId?: string | null;
}

@ArgsType()
export class UnknownCodesArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Only of this source system.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly system?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of rows of this type.' })
  @IsOptional()
  @MaxLength(MAX_NAME_CHARS)
  readonly type?: string | null;
}

@ArgsType()
export class DecideCodeArgs {
  @Field(() => String, { description: 'Code of the source system.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly system!: string;

  @Field(() => String, { description: 'Type of the rows.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly rowType!: string;

  @Field(() => String, { description: 'Type of the record that they feed.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly type!: string;

  @Field(() => String, { description: 'The attribute.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly attribute!: string;

  @Field(() => String, { description: 'The code as the system writes it.' })
  @MaxLength(200)
  readonly code!: string;

  @Field(() => String, { description: 'A code of the attribute\'s code set.' })
  @MaxLength(MAX_NAME_CHARS)
  readonly meaning!: string;

  @Field(() => String, { nullable: true, description: `Why; at most ${MAX_NOTE_CHARS} characters.` })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}
