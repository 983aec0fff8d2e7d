import { Kind, OperationTypeNode, visit } from 'graphql';
import type { DocumentNode, ExecutionResult, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GraphqlContext } from '../context';
import { hasDirectives, withConditionsDecided } from './conditions';
import { withoutLiterals } from './literals';

type Variables = Readonly<Record<string, unknown>>;
/** Runs one operation with coerced variables. Its errors are graphql-jit's: see `errorsOf`. */
export type CompiledOperation = (context: GraphqlContext, variables: Variables) => ExecutionResult | Promise<ExecutionResult>;

/** A longer document, its fragments spread out, is not compiled: its code would grow with it. */
const MAX_COMPILED_FIELDS = 1_000;
/** Names with a meaning in the compiled code's own objects. */
const RESERVED = '__proto__';

function countFields(selections: SelectionSetNode | undefined, fragments: ReadonlyMap<string, FragmentDefinitionNode>, left: number): number {
  let count = 0;
  for (const selection of selections?.selections ?? []) {
    if (count > left) break;
    if (selection.kind === Kind.FIELD) count += 1 + countFields(selection.selectionSet, fragments, left - count - 1);
    else {
      const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      count += 1 + countFields(spread?.selectionSet, fragments, left - count - 1);
    }
  }
  return count;
}

function usesReservedNames(document: DocumentNode): boolean {
  let uses = false;
  visit(document, { Name: ({ value }) => { uses ||= value === RESERVED; } });
  return uses;
}

export const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));

/**
 * One operation of a valid document as a function, for one outcome of its conditions (`variables`, coerced). Null
 * where the interpreter is to be asked: mutations (a series of transactions costs what it costs), introspection,
 * whatever the compiler refuses or does otherwise than the specification.
 */
export function compileOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): CompiledOperation | null {
  if (operation.operation !== OperationTypeNode.QUERY || usesReservedNames(document)) return null;
  const own: DocumentNode = { ...document, definitions: document.definitions.filter((node) => node === operation || node.kind === Kind.FRAGMENT_DEFINITION) };
  const decided = withConditionsDecided(own, variables);
  const main = decided.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (hasDirectives(decided) || countFields(main?.selectionSet, fragmentsOf(decided), MAX_COMPILED_FIELDS) > MAX_COMPILED_FIELDS) return null;
  const prepared = withoutLiterals(schema, decided);
  if (prepared === null) return null;
  const compiled = compileQuery(schema, prepared.document, operation.name?.value ?? '', { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) return null;
  const { literals } = prepared;
  return Object.keys(literals).length === 0
    ? (context, given) => compiled.query(undefined, context, given)
    : (context, given) => compiled.query(undefined, context, { ...given, ...literals });
}
