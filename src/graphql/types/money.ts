import { Field, ObjectType } from 'type-graphql';
import type { Money as CoreMoney } from '../../core/attributes/money';

@ObjectType({ simpleResolvers: true, description: '金额: an amount of money.' })
export class Money implements CoreMoney {
  @Field(() => String, { description: 'A decimal with two places, as text, so that no reader rounds it: "35200.00".' })
  readonly amount!: string;

  @Field(() => String, { description: 'ISO 4217 code: "CNY".' })
  readonly currency!: string;
}
