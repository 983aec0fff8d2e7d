import { Field, ObjectType } from 'type-graphql';
import type { Viewer as AppViewer } from '../../app/viewer';
import { CallerRole, Permission } from '../enums';

@ObjectType({ simpleResolvers: true, description: '当前访问者: whose token it is, and what he may.' })
export class Viewer implements AppViewer {
  @Field(() => String, { description: 'Name of the token.' })
  readonly name!: string;

  @Field(() => CallerRole, { description: '角色.' })
  readonly role!: AppViewer['role'];

  @Field(() => String, { nullable: true, description: 'The one source system that a SYSTEM token writes as.' })
  readonly system!: string | null;

  @Field(() => [Permission], { description: '权限: everything that the role may.' })
  readonly permissions!: AppViewer['permissions'];
}
