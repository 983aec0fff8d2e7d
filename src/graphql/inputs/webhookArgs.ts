import { IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../../app/access';
import type { DeliveryState as CoreState, WebhookOrder as CoreOrder, WebhookScheme as CoreScheme } from '../../core/webhooks/endpoint';
import { CallerRole, DeliveryState, WebhookOrder, WebhookScheme, WebhookTargetState } from '../enums';
import { CursorScalar, DateTimeScalar } from '../scalars';
import { ChangeFilter } from './changeFilter';
import { FirstArgs } from './firstArgs';

const MAX_ID_CHARS = 20;
const MAX_NAME_CHARS = 200;
const MAX_URL_CHARS = 2_000;
const OLD_KEY_HOURS = 24;
const MAX_OLD_KEY_HOURS = 24 * 30;

@InputType({ description: 'Webhook 端点: who is to be sent what.' })
export class WebhookEndpointInput {
  @Field(() => String, { description: `Whom it belongs to; at most ${MAX_NAME_CHARS} characters.` })
  @MaxLength(MAX_NAME_CHARS)
  readonly name!: string;

  @Field(() => String, { description: 'https address of the receiver; plain http and private addresses only in networks that an operator has allowed.' })
  @MaxLength(MAX_URL_CHARS)
  readonly url!: string;

  @Field(() => ChangeFilter, { nullable: true, description: 'Which changes; all when left out.' })
  @IsOptional()
  @ValidateNested()
  readonly filter?: ChangeFilter | null;

  @Field(() => WebhookOrder, { nullable: true, description: '投递顺序; UNORDERED when left out.' })
  @IsOptional()
  readonly order?: CoreOrder | null;

  @Field(() => CallerRole, { nullable: true, description: 'Whose eyes its payloads are for; SYSTEM when left out.' })
  @IsOptional()
  readonly role?: Role | null;
}

@ArgsType()
export class EndpointIdArgs {
  @Field(() => ID, { description: 'Id of an endpoint.' })
  @MaxLength(MAX_ID_CHARS)
  readonly endpointId!: string;
}

@ArgsType()
export class CreateEndpointArgs {
  @Field(() => WebhookEndpointInput, { description: 'Who is to be sent what.' })
  @ValidateNested()
  readonly input!: WebhookEndpointInput;

  @Field(() => WebhookScheme, { nullable: true, description: '签名方式; HMAC when left out.' })
  @IsOptional()
  readonly scheme?: CoreScheme | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Where to begin: behind this cursor; with what comes from now on when left out.' })
  readonly after?: string | null;
}

@ArgsType()
export class UpdateEndpointArgs extends EndpointIdArgs {
  @Field(() => WebhookEndpointInput, { description: 'Who is to be sent what, whole: what is left out is as at the beginning.' })
  @ValidateNested()
  readonly input!: WebhookEndpointInput;
}

@ArgsType()
export class RotateSecretArgs extends EndpointIdArgs {
  @Field(() => Int, { defaultValue: OLD_KEY_HOURS, description: `So many hours the old key is used beside the new one, 0 to ${MAX_OLD_KEY_HOURS}.` })
  @IsInt()
  @Min(0)
  @Max(MAX_OLD_KEY_HOURS)
  readonly oldGoodForHours!: number;
}

@ArgsType()
export class EndpointStateArgs extends EndpointIdArgs {
  @Field(() => WebhookTargetState, { description: 'What it is to be.' })
  readonly state!: 'ACTIVE' | 'PAUSED' | 'REMOVED';
}

@ArgsType()
export class DeliveriesArgs extends FirstArgs {
  @Field(() => ID, { description: 'Id of an endpoint.' })
  @MaxLength(MAX_ID_CHARS)
  readonly endpointId!: string;

  @Field(() => DeliveryState, { nullable: true, description: 'Only of this state.' })
  @IsOptional()
  readonly state?: CoreState | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last one seen; older ones follow.' })
  readonly after?: string | null;
}

@ArgsType()
export class ReplayEventArgs extends EndpointIdArgs {
  @Field(() => ID, { description: 'Id of a change.' })
  @MaxLength(MAX_ID_CHARS)
  readonly changeId!: string;
}

@ArgsType()
export class ReplayArgs extends EndpointIdArgs {
  @Field(() => DateTimeScalar, { description: 'Everything that was changed since is sent again.' })
  readonly since!: number;
}

@ArgsType()
export class PushArgs extends EndpointIdArgs {
  @Field(() => ID, { nullable: true, description: 'Id of a delivery that was given up; all of the endpoint\'s when left out.' })
  @IsOptional()
  @MaxLength(MAX_ID_CHARS)
  readonly deliveryId?: string | null;
}
