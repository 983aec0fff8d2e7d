import { Field, ObjectType } from 'type-graphql';
import type { DeviceView, PrefillCandidate as CoreCandidate } from '../../app/prefill';
import type { GoldenView } from '../../core/model/goldenView';
import type { JsonObject } from '../../core/model/json';
import { JsonScalar } from '../scalars';
import { Contract } from './contract';
import { Customer } from './customer';
import { Device } from './device';
import { Prompt } from './prompt';
import { Reason } from './reason';
import { Ticket } from './ticket';

@ObjectType({ simpleResolvers: true, description: '候选客户: one customer behind a number, with the whole file.' })
export class PrefillCandidate implements Omit<CoreCandidate, 'serviceLevel' | 'form'> {
  @Field(() => Customer, { description: '客户.' })
  readonly customer!: GoldenView;

  @Field(() => [Device], { description: '名下设备, at most 50, in the order of their serial numbers.' })
  readonly devices!: DeviceView[];

  @Field(() => [Device], { description: '相关设备: not known to be the customer\'s own, but under its contracts, or bought by it (购买方) with no owner known; at most 50.' })
  readonly relatedDevices!: DeviceView[];

  @Field(() => [Contract], { description: '服务合同, at most 20, the latest end first.' })
  readonly contracts!: GoldenView[];

  @Field(() => [Ticket], { description: '未结工单 among the latest 20 tickets, newest first.' })
  readonly openTickets!: GoldenView[];

  @Field(() => [Ticket], { description: '历史工单 among the latest 20 tickets, newest first.' })
  readonly recentTickets!: GoldenView[];

  @Field(() => [Prompt], { description: '提示 for the agent, about all devices.' })
  readonly prompts!: (Prompt & CoreCandidate['prompts'][number])[];

  @Field(() => [Reason], { description: '排序理由: why this candidate stands where it stands; the first weighs most.' })
  readonly reasons!: Reason[];

  @Field(() => JsonScalar, { nullable: true, description: '预填表单 in the field names and codes of the system named by `as`: the customer, the number that was asked with, device and contract where there is one of each. Null without `as`. What the caller sees masked is left out.' })
  readonly form!: JsonObject | undefined;
}
