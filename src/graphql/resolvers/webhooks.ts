import { Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { pushWebhookDeliveries, readWebhookDeliveries, replayWebhook, replayWebhookEvent } from '../../app/webhooks/deliveries';
import type { ShownDelivery } from '../../app/webhooks/deliveries';
import {
  createWebhookEndpoint, readWebhookEndpoint, readWebhookEndpoints, rotateWebhookSecret, setWebhookEndpointState, updateWebhookEndpoint,
} from '../../app/webhooks/endpoints';
import type { ShownEndpoint, WebhookRequest, WithWebhookSecret } from '../../app/webhooks/endpoints';
import { nodesConnection } from '../connections';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import { filterOf } from '../inputs/changesArgs';
import { firstOf } from '../inputs/firstArgs';
import { CreateEndpointArgs, DeliveriesArgs, EndpointIdArgs, EndpointStateArgs, PushArgs, ReplayArgs, ReplayEventArgs, RotateSecretArgs, UpdateEndpointArgs } from '../inputs/webhookArgs';
import type { WebhookEndpointInput } from '../inputs/webhookArgs';
import { WebhookDelivery, WebhookDeliveryConnection, WebhookEndpoint, WebhookEndpointWithSecret } from '../types/webhook';

const requestOf = ({ name, url, filter, order, role }: WebhookEndpointInput): WebhookRequest =>
  ({ name, url, filter: filterOf({ filter: filter ?? null }), order: order ?? 'UNORDERED', role: role ?? 'SYSTEM' });

/** Webhooks: who is sent changes by HTTP, and what became of it. */
@Resolver()
export class WebhookResolver {
  @Query(() => [WebhookEndpoint], { description: 'Webhook 端点: every endpoint. Roles: STEWARD, ADMIN.' })
  async webhookEndpoints(@Ctx() { pool, caller }: GraphqlContext): Promise<ShownEndpoint[]> {
    return readWebhookEndpoints(pool, caller);
  }

  @Query(() => WebhookEndpoint, { description: 'Webhook 端点: one endpoint. NOT_FOUND. Roles: STEWARD, ADMIN.' })
  async webhookEndpoint(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndpointIdArgs) { endpointId }: EndpointIdArgs): Promise<ShownEndpoint> {
    return readWebhookEndpoint(pool, caller, endpointId);
  }

  @Query(() => WebhookDeliveryConnection, { description: '投递记录: what failed or was asked for again, the newest first; what was delivered at once is counted in the endpoint. Roles: STEWARD, ADMIN.' })
  async webhookDeliveries(@Ctx() { pool, caller }: GraphqlContext, @Args(() => DeliveriesArgs) args: DeliveriesArgs): Promise<Connection<ShownDelivery>> {
    const after = args.after ?? null;
    const { deliveries, hasNextPage } = await readWebhookDeliveries(pool, caller, { endpointId: args.endpointId, state: args.state ?? null, after, first: firstOf(args) });
    return nodesConnection(deliveries, hasNextPage, after);
  }

  @Mutation(() => WebhookEndpointWithSecret, { description: '新建 webhook 端点. Its secret is shown in this answer and never again. Roles: ADMIN.' })
  async createWebhookEndpoint(@Ctx() { pool, caller }: GraphqlContext, @Args(() => CreateEndpointArgs) { input, scheme, after }: CreateEndpointArgs): Promise<WithWebhookSecret> {
    return createWebhookEndpoint(pool, caller, { ...requestOf(input), scheme: scheme ?? 'HMAC', after: after ?? null });
  }

  @Mutation(() => WebhookEndpoint, { description: '修改 webhook 端点. Roles: ADMIN.' })
  async updateWebhookEndpoint(@Ctx() { pool, caller }: GraphqlContext, @Args(() => UpdateEndpointArgs) { endpointId, input }: UpdateEndpointArgs): Promise<ShownEndpoint> {
    return updateWebhookEndpoint(pool, caller, endpointId, requestOf(input));
  }

  @Mutation(() => WebhookEndpoint, { description: '启用、暂停、移除: an endpoint that begins again goes on where it was left. Roles: ADMIN.' })
  async setWebhookEndpointState(@Ctx() { pool, caller }: GraphqlContext, @Args(() => EndpointStateArgs) { endpointId, state }: EndpointStateArgs): Promise<ShownEndpoint> {
    return setWebhookEndpointState(pool, caller, endpointId, state);
  }

  @Mutation(() => WebhookEndpointWithSecret, { description: '轮换密钥: events are signed with both keys until the old one has had its time. Roles: ADMIN.' })
  async rotateWebhookSecret(@Ctx() { pool, caller }: GraphqlContext, @Args(() => RotateSecretArgs) { endpointId, oldGoodForHours }: RotateSecretArgs): Promise<WithWebhookSecret> {
    return rotateWebhookSecret(pool, caller, endpointId, oldGoodForHours);
  }

  @Mutation(() => WebhookDelivery, { description: '重发一条: one change is sent again, with the same `webhook-id`. Roles: ADMIN.' })
  async replayWebhookEvent(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ReplayEventArgs) { endpointId, changeId }: ReplayEventArgs): Promise<ShownDelivery> {
    return replayWebhookEvent(pool, caller, endpointId, changeId);
  }

  @Mutation(() => WebhookEndpoint, { description: '自某时起重发: everything that was changed since is sent again. Roles: ADMIN.' })
  async replayWebhook(@Ctx() { pool, caller }: GraphqlContext, @Args(() => ReplayArgs) { endpointId, since }: ReplayArgs): Promise<ShownEndpoint> {
    return replayWebhook(pool, caller, endpointId, since);
  }

  @Mutation(() => Int, { description: '重推死信: tries again what was given up; how many there were. NOT_FOUND for a delivery that was not. Roles: ADMIN.' })
  async pushWebhookDeliveries(@Ctx() { pool, caller }: GraphqlContext, @Args(() => PushArgs) { endpointId, deliveryId }: PushArgs): Promise<number> {
    return pushWebhookDeliveries(pool, caller, endpointId, deliveryId ?? null);
  }
}
