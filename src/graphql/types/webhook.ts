import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { JsonObject } from '../../core/model/json';
import type { Role } from '../../app/access';
import type { ShownDelivery } from '../../app/webhooks/deliveries';
import type { ShownEndpoint as Endpoint, WebhookKey as Key, WithWebhookSecret } from '../../app/webhooks/endpoints';
import { CallerRole, DeliveryState, WebhookOrder, WebhookScheme, WebhookState } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '签名密钥: a key that events are signed with now. Secrets are shown once, when they are made.' })
export class WebhookKey implements Key {
  @Field(() => String, { nullable: true, description: 'whpk_…: what ed25519 signatures are verified with; null for HMAC.' })
  readonly publicKey!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it is used beside its successor; null for the one that stays.' })
  readonly expiresAt!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Webhook 端点: who is sent changes by HTTP (Standard Webhooks, CloudEvents 1.0), and how far that has come.' })
export class WebhookEndpoint implements Endpoint {
  @Field(() => ID, { description: 'Id of the endpoint.' })
  readonly id!: string;

  @Field(() => String, { description: 'Whom it belongs to.' })
  readonly name!: string;

  @Field(() => String, { description: 'Where events are sent.' })
  readonly url!: string;

  @Field(() => JsonScalar, { description: 'Which changes: { types, attributes, kinds, goldenIds }, all of those that are given.' })
  readonly filter!: Endpoint['filter'];

  @Field(() => WebhookOrder, { description: '投递顺序.' })
  readonly order!: Endpoint['order'];

  @Field(() => WebhookScheme, { description: '签名方式.' })
  readonly scheme!: Endpoint['scheme'];

  @Field(() => CallerRole, { description: 'Whose eyes its payloads are for: they are masked as for this role.' })
  readonly role!: Role;

  @Field(() => WebhookState, { description: '状态.' })
  readonly state!: Endpoint['state'];

  @Field(() => String, { nullable: true, description: 'Why it is disabled.' })
  readonly stateReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The receiver failed, or asked for a pause: nothing new is sent before.' })
  readonly resumeAt!: number | null;

  @Field(() => Int, { description: 'So many events have failed in a row.' })
  readonly failuresInARow!: number;

  @Field(() => Int, { description: 'So many events were delivered.' })
  readonly delivered!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one was delivered last.' })
  readonly lastDeliveredAt!: number | null;

  @Field(() => String, { description: 'Name of the token that it was made with.' })
  readonly createdBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: number;

  @Field(() => CursorScalar, { description: 'How far it has come in the log.' })
  readonly cursor!: string;

  @Field(() => [WebhookKey], { description: 'The keys that events are signed with now, the newest first.' })
  readonly keys!: readonly WebhookKey[];
}

@ObjectType({ simpleResolvers: true, description: 'An endpoint with the key that its receiver verifies by.' })
export class WebhookEndpointWithSecret implements Omit<WithWebhookSecret, 'endpoint'> {
  @Field(() => WebhookEndpoint, { description: 'The endpoint.' })
  readonly endpoint!: WebhookEndpoint;

  @Field(() => String, { nullable: true, description: 'whsec_…, shown now and never again; null for ed25519.' })
  readonly secret!: string | null;

  @Field(() => String, { nullable: true, description: 'whpk_… of ed25519; null for HMAC.' })
  readonly publicKey!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '投递尝试: one attempt to deliver an event.' })
export class WebhookAttempt {
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly at!: number;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the answer; null where there was none.' })
  readonly status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there was no answer, or none that counts.' })
  readonly reason!: string | null;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  readonly durationMs!: number;
}

@ObjectType({ simpleResolvers: true, description: '投递记录: an event that failed, or that was asked for again.' })
export class WebhookDelivery implements Omit<ShownDelivery, 'endpointId' | 'position' | 'body'> {
  @Field(() => ID, { description: 'Id of the delivery.' })
  readonly id!: string;

  @Field(() => String, { description: 'The `webhook-id` that it is sent with, the same at every attempt.' })
  readonly eventId!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What is sent, where that is not a change of the log.' })
  readonly body!: JsonObject | null;

  @Field(() => DeliveryState, { description: '投递状态.' })
  readonly state!: ShownDelivery['state'];

  @Field(() => Int, { description: 'So many attempts have failed.' })
  readonly failures!: number;

  @Field(() => DateTimeScalar, { description: 'When the event was set aside.' })
  readonly createdAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again; null where it has ended, or is tried in the order of the log.' })
  readonly nextAttemptAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was delivered or given up.' })
  readonly endedAt!: number | null;

  @Field(() => [WebhookAttempt], { description: 'The latest attempts, the newest first.' })
  readonly attempts!: WebhookAttempt[];
}

@ObjectType({ simpleResolvers: true, description: 'A delivery and its place in the list.' })
export class WebhookDeliveryEdge {
  @Field(() => CursorScalar, { description: 'The delivery\'s own cursor.' })
  readonly cursor!: string;

  @Field(() => WebhookDelivery, { description: 'The delivery.' })
  readonly node!: WebhookDelivery;
}

@ObjectType({ simpleResolvers: true, description: 'A page of an endpoint\'s delivery log, the newest first.' })
export class WebhookDeliveryConnection {
  @Field(() => [WebhookDeliveryEdge], { description: 'The deliveries, each with its cursor.' })
  readonly edges!: WebhookDeliveryEdge[];

  @Field(() => [WebhookDelivery], { description: 'The deliveries alone.' })
  readonly nodes!: WebhookDelivery[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}
