import { IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import type { ChangeFilter as AppliedFilter } from '../../app/readChanges';
import { CursorScalar } from '../scalars';
import { DEFAULT_CHANGES } from '../pageSize';
import { ChangeFilter } from './changeFilter';

const MAX_CHANGES = 1_000;

@ArgsType()
export class ChangesArgs {
  @Field(() => CursorScalar, { nullable: true, description: 'Where to go on: the `endCursor` of an earlier answer; from the beginning when left out.' })
  readonly after?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_CHANGES, description: `At most so many changes, 1 to ${MAX_CHANGES}.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_CHANGES)
  readonly first?: number | null;

  @Field(() => ChangeFilter, { nullable: true, description: 'Which changes; all when left out.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: ChangeFilter | null;

  @Field(() => String, { nullable: true, description: 'Code of a source system: `payload` of each change is in its field names and codes. NOT_FOUND for one without published mappings.' })
  @IsOptional()
  @MaxLength(100)
  readonly as?: string | null;
}

/** A member given as null is the same as one left out. */
export function filterOf({ filter }: Pick<ChangesArgs, 'filter'>): AppliedFilter {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given);
}
