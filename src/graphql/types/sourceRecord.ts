import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import type { JsonObject } from '../../core/model/json';
import type { AttributeValues } from '../../core/model/sourceFacts';
import { DateTimeScalar, JsonScalar } from '../scalars';
import { RecordError } from './recordError';

@ObjectType({ simpleResolvers: true, description: '来源记录: one system\'s copy of a thing, as it was sent and as it was understood. For STEWARD, ADMIN, and SYSTEM (its own only).' })
export class SourceRecord implements Omit<StoredSourceRecord, 'contentHash' | 'homeGoldenId' | 'rejections'> {
  @Field(() => ID, { description: 'Internal id, as unlinking takes it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of golden record that it feeds.' })
  readonly type!: string;

  @Field(() => String, { description: 'The system\'s own key.' })
  readonly sourceKey!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'As sent, in the system\'s own field names; null for a record that another one\'s row feeds (`derivedFrom`).' })
  readonly payload!: JsonObject | null;

  @Field(() => JsonScalar, { description: 'As understood: attribute to a list of { value, raw }, the text it came from beside each value.' })
  readonly values!: AttributeValues;

  @Field(() => [RecordError], { description: 'What could not be understood and was left out.' })
  readonly rejections!: RecordError[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'The system\'s own time of the last change; null when it gives none.' })
  readonly updatedAt!: number | null;

  @Field(() => DateTimeScalar, { description: 'When its current content came.' })
  readonly receivedAt!: number;

  @Field(() => Boolean, { description: 'Deleted in its system: what was last known stays on record, but counts no more.' })
  readonly deleted!: boolean;

  @Field(() => ID, { nullable: true, description: 'The import that its content came with; null when its system pushed it.' })
  readonly importId!: string | null;

  @Field(() => Boolean, { description: 'Its system or its import is excluded: it stays on record and counts for nothing.' })
  readonly excluded!: boolean;

  @Field(() => ID, { nullable: true, description: 'The golden record that it belongs to; null when deleted or excluded.' })
  readonly goldenId!: string | null;

  @Field(() => Int, { description: 'The mapping version that its values were made with.' })
  readonly mappingVersion!: number;

  @Field(() => String, { nullable: true, description: 'The type of the row that feeds it (the customer named in a repair row); null when it was sent itself.' })
  readonly derivedFrom!: string | null;
}
