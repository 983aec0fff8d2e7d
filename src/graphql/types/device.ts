import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../scalars';
import { Address } from './address';
import { GoldenRecord } from './goldenRecord';

/** Attribute fields are read from `values` (see attributeFields.ts); relations are in the resolver. */
@ObjectType({ implements: GoldenRecord, simpleResolvers: true, description: '设备: one machine, known by its serial number.' })
export class Device extends GoldenRecord {
  @Field(() => String, { nullable: true, description: '产品型号: the canonical code of its model; as the best source writes it while that does not resolve.' })
  readonly modelCode!: string | null;

  @Field(() => String, { nullable: true, description: '型号名称 as the best source writes it.' })
  readonly modelName!: string | null;

  @Field(() => DateScalar, { nullable: true, description: '出厂日期.' })
  readonly manufacturedOn!: string | null;

  @Field(() => Int, { nullable: true, description: '保修月数.' })
  readonly warrantyMonths!: number | null;

  @Field(() => Address, { nullable: true, description: '安装地址.' })
  readonly installAddress!: Address | null;

  @Field(() => String, { nullable: true, description: '最近故障代码, as the repair system writes it.' })
  readonly lastFaultCode!: string | null;

  @Field(() => DateScalar, { nullable: true, description: '最近维修日期.' })
  readonly lastRepairedOn!: string | null;
}
