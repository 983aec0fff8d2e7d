import { Field, ObjectType } from 'type-graphql';
import type { RunnerUp as CoreRunnerUp } from '../../core/survivorship/provenance';
import type { JsonValue } from '../../core/model/json';
import { JsonScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '落选值: a different value that lost. Its `sourceRecord` needs the right to read source records.' })
export class RunnerUp implements Pick<CoreRunnerUp, 'value'> {
  @Field(() => JsonScalar, { description: 'The value, in the shape of its attribute kind.' })
  readonly value!: JsonValue;
}
