import 'reflect-metadata';
import { GraphQLInterfaceType, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { resolveAttributeFields } from './attributeFields';
import { ChangeRuleResolver, NotificationResolver } from './resolvers/changeRules';
import { AdministrationResolver } from './resolvers/administration';
import { ConfigurationResolver, ConfigurationTrialResolver } from './resolvers/configuration';
import { ContractResolver } from './resolvers/contract';
import { CustomerResolver } from './resolvers/customer';
import { DeclarationResolver } from './resolvers/declarations';
import { DeviceResolver } from './resolvers/device';
import { ExclusionResolver } from './resolvers/exclusions';
import { AttributeProvenanceResolver, GoldenRecordResolver, RunnerUpResolver } from './resolvers/goldenRecord';
import { MappingResolver, MappingRunResolver } from './resolvers/mappings';
import { ModelCodeResolver } from './resolvers/modelCodes';
import { MutationResolver } from './resolvers/mutations';
import { QueryResolver } from './resolvers/queries';
import { AddressResolver, PhoneResolver, PrefillCandidateResolver, RecordErrorResolver, RejectionResolver } from './resolvers/shown';
import { MatchComparisonResolver, MatchExplanationResolver } from './resolvers/explainMatch';
import { DecisionResolver, PairEvidenceResolver, ReviewPairResolver } from './resolvers/reviewPair';
import { StewardResolver } from './resolvers/steward';
import { SubscriptionResolver } from './resolvers/subscriptions';
import { UnknownCodeResolver } from './resolvers/unknownCodes';
import { TicketResolver } from './resolvers/ticket';
import { WebhookResolver } from './resolvers/webhooks';
import type { GoldenView } from '../core/model/goldenView';
import { TYPED } from './types/goldenRecord';
import { OtherGoldenRecord } from './types/otherGoldenRecord';
import { Ticket } from './types/ticket';
import { callPlainFieldsStraight } from './plainFields';
import { validateArguments } from './validate';

/** The executable schema; built once for each process. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      QueryResolver, MutationResolver, GoldenRecordResolver, AttributeProvenanceResolver, RunnerUpResolver, CustomerResolver, DeviceResolver,
      ContractResolver, TicketResolver, PhoneResolver, AddressResolver, RejectionResolver, RecordErrorResolver, PrefillCandidateResolver,
      ConfigurationResolver, ConfigurationTrialResolver, ExclusionResolver, SubscriptionResolver, StewardResolver, ReviewPairResolver, PairEvidenceResolver,
      DecisionResolver, MatchExplanationResolver, MatchComparisonResolver, ModelCodeResolver, WebhookResolver, ChangeRuleResolver, NotificationResolver, DeclarationResolver, AdministrationResolver,
      MappingResolver, MappingRunResolver, UnknownCodeResolver,
    ],
    pubSub: NO_TOPICS,
    orphanedTypes: [Ticket, OtherGoldenRecord],
    validate: false,
    validateFn: validateArguments,
  });
  resolveAttributeFields(schema);
  callPlainFieldsStraight(schema);
  resolveTypesAtOnce(schema);
  return schema;
}

/** Subscriptions read the change log; the library asks for a bus all the same. */
const NO_TOPICS = {
  publish: (): void => undefined,
  subscribe: (): never => { throw new Error('a subscription by topic: the log is to be read instead'); },
};

/** type-graphql makes the resolver of an interface's type asynchronous: a promise for each record, and none that compiled documents could wait for. */
function resolveTypesAtOnce(schema: GraphQLSchema): void {
  const golden = schema.getType('GoldenRecord');
  if (!(golden instanceof GraphQLInterfaceType)) throw new Error('the schema has no interface GoldenRecord');
  golden.resolveType = ({ type }: GoldenView) => TYPED[type] ?? 'OtherGoldenRecord';
}

/** As schema.graphql holds it: sorted, so that the order of declarations does not show. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
}
