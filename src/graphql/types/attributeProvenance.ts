import { Field, ObjectType } from 'type-graphql';
import type { JsonValue } from '../../core/model/json';
import type { Provenance } from '../../core/survivorship/provenance';
import { ProvenancePolicy } from '../enums';
import { JsonScalar } from '../scalars';
import { RunnerUp } from './runnerUp';

@ObjectType({ simpleResolvers: true, description: '取值依据: where one golden value comes from. A many-valued attribute has one for each of its values.' })
export class AttributeProvenance implements Pick<Provenance, 'attribute' | 'value' | 'policy' | 'raw' | 'runnersUp' | 'pinned' | 'conflict'> {
  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => JsonScalar, { description: 'The value that won, in the shape of its attribute kind.' })
  readonly value!: JsonValue;

  @Field(() => ProvenancePolicy, { description: '取值策略.' })
  readonly policy!: Provenance['policy'];

  @Field(() => String, { nullable: true, description: 'The text that the source wrote; null for pinned values and references.' })
  readonly raw!: string | null;

  @Field(() => [RunnerUp], { description: '落选值: different values, best first, at most 10.' })
  readonly runnersUp!: (RunnerUp & { readonly sourceRecordId: string })[];

  @Field(() => Boolean, { description: '人工固定: a steward has fixed it against every source.' })
  readonly pinned!: boolean;

  @Field(() => Boolean, { description: '来源冲突: current sources disagree beyond notation.' })
  readonly conflict!: boolean;
}
