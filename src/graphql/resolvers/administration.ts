import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { addSourceSystem } from '../../app/addSourceSystem';
import type { NamedSystem } from '../../app/readDeclarations';
import { createToken, readTokens, revokeToken } from '../../app/tokens';
import type { GraphqlContext } from '../context';
import { NewSystemArgs, NewTokenArgs } from '../inputs/administrationArgs';
import { AccessToken } from '../types/accessToken';
import { SourceSystem } from '../types/entityType';

/** Tokens and systems. */
@Resolver()
export class AdministrationResolver {
  @Query(() => [AccessToken], { description: '访问令牌, the latest first, at most 500. Roles: ADMIN.' })
  async accessTokens(@Ctx() { pool, caller }: GraphqlContext): Promise<AccessToken[]> {
    return readTokens(pool, caller);
  }

  @Mutation(() => String, { description: '新建令牌 and returns it: the only time that anybody sees it. Roles: ADMIN.' })
  async createToken(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NewTokenArgs) { role, name, system }: NewTokenArgs): Promise<string> {
    return createToken(pool, caller, { role, name, system: system ?? null });
  }

  @Mutation(() => Int, { description: '撤销令牌: it is refused within seconds, on every node. Returns how many were revoked. Roles: ADMIN.' })
  async revokeToken(@Ctx() { pool, caller }: GraphqlContext, @Arg('id', () => ID, { description: 'Id of the token.' }) id: string): Promise<number> {
    return revokeToken(pool, caller, id);
  }

  @Mutation(() => SourceSystem, { description: '新增来源系统, with middling trust until a configuration says more. CONFLICT for a code that is taken. Roles: ADMIN.' })
  async addSourceSystem(@Ctx() { pool, caller }: GraphqlContext, @Args(() => NewSystemArgs) system: NewSystemArgs): Promise<NamedSystem> {
    return addSourceSystem(pool, caller, system);
  }
}
