import { Field, ObjectType } from 'type-graphql';
import { TicketStatus } from '../enums';
import { DateTimeScalar } from '../scalars';
import { GoldenRecord } from './goldenRecord';
import { Phone } from './phone';

/** Attribute fields are read from `values` (see attributeFields.ts); relations are in the resolver. */
@ObjectType({ implements: GoldenRecord, simpleResolvers: true, description: '服务工单: the transaction that refers to master data. `status` is the golden record\'s; the ticket\'s own is `ticketStatus`.' })
export class Ticket extends GoldenRecord {
  @Field(() => String, { nullable: true, description: '标题.' })
  readonly title!: string | null;

  @Field(() => TicketStatus, { nullable: true, description: '工单状态.' })
  readonly ticketStatus!: string | null;

  @Field(() => String, { nullable: true, description: '故障代码, as its system writes it.' })
  readonly faultCode!: string | null;

  @Field(() => Phone, { nullable: true, description: '来电号码.' })
  readonly phone!: Phone | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '创建时间.' })
  readonly createdAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '关闭时间; null while it is open.' })
  readonly closedAt!: string | null;
}
