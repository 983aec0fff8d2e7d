import { ArrayMaxSize, IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AuditOutcome as CoreOutcome } from '../../core/audit/auditEntry';
import { AuditOutcome } from '../enums';
import { CursorScalar, DateTimeScalar } from '../scalars';

const MAX_NAMES = 100;
const DEFAULT_ENTRIES = 50;
const MAX_ENTRIES = 500;

@InputType({ description: 'Which entries to read: those that fit every member given.' })
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: `Names of operations: pinValue, createToken, signIn; at most ${MAX_NAMES}.` })
  @IsOptional()
  @ArrayMaxSize(MAX_NAMES)
  @MaxLength(100, { each: true })
  readonly operations?: string[] | null;

  @Field(() => [String], { nullable: true, description: `Names of tokens; at most ${MAX_NAMES}.` })
  @IsOptional()
  @ArrayMaxSize(MAX_NAMES)
  @MaxLength(500, { each: true })
  readonly actors?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'What was done to this golden record.' })
  @IsOptional()
  @IsUUID('all')
  readonly goldenId?: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: '结果.' })
  readonly outcome?: CoreOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From this moment on.' })
  readonly from?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this moment.' })
  readonly to?: number | null;
}

@ArgsType()
export class AuditArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_ENTRIES, description: `At most so many entries, 1 to ${MAX_ENTRIES}.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_ENTRIES)
  readonly first?: number | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Where to go on with older entries; the newest when left out.' })
  readonly after?: string | null;

  @Field(() => AuditFilter, { nullable: true, description: 'Which entries; all when left out.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: AuditFilter | null;
}

export const firstEntries = ({ first }: AuditArgs): number => first ?? DEFAULT_ENTRIES;
