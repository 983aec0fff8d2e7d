import 'reflect-metadata';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { resolveAttributeFields } from './attributeFields';
import { ContractResolver } from './resolvers/contract';
import { CustomerResolver } from './resolvers/customer';
import { DeviceResolver } from './resolvers/device';
import { AttributeProvenanceResolver, GoldenRecordResolver, RunnerUpResolver } from './resolvers/goldenRecord';
import { MutationResolver } from './resolvers/mutations';
import { QueryResolver } from './resolvers/queries';
import { AddressResolver, PhoneResolver, PrefillCandidateResolver, RecordErrorResolver, RejectionResolver } from './resolvers/shown';
import { TicketResolver } from './resolvers/ticket';
import { OtherGoldenRecord } from './types/otherGoldenRecord';
import { Ticket } from './types/ticket';
import { validateArguments } from './validate';

/** The executable schema; built once for each process. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      QueryResolver, MutationResolver, GoldenRecordResolver, AttributeProvenanceResolver, RunnerUpResolver, CustomerResolver, DeviceResolver,
      ContractResolver, TicketResolver, PhoneResolver, AddressResolver, RejectionResolver, RecordErrorResolver, PrefillCandidateResolver,
    ],
    orphanedTypes: [Ticket, OtherGoldenRecord],
    validate: false,
    validateFn: validateArguments,
  });
  resolveAttributeFields(schema);
  return schema;
}

/** As schema.graphql holds it: sorted, so that the order of declarations does not show. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
}
