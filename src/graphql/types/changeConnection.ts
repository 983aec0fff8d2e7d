import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../scalars';
import { Change } from './change';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: 'A change and its place in the log.' })
export class ChangeEdge {
  @Field(() => CursorScalar, { description: 'The change\'s own cursor.' })
  readonly cursor!: string;

  @Field(() => Change, { description: 'The change.' })
  readonly node!: Change;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the change log, in its order.' })
export class ChangeConnection {
  @Field(() => [ChangeEdge], { description: 'The changes, each with its cursor.' })
  readonly edges!: ChangeEdge[];

  @Field(() => [Change], { description: 'The changes alone.' })
  readonly nodes!: Change[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on. Keep `endCursor`: it is where the next call begins.' })
  readonly pageInfo!: PageInfo;
}
