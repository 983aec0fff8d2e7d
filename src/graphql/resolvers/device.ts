import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DeviceView } from '../../app/prefill';
import type { DeviceModel as StoredModel } from '../../app/readDeviceModels';
import { serviceDay } from '../../app/serviceDay';
import type { GoldenView } from '../../core/model/goldenView';
import { allPrompts, devicePrompts } from '../../core/service/prompts';
import type { Prompt as CorePrompt } from '../../core/service/prompts';
import { warrantyEndsOn, warrantyStatus } from '../../core/service/warranty';
import type { WarrantyStatus as Status } from '../../core/service/warranty';
import type { GraphqlContext } from '../context';
import { WarrantyStatus } from '../enums';
import { FirstArgs, firstOf } from '../inputs/firstArgs';
import { DateScalar } from '../scalars';
import { Contract } from '../types/contract';
import { Customer } from '../types/customer';
import { Device } from '../types/device';
import { DeviceModel } from '../types/deviceModel';
import { Prompt } from '../types/prompt';
import { Ticket } from '../types/ticket';
import { referred, referring } from './references';

@Resolver(() => Device)
export class DeviceResolver {
  @FieldResolver(() => String, { description: '设备序列号, in the pool\'s own notation.' })
  sn(@Root() { key }: GoldenView): string {
    return key;
  }

  @FieldResolver(() => DeviceModel, { nullable: true, description: '产品型号 with its full technical data; null while its code does not resolve to one model of the catalogue.' })
  model(@Root() { deviceModel, values }: DeviceView, @Ctx() context: GraphqlContext): StoredModel | null | Promise<StoredModel | null> {
    if (deviceModel !== undefined) return deviceModel;
    const code = values['modelCode'];
    const { key, model = null } = typeof code === 'object' && code !== null && 'key' in code ? code : {};
    return typeof key === 'string' ? context.loaders.deviceModels.load({ key, model: typeof model === 'string' ? model : null }) : null;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: '保修到期日: the last day of warranty, as recorded, or reckoned from manufacture and months.' })
  warrantyEndsOn(@Root() { values }: GoldenView): string | null {
    return warrantyEndsOn(values);
  }

  @FieldResolver(() => WarrantyStatus, { description: '保修状态 on a day.' })
  warrantyStatus(
    @Root() { values, asOf }: GoldenView, @Ctx() { pool }: GraphqlContext,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Today in China when left out, or the day of `asOf`.' }) on: string | null,
  ): Status {
    return warrantyStatus(values, on ?? serviceDay(pool, asOf));
  }

  @FieldResolver(() => [Prompt], { description: '提示 for the agent, as of today or of the day of `asOf`.' })
  prompts(@Root() { id, values, asOf }: GoldenView, @Ctx() context: GraphqlContext): CorePrompt[] | Promise<CorePrompt[]> {
    const own = devicePrompts(values, serviceDay(context.pool, asOf));
    if (asOf !== null || !context.pool.attachedPrompts.any) return own;
    return context.loaders.attachedPrompts.load({ id }).then((attached) => allPrompts(own, attached));
  }

  @FieldResolver(() => Customer, { nullable: true, description: '所有者; null when no source names one that is known.' })
  async owner(@Root() view: GoldenView, @Ctx() context: GraphqlContext): Promise<GoldenView | null> {
    return referred(view, 'owner', context);
  }

  @FieldResolver(() => Customer, { nullable: true, description: '购买方; null when no source names one that is known.' })
  async buyer(@Root() view: GoldenView, @Ctx() context: GraphqlContext): Promise<GoldenView | null> {
    return referred(view, 'buyer', context);
  }

  @FieldResolver(() => [Contract], { description: '服务合同 that cover it, in the order of their numbers.' })
  async contracts(@Root() view: GoldenView, @Ctx() context: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<readonly GoldenView[]> {
    return referring(view, { type: 'contract', attribute: 'devices', first: firstOf(args) }, context);
  }

  @FieldResolver(() => [Ticket], { description: '工单 about it, in the order of their keys.' })
  async tickets(@Root() view: GoldenView, @Ctx() context: GraphqlContext, @Args(() => FirstArgs) args: FirstArgs): Promise<readonly GoldenView[]> {
    return referring(view, { type: 'ticket', attribute: 'device', first: firstOf(args) }, context);
  }
}
