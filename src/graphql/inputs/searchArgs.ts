import { IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { MAX_SEARCH_CHARS } from '../../app/searchRecords';
import { CursorScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

@ArgsType()
export class SearchArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Name of a declared type; all types when left out.' })
  @IsOptional()
  readonly type?: string | null;

  @Field(() => String, { description: `As typed, at most ${MAX_SEARCH_CHARS} characters: "王建国", "wjg", "138 1234", "西湖 8012", "kfr35gw".` })
  readonly text!: string;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last record seen; the next best follow.' })
  @IsOptional()
  readonly after?: string | null;
}
