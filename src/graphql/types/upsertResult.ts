import { Field, ID, ObjectType } from 'type-graphql';
import type { UpsertResult as CoreUpsertResult } from '../../app/ingest/types';
import { UpsertStatus } from '../enums';
import { RecordError } from './recordError';

@ObjectType({ simpleResolvers: true, description: 'What became of one source record.' })
export class UpsertResult implements Omit<CoreUpsertResult, 'errors'> {
  @Field(() => String, { description: 'The source key that was sent.' })
  readonly sourceKey!: string;

  @Field(() => UpsertStatus, { description: '写入结果.' })
  readonly status!: CoreUpsertResult['status'];

  @Field(() => ID, { nullable: true, description: 'The golden record that it now belongs to; null when it was rejected or deleted.' })
  readonly goldenId!: string | null;

  @Field(() => String, { nullable: true, description: 'That golden record\'s key: customer ID, SN, contract number.' })
  readonly goldenKey!: string | null;

  @Field(() => [RecordError], { description: 'What was left out of an accepted record, or why it was rejected.' })
  readonly errors!: RecordError[];
}
