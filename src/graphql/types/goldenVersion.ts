import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { GoldenVersionRow } from '../../app/readHistory';
import { GoldenStatus } from '../enums';
import { DateTimeScalar, JsonScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '历史版本: a golden record as it was believed to be from a moment on.' })
export class GoldenVersion implements GoldenVersionRow {
  @Field(() => Int, { description: '1 for the first.' })
  readonly version!: number;

  @Field(() => GoldenStatus, { description: '状态.' })
  readonly status!: GoldenVersionRow['status'];

  @Field(() => ID, { nullable: true, description: 'The golden record that took its place; null unless MERGED.' })
  readonly mergedInto!: string | null;

  @Field(() => JsonScalar, { description: 'Attribute to golden value.' })
  readonly values!: GoldenVersionRow['values'];

  @Field(() => DateTimeScalar, { description: 'Believed from then on.' })
  readonly recordedAt!: number;
}
