import { Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { confirmModelCodeRule, retireModelCodeRule } from '../../app/modelCodes/confirmRule';
import type { StoredRule } from '../../app/modelCodes/confirmRule';
import { decideModelCode, previewModelCode, retireAlias } from '../../app/modelCodes/decideModelCode';
import type { ModelCodeDecision as Decided, ModelCodeImpact as Impact } from '../../app/modelCodes/decideModelCode';
import { readAliases, readModelCatalogue, readModelCodeQueue, readModelCodeRules, readModelCodeTotals } from '../../app/modelCodes/readModelCodes';
import type { CodePage, ModelCodeItem as Item, OfferedRule, StoredAlias } from '../../app/modelCodes/readModelCodes';
import { resolveModelCode } from '../../app/modelCodes/resolveModelCode';
import type { ModelCodeResolution as Resolution } from '../../app/modelCodes/resolveModelCode';
import type { DeviceModel as StoredModel } from '../../app/readDeviceModels';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import { firstOf } from '../inputs/firstArgs';
import { AliasesArgs, ConfirmRuleArgs, DecideModelCodeArgs, DeviceModelsArgs, EndByIdArgs, ModelCodeQueueArgs, PreviewModelCodeArgs, ResolveModelCodeArgs } from '../inputs/modelCodeArgs';
import {
  ConfirmedModelCodeRule, DeviceModelConnection, ModelAliasConnection, ModelCodeDecision, ModelCodeImpact, ModelCodeItemConnection, ModelCodeResolution, OfferedModelCodeRule,
} from '../types/modelCode';

const STEWARDS = 'Roles: STEWARD, ADMIN.';

function connectionOf<T>({ entries, hasNextPage }: CodePage<T>, after: string | null): Connection<T> {
  return {
    edges: entries, nodes: entries.map(({ node }) => node),
    pageInfo: { hasNextPage, hasPreviousPage: after !== null, startCursor: entries[0]?.cursor ?? null, endCursor: entries.at(-1)?.cursor ?? after },
  };
}

/** Which model a code means, and what stewards do where nobody can say. */
@Resolver()
export class ModelCodeResolver {
  @Query(() => ModelCodeResolution, { description: '型号识别: the source\'s own code, a confirmed alias, the canonical code, the comparison key; suggestions where nobody can say. Roles: AGENT, STEWARD, SYSTEM, ADMIN.' })
  async resolveModelCode(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ResolveModelCodeArgs) { code, system, manufacturer }: ResolveModelCodeArgs): Promise<Resolution> {
    return resolveModelCode(pool, caller, { code, system: system ?? null, manufacturer: manufacturer ?? null });
  }

  @Query(() => ModelCodeItemConnection, { description: `待定型号队列: codes that came with devices and do not resolve by themselves, the most frequent first. ${STEWARDS}` })
  async modelCodeQueue(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ModelCodeQueueArgs) args: ModelCodeQueueArgs): Promise<Connection<Item> & { readonly totals: unknown }> {
    const after = args.after ?? null;
    const page = await readModelCodeQueue(pool, caller, { status: args.status ?? null, system: args.system ?? null, after, first: firstOf(args) });
    return { ...connectionOf(page, after), totals: (await readModelCodeTotals(pool, caller)).waiting };
  }

  @Query(() => DeviceModelConnection, { description: `型号目录. ${STEWARDS}` })
  async deviceModels(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DeviceModelsArgs) args: DeviceModelsArgs): Promise<Connection<StoredModel>> {
    const after = args.after ?? null;
    return connectionOf(await readModelCatalogue(pool, caller, { search: args.search ?? null, after, first: firstOf(args) }), after);
  }

  @Query(() => ModelAliasConnection, { description: `型号别名, the latest first. ${STEWARDS}` })
  async aliases(@Ctx() { pool, caller }: GraphqlContext, @Args(() => AliasesArgs) args: AliasesArgs): Promise<Connection<StoredAlias>> {
    const after = args.after ?? null;
    const page = await readAliases(pool, caller, { modelId: args.modelId ?? null, code: args.code ?? null, includeEnded: args.includeEnded ?? false, after, first: firstOf(args) });
    return connectionOf(page, after);
  }

  @Query(() => ModelCodeImpact, { description: `影响面: which devices would have another model if a code were decided so. Nothing is written. ${STEWARDS}` })
  async previewModelCode(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PreviewModelCodeArgs) { code, system, manufacturer, modelId }: PreviewModelCodeArgs): Promise<Impact> {
    return previewModelCode(pool, caller, { code, system: system ?? null, manufacturer: manufacturer ?? null, modelId });
  }

  @Query(() => [OfferedModelCodeRule], { description: `型号规则: patterns that stewards have confirmed repeatedly, with hits and misses; and the rules in force. ${STEWARDS}` })
  async modelCodeRules(@Ctx() { pool, caller }: GraphqlContext): Promise<OfferedRule[]> {
    return readModelCodeRules(pool, caller);
  }

  @Mutation(() => ModelCodeDecision, { description: `判定型号代码: the code means this model, in one system or in all. Every device concerned is resolved anew. NOT_FOUND for a model that is not in the catalogue. ${STEWARDS}` })
  async decideModelCode(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DecideModelCodeArgs) { code, system, manufacturer, modelId, note }: DecideModelCodeArgs): Promise<Decided> {
    return decideModelCode(pool, caller, { code, system: system ?? null, manufacturer: manufacturer ?? null, modelId, note: note ?? null });
  }

  @Mutation(() => ModelCodeDecision, { description: `停用别名: the code waits for a person again, unless it resolves without. CONFLICT when it has ended already. ${STEWARDS}` })
  async retireAlias(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndByIdArgs) { id, note }: EndByIdArgs): Promise<Decided> {
    return retireAlias(pool, caller, { id, note: note ?? null, restore: false });
  }

  @Mutation(() => ModelCodeDecision, { description: `撤销型号判定: what the alias took the place of is in force again. CONFLICT when it has ended already. ${STEWARDS}` })
  async undoModelCodeDecision(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndByIdArgs) { id, note }: EndByIdArgs): Promise<Decided> {
    return retireAlias(pool, caller, { id, note: note ?? null, restore: true });
  }

  @Mutation(() => ConfirmedModelCodeRule, { description: `确认型号规则; codes are resolved anew in the background. CONFLICT when it is in force already. ${STEWARDS}` })
  async confirmModelCodeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ConfirmRuleArgs) { kind, text, manufacturer, note }: ConfirmRuleArgs): Promise<StoredRule> {
    return confirmModelCodeRule(pool, caller, { kind, text, manufacturer: manufacturer ?? null, note: note ?? null });
  }

  @Mutation(() => ConfirmedModelCodeRule, { description: `停用型号规则. ${STEWARDS}` })
  async retireModelCodeRule(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndByIdArgs) { id, note }: EndByIdArgs): Promise<StoredRule> {
    return retireModelCodeRule(pool, caller, { id, note: note ?? null });
  }
}
