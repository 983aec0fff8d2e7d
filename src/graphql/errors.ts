import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { unavailable } from '../app/unavailable';
import { badInput, MooringError } from '../core/model/errors';

/** Which request met an unexpected error: the answer names it, so that the log can be searched. */
const requestOf = new WeakMap<object, string>();

export function rememberRequest(error: object, requestId: string): void {
  requestOf.set(error, requestId);
}

/** What was thrown, without what GraphQL has put around it. */
function causeOf(error: unknown): unknown {
  if (error instanceof GraphQLError && error.originalError !== undefined) return causeOf(error.originalError);
  const away = unavailable(error);
  if (away !== undefined) return away;
  return isUnstorableText(error) ? badInput('text without NUL characters', 'text with one', 'Remove the character U+0000.') : error;
}

/** SQLSTATE character_not_in_repertoire and untranslatable_character: no text of the database can hold it. */
function isUnstorableText(error: unknown): boolean {
  const driverError = typeof error === 'object' && error !== null && 'driverError' in error ? error.driverError : undefined;
  const code = typeof driverError === 'object' && driverError !== null && 'code' in driverError ? driverError.code : undefined;
  return code === '22021' || code === '22P05';
}

/**
 * A bug rather than a refusal. GraphQL's complaints about a document carry a code; one without is its
 * complaint about us: null where something was promised, a value that no enumeration has.
 */
export function isUnexpected(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof MooringError) return false;
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return !(cause instanceof GraphQLError) || code === undefined || code === 'INTERNAL_SERVER_ERROR';
}

/** A refusal before anything is executed; the answer is a well-formed GraphQL result, hence status 200. */
export function refusal(error: MooringError): GraphQLError {
  return new GraphQLError(error.message, { originalError: error, extensions: { ...extensionsOf(error), http: { status: 200 } } });
}

function extensionsOf({ code, refusal: { expected, got, remedy } }: MooringError): { code: string; expected: string; got: string; remedy: string } {
  return { code, expected, got, remedy };
}

/**
 * What a caller learns of an error: of a refusal its code and what was expected, what came and what to do;
 * of a wrong document what GraphQL says of it; of a bug only the id of the request, for its message may
 * quote anybody's data.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }) };
  const cause = causeOf(error);
  if (cause instanceof MooringError) return { message: cause.message, ...place, extensions: extensionsOf(cause) };
  if (!isUnexpected(error)) {
    return { message: formatted.message, ...place, extensions: { code: formatted.extensions?.['code'] } };
  }
  const requestId = typeof error === 'object' && error !== null ? requestOf.get(error) : undefined;
  return {
    message: 'Something went wrong on our side.', ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) },
  };
}
