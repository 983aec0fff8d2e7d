import { Field, ObjectType } from 'type-graphql';
import type { PhoneValue } from '../../core/attributes/phone';
import { PhoneKind } from '../enums';

@ObjectType({ simpleResolvers: true, description: '电话号码: a phone number as the pool keeps it.' })
export class Phone implements Pick<PhoneValue, 'e164' | 'extension' | 'kind'> {
  @Field(() => String, { description: 'ITU-T E.164: "+", country code, number; digits only: "+8657188123456".' })
  readonly e164!: string;

  @Field(() => String, { nullable: true, description: '分机: digits dialled after the call is answered; null when there are none.' })
  readonly extension!: string | null;

  @Field(() => PhoneKind, { description: '号码类型.' })
  readonly kind!: PhoneValue['kind'];
}
