import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { decideCode, readUnknownCodes } from '../../app/mapping/unknownCodes';
import type { CodeDecision as Decided, UnknownCode as Unknown } from '../../app/mapping/unknownCodes';
import type { GraphqlContext } from '../context';
import { firstOf } from '../inputs/firstArgs';
import { DecideCodeArgs, UnknownCodesArgs } from '../inputs/mappingArgs';
import { CodeDecision, UnknownCode } from '../types/unknownCode';

/** Codes that no code table knows, and what people say that they mean. */
@Resolver()
export class UnknownCodeResolver {
  @Query(() => [UnknownCode], { description: '未映射的代码: codes that no code table knows, the most frequent first. Roles: STEWARD, ADMIN.' })
  async unknownCodes(@Ctx() { pool, caller }: GraphqlContext, @Args(() => UnknownCodesArgs) args: UnknownCodesArgs): Promise<Unknown[]> {
    return readUnknownCodes(pool, caller, { system: args.system ?? null, type: args.type ?? null }, firstOf(args));
  }

  @Mutation(() => CodeDecision, { description: '判定代码: says what a code means. The mapping\'s next version has it; every record concerned is read anew, with its changes. NOT_FOUND, BAD_USER_INPUT for a meaning that the code set lacks. Roles: STEWARD, ADMIN.' })
  async decideCode(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DecideCodeArgs) { system, rowType, type, attribute, code, meaning, note }: DecideCodeArgs): Promise<Decided> {
    return decideCode(pool, caller, { system, rowType, type, attribute, code, meaning, note: note ?? null });
  }
}
