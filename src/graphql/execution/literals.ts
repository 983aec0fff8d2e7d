import { Kind, TypeInfo, valueFromAST, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema, NamedTypeNode, OperationDefinitionNode, ValueNode, VariableDefinitionNode, VariableNode } from 'graphql';
import { JsonScalar } from '../scalars';

export interface WithoutLiterals {
  /** The same document, every literal argument replaced by a variable. */
  readonly document: DocumentNode;
  /** The values of these variables, coerced to the types of their arguments; shared by all requests, hence frozen. */
  readonly literals: Readonly<Record<string, unknown>>;
}

/** No name of GraphQL has a "$" in it: ours cannot meet a caller's. */
const LITERAL_NAME = 'literal$';

/**
 * Moves literal arguments out of a document, so that nothing a caller writes but names gets into compiled code (a
 * text of a certain form would be run by graphql-jit 0.8 as code), and makes all variables pass through unread, for
 * they come coerced. Null for a document with variables inside lists and objects: graphql-jit gives null there for
 * what was left out (its issues 91, 230).
 */
export function withoutLiterals(schema: GraphQLSchema, document: DocumentNode): WithoutLiterals | null {
  const literals: Record<string, unknown> = {};
  const unfit: ValueNode[] = [];
  const types = new TypeInfo(schema);
  const replace = (value: ValueNode): VariableNode | undefined => {
    const argument = types.getArgument();
    if (value.kind === Kind.VARIABLE) return undefined;
    if (argument === null || argument === undefined || hasVariable(value)) {
      unfit.push(value);
      return undefined;
    }
    const name = `${LITERAL_NAME}${Object.keys(literals).length}`;
    literals[name] = deepFrozen(valueFromAST(value, argument.type));
    // The place of the literal stays the place of errors about it.
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name }, ...(value.loc === undefined ? {} : { loc: value.loc }) };
  };
  const replaced = visit(document, visitWithTypeInfo(types, {
    Argument: (node) => {
      const value = replace(node.value);
      return value === undefined ? false : { ...node, value };
    },
  }));
  return unfit.length === 0 ? { document: withPassedVariables(replaced, Object.keys(literals)), literals: Object.freeze(literals) } : null;
}

const ANYTHING: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: JsonScalar.name } };

/** Every variable as JSON, which takes any value as it is: they are coerced before, by graphql itself. */
function withPassedVariables(document: DocumentNode, literalNames: readonly string[]): DocumentNode {
  const passed = (name: string): VariableDefinitionNode => ({
    kind: Kind.VARIABLE_DEFINITION, type: ANYTHING, variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  });
  const ofOperation = (node: OperationDefinitionNode): OperationDefinitionNode => ({
    ...node,
    variableDefinitions: [...(node.variableDefinitions ?? []).map(({ variable }) => variable.name.value), ...literalNames].map(passed),
  });
  return { ...document, definitions: document.definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? ofOperation(node) : node)) };
}

function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => { found = true; } });
  return found;
}

function deepFrozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) deepFrozen(member);
  return Object.freeze(value);
}
