import { Field, ObjectType } from 'type-graphql';
import { ServiceLevel } from '../enums';
import { DateScalar } from '../scalars';
import { GoldenRecord } from './goldenRecord';
import { Money } from './money';

/** Attribute fields are read from `values` (see attributeFields.ts); relations are in the resolver. */
@ObjectType({ implements: GoldenRecord, simpleResolvers: true, description: '服务合同, known by its number.' })
export class Contract extends GoldenRecord {
  @Field(() => ServiceLevel, { nullable: true, description: '服务级别.' })
  readonly serviceLevel!: string | null;

  @Field(() => DateScalar, { nullable: true, description: '生效日期: its first day.' })
  readonly startsOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: '到期日期: its last day.' })
  readonly endsOn!: string | null;

  @Field(() => Money, { nullable: true, description: '合同金额.' })
  readonly amount!: Money | null;
}
