import { Field, ObjectType } from 'type-graphql';
import type { Label as CoreLabel } from '../../core/model/label';

@ObjectType({ simpleResolvers: true, description: 'A text for people, in both languages of the product.' })
export class Label implements CoreLabel {
  @Field(() => String, { description: '中文.' })
  readonly zh!: string;

  @Field(() => String, { description: 'English.' })
  readonly en!: string;
}
