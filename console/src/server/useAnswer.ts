import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { ask, OfflineError } from './ask';
import type { GraphqlDocument } from './graphqlDocument';

export interface AnswerOptions {
  readonly enabled?: boolean;
  /** Shows what was there while the next is on its way: pages, searches. */
  readonly keepPrevious?: boolean;
  /** Milliseconds for which the answer is good without asking again. */
  readonly freshMs?: number;
  /** Milliseconds after which it is asked again by itself. */
  readonly everyMs?: number;
}

const keyOf = <Answer, Variables>(document: GraphqlDocument<Answer, Variables>, variables: Variables): readonly [string, Variables] => [document.text, variables];

/** One answer of the API, kept by its document and variables. */
export function useAnswer<Answer, Variables>(document: GraphqlDocument<Answer, Variables>, variables: Variables, options: AnswerOptions = {}): UseQueryResult<Answer> {
  const { enabled = true, keepPrevious = false, freshMs = 0, everyMs } = options;
  return useQuery<Answer, Error, Answer>({
    queryKey: keyOf(document, variables), queryFn: async ({ signal }) => ask(document, variables, signal),
    enabled, staleTime: freshMs, retry: (count, error) => error instanceof OfflineError && count < 2,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Something that is done; what was read before is asked for anew when it has been. */
export function useAct<Answer, Variables>(document: GraphqlDocument<Answer, Variables>, done?: (answer: Answer, variables: Variables) => void): UseMutationResult<Answer, Error, Variables> {
  const client = useQueryClient();
  return useMutation<Answer, Error, Variables>({
    mutationFn: async (variables) => ask(document, variables),
    onSuccess: async (answer, variables) => {
      done?.(answer, variables);
      await client.invalidateQueries();
    },
  });
}
