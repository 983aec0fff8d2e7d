import { getOperationAST } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Operation } from './operation';

/** A document that has been parsed and found valid, with its operations made ready once. */
export class AcceptedDocument {
  private readonly operations = new Map<string | null, Operation>();

  constructor(private readonly schema: GraphQLSchema, private readonly document: DocumentNode) {}

  /** The operation of a name, or the only one; null where that is not one operation. */
  operation(name: string | null): Operation | null {
    const known = this.operations.get(name);
    if (known !== undefined) return known;
    const definition = getOperationAST(this.document, name);
    if (definition === null || definition === undefined) return null;
    const operation = new Operation(this.schema, this.document, definition);
    this.operations.set(name, operation);
    return operation;
  }
}
