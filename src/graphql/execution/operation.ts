import { execute, getVariableValues, Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GraphqlContext } from '../context';
import { asGraphqlError, isAmbiguous } from './compiledErrors';
import { compileOperation } from './compile';
import type { CompiledOperation } from './compile';
import { conditionVariables } from './conditions';
import { asksForSchema, limitsOf } from './limits';

export type Variables = Readonly<Record<string, unknown>>;
export type CoercedVariables = { readonly coerced: Variables } | { readonly errors: readonly GraphQLError[] };

const MAX_COERCION_ERRORS = 50;
/** Conditions double the number of functions; a document with more of them is interpreted. */
const MAX_CONDITIONS = 4;
/** Documents that are asked once (a phone number written into the text) are not worth compiling. */
const COMPILED_FROM_USE = 2;

/** One operation of an accepted document, with all that is done once for it. */
export class Operation {
  readonly asksForSchema: boolean;
  readonly writes: boolean;
  readonly checkLimits: (variables: Variables) => void;
  private readonly conditions: readonly string[];
  /** By the outcome of the conditions; null for one that the interpreter runs. */
  private readonly compiled = new Map<string, CompiledOperation | null>();
  /** The names of its variables, when each is a text that must be given. */
  private readonly texts: readonly string[] | null;
  private uses = 0;

  constructor(private readonly schema: GraphQLSchema, readonly document: DocumentNode, readonly definition: OperationDefinitionNode) {
    this.asksForSchema = asksForSchema(document);
    this.writes = definition.operation === OperationTypeNode.MUTATION;
    this.checkLimits = limitsOf(document, definition);
    this.conditions = conditionVariables(document);
    this.texts = requiredTexts(definition);
  }

  coerce(given: Variables): CoercedVariables {
    const plain = this.plain(given);
    if (plain !== null) return { coerced: plain };
    const { coerced, errors } = getVariableValues(this.schema, this.definition.variableDefinitions ?? [], given, { maxErrors: MAX_COERCION_ERRORS });
    return errors === undefined ? { coerced } : { errors };
  }

  /** Variables that are texts for text: nothing of them is to be coerced. Null where graphql must look. */
  private plain(given: Variables): Variables | null {
    if (this.texts === null) return null;
    const coerced: Record<string, unknown> = {};
    for (const name of this.texts) {
      const value = given[name];
      if (typeof value !== 'string') return null;
      coerced[name] = value;
    }
    return coerced;
  }

  /** Runs it, compiled where that is the same as interpreted. `coerced` comes from `coerce(given)`. */
  async run(context: GraphqlContext, given: Variables, coerced: Variables): Promise<ExecutionResult> {
    const compiled = this.compiledFor(coerced);
    if (compiled === null) return this.interpret(context, given);
    const result = await compiled(context, coerced);
    if (result.errors === undefined) return result;
    return isAmbiguous(result) ? this.interpret(context, given) : { ...result, errors: result.errors.map(asGraphqlError) };
  }

  async interpret(context: GraphqlContext, given: Variables): Promise<ExecutionResult> {
    const { schema, document, definition } = this;
    return execute({ schema, document, contextValue: context, variableValues: given, operationName: definition.name?.value ?? null });
  }

  private compiledFor(coerced: Variables): CompiledOperation | null {
    this.uses += 1;
    if (this.uses < COMPILED_FROM_USE || this.asksForSchema || this.conditions.length > MAX_CONDITIONS) return null;
    const outcome = this.conditions.length === 0 ? '' : this.conditions.map((name) => String(coerced[name])).join();
    const known = this.compiled.get(outcome);
    if (known !== undefined) return known;
    const compiled = compileOperation(this.schema, this.document, this.definition, coerced);
    this.compiled.set(outcome, compiled);
    return compiled;
  }
}

const TEXTS = new Set(['String', 'ID']);

function requiredTexts({ variableDefinitions = [] }: OperationDefinitionNode): string[] | null {
  const names = variableDefinitions.map(({ type, variable }) =>
    (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE && TEXTS.has(type.type.name.value) ? variable.name.value : null));
  return names.every((name) => name !== null) ? names : null;
}
