import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, OfflineError } from './ask';
import type { GraphqlDocument } from './graphqlDocument';

interface PageInfo { readonly endCursor: string | null; readonly hasNextPage: boolean }
export interface Connection<Node> { readonly nodes: readonly Node[]; readonly pageInfo: PageInfo }

export interface Pages<Node> {
  /** All that has come so far; undefined before the first page. */
  readonly data: readonly Node[] | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly refetch: () => unknown;
}

/** A list that the server gives in pages: the next is asked for where the cursor of the last one stands. */
export function usePages<Answer, Variables, Node>(
  document: GraphqlDocument<Answer, Variables & { after?: string | null | undefined }>, variables: Variables, connectionOf: (answer: Answer) => Connection<Node>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): Pages<Node> {
  const query = useInfiniteQuery({
    queryKey: [document.text, variables, 'pages'], enabled,
    queryFn: async ({ pageParam, signal }) => connectionOf(await ask(document, { ...variables, after: pageParam }, signal)),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    retry: (count, error) => error instanceof OfflineError && count < 2,
  });
  return {
    data: query.data?.pages.flatMap(({ nodes }) => nodes), error: query.error, isPending: query.isPending, isFetching: query.isFetching,
    hasMore: query.hasNextPage, more: () => { if (!query.isFetchingNextPage) void query.fetchNextPage(); }, refetch: query.refetch,
  };
}
