import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: 'Whether and where a list goes on (Relay Cursor Connections, section 4).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There is more after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'The page was asked for with a cursor, so that there is something before it.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Where to go on: pass it as `after`. On an empty page the cursor that was asked with.' })
  readonly endCursor!: string | null;
}
