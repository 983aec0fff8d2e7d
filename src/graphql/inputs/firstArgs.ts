import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { MAX_LISTED } from '../../app/readRelations';
import { DEFAULT_FIRST } from '../pageSize';

/** The bound that every list of relations has. */
@ArgsType()
export class FirstArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_FIRST, description: `At most so many entries, 1 to ${MAX_LISTED}.` })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_LISTED)
  readonly first?: number | null;
}

/** As asked; an explicit null is the same as nothing. */
export function firstOf({ first }: { readonly first?: number | null }): number {
  return first ?? DEFAULT_FIRST;
}
