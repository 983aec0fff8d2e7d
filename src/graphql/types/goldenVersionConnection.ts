import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../scalars';
import { GoldenVersion } from './goldenVersion';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: 'A version and its place in the history.' })
export class GoldenVersionEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on below this version.' })
  readonly cursor!: string;

  @Field(() => GoldenVersion, { description: 'The version.' })
  readonly node!: GoldenVersion;
}

@ObjectType({ simpleResolvers: true, description: 'A page of a golden record\'s history, the newest version first.' })
export class GoldenVersionConnection {
  @Field(() => [GoldenVersionEdge], { description: 'The versions, each with its cursor.' })
  readonly edges!: GoldenVersionEdge[];

  @Field(() => [GoldenVersion], { description: 'The versions alone.' })
  readonly nodes!: GoldenVersion[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}
