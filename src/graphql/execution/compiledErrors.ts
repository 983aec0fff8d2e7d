import { GraphQLError } from 'graphql';
import type { ExecutionResult, GraphQLErrorExtensions } from 'graphql';

/**
 * graphql-jit's errors as GraphQL's own: with the extensions that are never missing, and the place that GraphQL
 * reads off the document's nodes and graphql-jit wrote down when it compiled.
 */
export function asGraphqlError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const extensions: GraphQLErrorExtensions | null = originalError instanceof GraphQLError ? originalError.extensions : null;
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
  Object.defineProperty(error, 'locations', { value: locations, enumerable: locations !== undefined });
  return error;
}

type Path = readonly (string | number)[];

/** The part of a path that leads to the null which took its field's place; null when the field itself is null. */
function takenBy(data: unknown, path: Path): Path | null {
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, depth);
    value = typeof value === 'object' ? (value as Readonly<Record<string | number, unknown>>)[step] : undefined;
  }
  return null;
}

/**
 * Whether several errors fell into one null. Of these GraphQL tells some and leaves out others, by rules that
 * graphql-jit does not follow; then the interpreter decides.
 */
export function isAmbiguous({ data, errors = [] }: ExecutionResult): boolean {
  if (errors.length < 2) return false;
  return errors.some((error) => {
    const taken = takenBy(data, error.path ?? []);
    if (taken === null) return false;
    return errors.some((other) => other !== error && taken.every((step, depth) => other.path?.[depth] === step));
  });
}

/** Errors in the order of their fields in the document, then of the records: fields end in any order. */
export function inDocumentOrder(errors: readonly GraphQLError[]): GraphQLError[] {
  const indexes = (error: GraphQLError): number[] => (error.path ?? []).filter((step) => typeof step === 'number');
  return [...errors].sort((a, b) => {
    const [one, two] = [a.locations?.[0], b.locations?.[0]];
    const byPlace = (one?.line ?? 0) - (two?.line ?? 0) || (one?.column ?? 0) - (two?.column ?? 0);
    if (byPlace !== 0) return byPlace;
    const [left, right] = [indexes(a), indexes(b)];
    return left.map((index, depth) => index - (right[depth] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}
