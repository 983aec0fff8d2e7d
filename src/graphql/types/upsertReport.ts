import { Field, Int, ObjectType } from 'type-graphql';
import type { UpsertReport as CoreUpsertReport } from '../../app/ingest/types';
import { UpsertResult } from './upsertResult';

@ObjectType({ simpleResolvers: true, description: 'What became of a batch. accepted + unchanged + rejected = the number of records sent.' })
export class UpsertReport implements Omit<CoreUpsertReport, 'results'> {
  @Field(() => Int, { description: 'Records with the status CREATED, UPDATED, STALE or PENDING.' })
  readonly accepted!: number;

  @Field(() => Int, { description: 'Records that were held already, with the same content.' })
  readonly unchanged!: number;

  @Field(() => Int, { description: 'Records of which nothing was stored.' })
  readonly rejected!: number;

  @Field(() => [UpsertResult], { description: 'One for each record, in the order of the input.' })
  readonly results!: UpsertResult[];
}
