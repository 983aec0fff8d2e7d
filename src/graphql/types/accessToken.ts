import { Field, ID, ObjectType } from 'type-graphql';
import type { ListedToken } from '../../app/tokens';
import { CallerRole } from '../enums';
import { DateTimeScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '访问令牌: who holds which role. Its secret is kept nowhere.' })
export class AccessToken implements ListedToken {
  @Field(() => ID, { description: 'Id of the token.' })
  readonly id!: string;

  @Field(() => String, { description: 'Who holds it.' })
  readonly name!: string;

  @Field(() => CallerRole, { description: '角色.' })
  readonly role!: ListedToken['role'];

  @Field(() => String, { nullable: true, description: 'The one source system that a SYSTEM token writes as.' })
  readonly system!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null while it is good.' })
  readonly revokedAt!: number | null;
}
