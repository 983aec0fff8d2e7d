import { GraphQLObjectType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { GoldenView } from '../core/model/goldenView';
import type { GraphqlContext } from './context';
import { ContractResolver } from './resolvers/contract';
import { CustomerResolver } from './resolvers/customer';
import { DeviceResolver } from './resolvers/device';
import { QueryResolver } from './resolvers/queries';
import { AddressResolver, PhoneResolver, PrefillCandidateResolver } from './resolvers/shown';
import { TicketResolver } from './resolvers/ticket';

/** The resolvers of what a prefill answer holds by the dozen, by the type of their fields. */
const RESOLVERS = {
  Address: new AddressResolver(), Contract: new ContractResolver(), Customer: new CustomerResolver(), Device: new DeviceResolver(),
  Phone: new PhoneResolver(), PrefillCandidate: new PrefillCandidateResolver(), Ticket: new TicketResolver(),
} as const;

type Method = (root: unknown, context: GraphqlContext, ...args: unknown[]) => unknown;

/**
 * Calls these resolvers straight: type-graphql gathers, sorts and awaits the parameters of each call, which for a
 * field without arguments costs ten times what the field does. Their methods take what is resolved, then the
 * context. Fields with arguments, which are to be validated, stay type-graphql's, but for the two whose only
 * argument is a scalar that GraphQL has read already.
 */
export function callPlainFieldsStraight(schema: GraphQLSchema): void {
  for (const [typeName, resolver] of Object.entries(RESOLVERS)) {
    const type = schema.getType(typeName);
    if (!(type instanceof GraphQLObjectType)) throw new Error(`no type ${typeName}`);
    for (const field of Object.values(type.getFields())) {
      const method: unknown = Reflect.get(resolver, field.name);
      if (typeof method === 'function' && field.args.length === 0) field.resolve = straight(method.bind(resolver) as Method);
    }
  }
  resolveBy(schema, 'Device', 'warrantyStatus', (device: GoldenView, { on }: { readonly on?: string | null }, context: GraphqlContext) => RESOLVERS.Device.warrantyStatus(device, context, on ?? null));
  resolveBy(schema, 'Query', 'prefill', async (_root, { phone, as }: { readonly phone: string; readonly as?: string | null }, context: GraphqlContext) => QUERIES.prefill(context, phone, as ?? null));
}

const QUERIES = new QueryResolver();

function resolveBy<Source, Args>(schema: GraphQLSchema, typeName: string, name: string, resolve: GraphQLFieldResolver<Source, GraphqlContext, Args>): void {
  const type = schema.getType(typeName);
  const field = type instanceof GraphQLObjectType ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`no field ${typeName}.${name}`);
  field.resolve = resolve;
}

const straight = (method: Method): GraphQLFieldResolver<unknown, GraphqlContext> => (root, _args, context) => method(root, context);
