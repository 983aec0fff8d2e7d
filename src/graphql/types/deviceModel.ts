import { Field, ID, ObjectType } from 'type-graphql';
import type { DeviceModel as StoredModel } from '../../app/readDeviceModels';
import type { JsonObject } from '../../core/model/json';
import { JsonScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '产品型号: a product model of the catalogue, with its full technical data.' })
export class DeviceModel implements StoredModel {
  @Field(() => ID, { description: 'Id in the model catalogue.' })
  readonly id!: string;

  @Field(() => String, { description: '制造商.' })
  readonly manufacturer!: string;

  @Field(() => String, { nullable: true, description: '系列.' })
  readonly series!: string | null;

  @Field(() => String, { description: '型号 as the manufacturer writes it: "KFR-35GW/N8HR3".' })
  readonly code!: string;

  @Field(() => String, { description: '品类: appliance, lift, medical device and the like.' })
  readonly category!: string;

  @Field(() => String, { description: '名称.' })
  readonly name!: string;

  @Field(() => JsonScalar, { description: '技术参数: name of the specification to its value, units in the value.' })
  readonly specifications!: JsonObject;
}
