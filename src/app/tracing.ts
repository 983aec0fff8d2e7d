import type { RequestTrace } from '../storage/requestTrace';

/** One request as a trace tells it: what was asked for by name, never with which values. */
export interface TracedRequest {
  readonly operation: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly role: string;
  readonly requestId: string;
  /** W3C Trace Context header, where the caller has a trace of its own. */
  readonly traceparent?: string | undefined;
}

/** Makes traces; there is none unless the operator wants them, and then nothing of this costs anything. */
export interface Tracer {
  readonly request: (request: TracedRequest) => { readonly trace: RequestTrace; readonly end: (errorCodes: readonly string[]) => void };
}
