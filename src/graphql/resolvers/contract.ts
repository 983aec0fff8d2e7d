import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GoldenView } from '../../core/model/goldenView';
import type { GraphqlContext } from '../context';
import { FirstArgs, firstOf } from '../inputs/firstArgs';
import { Contract } from '../types/contract';
import { Customer } from '../types/customer';
import { Device } from '../types/device';
import { referred, referredList } from './references';

@Resolver(() => Contract)
export class ContractResolver {
  @FieldResolver(() => String, { description: '合同编号, as it is written; any notation of it finds the contract.' })
  number(@Root() { key, values: { number } }: GoldenView): string {
    return typeof number === 'string' ? number : key;
  }

  @FieldResolver(() => Customer, { nullable: true, description: '甲方客户; null when no source names one that is known.' })
  async customer(@Root() view: GoldenView, @Ctx() context: GraphqlContext): Promise<GoldenView | null> {
    return referred(view, 'customer', context);
  }

  @FieldResolver(() => [Device], { description: '合同设备 that the pool knows.' })
  async devices(@Root() view: GoldenView, @Ctx() context: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<GoldenView[]> {
    return referredList(view, 'devices', firstOf(args), context);
  }
}
