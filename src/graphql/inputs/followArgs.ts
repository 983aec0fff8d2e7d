import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { CursorScalar } from '../scalars';
import { ChangeFilter } from './changeFilter';

@ArgsType()
export class FollowArgs {
  @Field(() => CursorScalar, { nullable: true, description: 'Where to go on: the cursor of the last change that was taken in, of a page, of an export. From now on when left out.' })
  readonly after?: string | null;

  @Field(() => ChangeFilter, { nullable: true, description: 'Which changes; all when left out.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: ChangeFilter | null;

  @Field(() => String, { nullable: true, description: 'Code of a source system: `payload` of each change is in its field names and codes. NOT_FOUND for one without published mappings.' })
  @IsOptional()
  @MaxLength(100)
  readonly as?: string | null;
}
