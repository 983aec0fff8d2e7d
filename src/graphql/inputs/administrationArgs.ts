import { IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import type { NewSystem } from '../../app/addSourceSystem';
import type { NewToken } from '../../app/tokens';
import { CallerRole } from '../enums';

@ArgsType()
export class NewTokenArgs implements Pick<NewToken, 'name' | 'role'> {
  @Field(() => CallerRole, { description: '角色.' })
  readonly role!: NewToken['role'];

  @Field(() => String, { description: 'Who will hold it.' })
  @MaxLength(200)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The source system that it writes as: exactly with the role SYSTEM.' })
  @IsOptional()
  @MaxLength(50)
  readonly system?: string | null;
}

@ArgsType()
export class NewSystemArgs implements NewSystem {
  @Field(() => String, { description: 'A short code that no other system has.' })
  @MaxLength(50)
  readonly code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @MaxLength(100)
  readonly nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @MaxLength(100)
  readonly nameEn!: string;

  @Field(() => String, { defaultValue: 'Asia/Shanghai', description: 'IANA zone in which it writes times without an offset.' })
  @MaxLength(60)
  readonly timeZone!: string;
}
