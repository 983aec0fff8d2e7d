import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '../scalars';
import { GoldenRecord } from './goldenRecord';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: 'A golden record and its place in a search.' })
export class GoldenRecordEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on below this record.' })
  readonly cursor!: string;

  @Field(() => GoldenRecord, { description: 'The golden record.' })
  readonly node!: GoldenRecord;

  @Field(() => [String], { description: '命中属性: names of the attributes in which it was found; "key" for the golden key, "id" for the golden id.' })
  readonly matchedOn!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A page of golden records, the best first.' })
export class GoldenRecordConnection {
  @Field(() => [GoldenRecordEdge], { description: 'The golden records, each with its cursor.' })
  readonly edges!: GoldenRecordEdge[];

  @Field(() => [GoldenRecord], { description: 'The golden records alone.' })
  readonly nodes!: GoldenRecord[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Boolean, { description: 'More fit than could be compared: the list is made of those that have it as a key or begin with it, and a fixed sample of the rest. Type more to see all.' })
  readonly truncated!: boolean;
}
