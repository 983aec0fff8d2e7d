import { Field, ObjectType } from 'type-graphql';
import { CustomerKind, ServiceLevel } from '../enums';
import { Address } from './address';
import { GoldenRecord } from './goldenRecord';
import { PartyName } from './partyName';
import { Phone } from './phone';

/** Attribute fields are read from `values` (see attributeFields.ts); relations are in the resolver. */
@ObjectType({ implements: GoldenRecord, simpleResolvers: true, description: '客户: a person or an organisation that is served.' })
export class Customer extends GoldenRecord {
  @Field(() => String, { nullable: true, description: '客户名称, without a contact person; null when no source gives one.' })
  readonly name!: string | null;

  @Field(() => PartyName, { nullable: true, description: '客户名称 in parts.' })
  readonly party!: PartyName | null;

  @Field(() => CustomerKind, { nullable: true, description: '客户类型.' })
  readonly kind!: string | null;

  @Field(() => [Phone], { description: '电话, best first.' })
  readonly phones!: Phone[];

  @Field(() => [String], { description: '邮箱, best first.' })
  readonly emails!: string[];

  @Field(() => [Address], { description: '地址, best first.' })
  readonly addresses!: Address[];

  @Field(() => [String], { description: '联系人, best first.' })
  readonly contacts!: string[];

  @Field(() => ServiceLevel, { nullable: true, description: '客户等级; the level of a contract in force may be higher (see prefill).' })
  readonly serviceLevel!: string | null;

  @Field(() => String, { nullable: true, description: '统一社会信用代码 (GB 32100), 18 characters.' })
  readonly creditCode!: string | null;
}
