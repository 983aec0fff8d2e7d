import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GoldenView } from '../../core/model/goldenView';
import type { GraphqlContext } from '../context';
import { FirstArgs, firstOf } from '../inputs/firstArgs';
import { Contract } from '../types/contract';
import { Customer } from '../types/customer';
import { Device } from '../types/device';
import { Ticket } from '../types/ticket';
import { referring } from './references';

@Resolver(() => Customer)
export class CustomerResolver {
  @FieldResolver(() => String, { description: '客户编号, handed out by the pool once and for ever: CU00000042.' })
  customerId(@Root() { key }: GoldenView): string {
    return key;
  }

  @FieldResolver(() => [Device], { description: '名下设备, in the order of their serial numbers.' })
  async devices(@Root() view: GoldenView, @Ctx() context: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<readonly GoldenView[]> {
    return referring(view, { type: 'device', attribute: 'owner', first: firstOf(args) }, context);
  }

  @FieldResolver(() => [Contract], { description: '服务合同, in the order of their numbers.' })
  async contracts(@Root() view: GoldenView, @Ctx() context: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<readonly GoldenView[]> {
    return referring(view, { type: 'contract', attribute: 'customer', first: firstOf(args) }, context);
  }

  @FieldResolver(() => [Ticket], { description: '工单 about a device of the customer, or called in from one of its numbers; the newest first.' })
  async tickets(@Root() customer: GoldenView, @Ctx() { loaders }: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<readonly GoldenView[]> {
    return loaders.tickets.load({ customer, first: firstOf(args) });
  }
}
