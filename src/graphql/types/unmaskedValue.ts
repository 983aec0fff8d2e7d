import { Field, ID, ObjectType } from 'type-graphql';
import type { UnmaskedValue as Unmasked } from '../../app/unmaskValue';
import type { JsonValue } from '../../core/model/json';
import { JsonScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: 'One value as it is; that it was shown stands in the audit log.' })
export class UnmaskedValue implements Unmasked {
  @Field(() => ID, { description: 'The golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'The attribute.' })
  readonly attribute!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'In the shape of its kind; null when the record has none.' })
  readonly value!: JsonValue;
}
