import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import type { Say } from '../language/language';
import { ERRORS } from '../language/words/enums';
import { OfflineError, ServerError } from '../server/ask';

/** What is wrong in one line. */
export function titleOf(error: Error, say: Say): string {
  if (error instanceof OfflineError) return say('offline');
  return say.label(error instanceof ServerError && error.code in ERRORS ? ERRORS[error.code as keyof typeof ERRORS] : ERRORS.INTERNAL_SERVER_ERROR); // it is one of them
}

/** What was expected, what came and what to do, as the server says it. */
export function ErrorNotice({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const say = useSay();
  const refusal = error instanceof ServerError ? error.refusal : null;
  return (
    <Alert
      type={error instanceof OfflineError ? 'warning' : 'error'} showIcon title={titleOf(error, say)}
      {...(onRetry === undefined ? {} : { action: <Button size="small" onClick={onRetry}>{say('retry')}</Button> })}
      {...(refusal === null ? {} : { description: <Refusal {...refusal} /> })}
    />
  );
}

function Refusal({ expected, got, remedy }: { readonly expected: string; readonly got: string; readonly remedy: string }) {
  const say = useSay();
  return (
    <dl className="refusal" lang="en">
      <dt>{say('expected')}</dt><dd>{expected}</dd>
      <dt>{say('received')}</dt><dd>{got}</dd>
      <dt>{say('remedy')}</dt><dd>{remedy}</dd>
    </dl>
  );
}

export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = useSay();
  return <div className="loading" role="status" aria-label={say('loading')}><Skeleton active title={false} paragraph={{ rows }} /></div>;
}

export function Nothing({ text, children }: { readonly text?: string; readonly children?: ReactNode }) {
  const say = useSay();
  return <Empty className="nothing" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? say('nothingHere')}>{children}</Empty>;
}

interface Asked<T> { readonly data: T | undefined; readonly error: Error | null; readonly isPending: boolean; readonly refetch: () => unknown }

/** What an answer shows while it is on its way, when it does not come, and when it has. What was there before stays when a refresh fails. */
export function Answer<T>({ of: asked, rows, children }: { readonly of: Asked<T>; readonly rows?: number; readonly children: (data: T) => ReactNode }) {
  if (asked.data !== undefined) {
    return <>{asked.error !== null && <ErrorNotice error={asked.error} onRetry={() => { void asked.refetch(); }} />}{children(asked.data)}</>;
  }
  if (asked.error !== null) return <ErrorNotice error={asked.error} onRetry={() => { void asked.refetch(); }} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
