import { Field, InputType } from 'type-graphql';
import type { JsonObject } from '../../core/model/json';
import { DateTimeScalar, JsonScalar } from '../scalars';

/** Nothing is validated here: one bad record must not refuse its batch, so each is judged by the operation. */
@InputType({ description: 'A record as a source system sends it.' })
export class SourceRecordInput {
  @Field(() => String, { description: 'The system\'s own key, 1 to 500 characters.' })
  readonly sourceKey!: string;

  @Field(() => JsonScalar, { description: 'An object in the system\'s own field names; size and depth are configured bounds.' })
  readonly payload!: JsonObject;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The system\'s time of the change; when left out, the mapping looks for it in the payload. Older than what is held: STALE.' })
  readonly updatedAt?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'The record was deleted in its system: it leaves its golden record.' })
  readonly deleted?: boolean | null;
}
