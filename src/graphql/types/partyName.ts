import { Field, ObjectType } from 'type-graphql';
import type { PartyName as CorePartyName } from '../../core/attributes/partyName';
import { PartyForm } from '../enums';

@ObjectType({ simpleResolvers: true, description: '客户名称 in parts.' })
export class PartyName implements Omit<CorePartyName, 'key'> {
  @Field(() => PartyForm, { description: 'A person or an organisation, as the name itself tells.' })
  readonly form!: CorePartyName['form'];

  @Field(() => String, { description: 'The name without the contact person.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: '联系人: who speaks for an organisation; null when nobody is named.' })
  readonly contact!: string | null;

  @Field(() => Boolean, { description: 'Only surname and title are known: 王先生.' })
  readonly partial!: boolean;
}
