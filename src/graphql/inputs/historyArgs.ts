import { IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { FirstArgs } from './firstArgs';

@ArgsType()
export class HistoryArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Cursor of the last version seen; older ones follow.' })
  @IsOptional()
  @MaxLength(500)
  readonly after?: string | null;
}
