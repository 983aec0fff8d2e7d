import { BREAK, Kind, visit } from 'graphql';
import type { DirectiveNode, DocumentNode, FieldNode, FragmentSpreadNode, InlineFragmentNode } from 'graphql';

type Conditional = FieldNode | InlineFragmentNode | FragmentSpreadNode;
type Variables = Readonly<Record<string, unknown>>;

function conditionOf(node: Conditional, name: 'skip' | 'include'): DirectiveNode | undefined {
  return node.directives?.find((directive) => directive.name.value === name);
}

function holds(directive: DirectiveNode, variables: Variables): boolean {
  const value = directive.arguments?.[0]?.value;
  return value?.kind === Kind.VARIABLE ? variables[value.name.value] === true : value?.kind === Kind.BOOLEAN && value.value;
}

/** The variables that decide what a document selects, by way of @skip and @include. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      const value = name.value === 'skip' || name.value === 'include' ? given?.[0]?.value : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * The document with its conditions decided: what @skip and @include leave out is gone, and so are they. Exactly what
 * the specification does at execution (6.3.2 CollectFields), done beforehand, because graphql-jit's own conditions
 * go wrong where one fragment is spread twice (its issues 111, 166). `variables` are coerced.
 */
export function withConditionsDecided(document: DocumentNode, variables: Variables): DocumentNode {
  const decide = <N extends Conditional>(node: N): N | null | undefined => {
    if (node.directives === undefined || node.directives.length === 0) return undefined;
    const [skip, include] = [conditionOf(node, 'skip'), conditionOf(node, 'include')];
    if (skip !== undefined && holds(skip, variables)) return null;
    if (include !== undefined && !holds(include, variables)) return null;
    return { ...node, directives: node.directives.filter((directive) => directive !== skip && directive !== include) };
  };
  return visit(document, { Field: decide, InlineFragment: decide, FragmentSpread: decide });
}

/** Whether any directive is left anywhere, but on variable definitions, which are not executed. */
export function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    VariableDefinition: () => false,
    Directive: () => { found = true; return BREAK; },
  });
  return found;
}
