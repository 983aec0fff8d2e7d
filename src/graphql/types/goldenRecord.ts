import { Field, ID, Int, InterfaceType } from 'type-graphql';
import type { GoldenView } from '../../core/model/goldenView';
import { GoldenStatus } from '../enums';
import { JsonScalar } from '../scalars';

/** The types that have a class of their own; every other declared type is an OtherGoldenRecord. */
export const TYPED: Readonly<Record<string, string | undefined>> = { customer: 'Customer', device: 'Device', contract: 'Contract', ticket: 'Ticket' };

@InterfaceType({
  description: '主数据记录: what the pool believes about one thing, made from the source records of all systems.',
  resolveType: (view: GoldenView) => TYPED[view.type] ?? 'OtherGoldenRecord',
})
export abstract class GoldenRecord implements Pick<GoldenView, 'id' | 'type' | 'key' | 'version' | 'status' | 'mergedInto' | 'values'> {
  @Field(() => ID, { description: 'Golden id: never reused; after a merge it leads to the survivor.' })
  readonly id!: string;

  @Field(() => String, { description: 'Name of the declared type: customer, device, contract, ticket, …' })
  readonly type!: string;

  @Field(() => String, { description: 'Golden key: customer ID, SN, contract number.' })
  readonly key!: string;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  readonly version!: number;

  @Field(() => GoldenStatus, { description: '状态.' })
  readonly status!: GoldenView['status'];

  @Field(() => ID, { nullable: true, description: 'The golden record that took its place; null unless MERGED.' })
  readonly mergedInto!: string | null;

  @Field(() => JsonScalar, { description: 'Attribute to golden value, each in the shape of its kind; a reference is { type, id }.' })
  readonly values!: GoldenView['values'];
}
