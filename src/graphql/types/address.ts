import { Field, ObjectType } from 'type-graphql';
import type { AddressValue } from '../../core/attributes/address';

/** Named one by one: the core's type has an index signature, for it is a JSON value. */
type Part = 'province' | 'city' | 'district' | 'divisionCode' | 'township' | 'road' | 'number' | 'lane' | 'estate' | 'phase'
  | 'building' | 'unit' | 'floor' | 'room' | 'landmark' | 'rest' | 'text';

@ObjectType({ simpleResolvers: true, description: '地址 in parts; a part that was not written, or cannot be told, is null.' })
export class Address implements Pick<AddressValue, Part> {
  @Field(() => String, { nullable: true, description: '省, 自治区 or 直辖市.' })
  readonly province!: string | null;

  @Field(() => String, { nullable: true, description: '市.' })
  readonly city!: string | null;

  @Field(() => String, { nullable: true, description: '区 or 县.' })
  readonly district!: string | null;

  @Field(() => String, { nullable: true, description: 'GB/T 2260 code, six digits, of the finest division that is certain.' })
  readonly divisionCode!: string | null;

  @Field(() => String, { nullable: true, description: '街道, 镇 or 乡.' })
  readonly township!: string | null;

  @Field(() => String, { nullable: true, description: '路.' })
  readonly road!: string | null;

  @Field(() => String, { nullable: true, description: '号, without the word: "97", "12-1".' })
  readonly number!: string | null;

  @Field(() => String, { nullable: true, description: '弄 off the road, its number.' })
  readonly lane!: string | null;

  @Field(() => String, { nullable: true, description: '小区, 园区, 大厦 or village.' })
  readonly estate!: string | null;

  @Field(() => String, { nullable: true, description: '期 or 区 of the estate.' })
  readonly phase!: string | null;

  @Field(() => String, { nullable: true, description: '栋.' })
  readonly building!: string | null;

  @Field(() => String, { nullable: true, description: '单元.' })
  readonly unit!: string | null;

  @Field(() => String, { nullable: true, description: '层.' })
  readonly floor!: string | null;

  @Field(() => String, { nullable: true, description: '室.' })
  readonly room!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands nearby, and other remarks: 医院旁边.' })
  readonly landmark!: string | null;

  @Field(() => String, { nullable: true, description: 'What could not be read.' })
  readonly rest!: string | null;

  @Field(() => String, { description: 'The whole address as it was written, cleaned: one width, simplified characters.' })
  readonly text!: string;
}
