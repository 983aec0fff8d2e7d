import type { Span } from '@opentelemetry/api';
import type { Tracer, TracedRequest } from '../app/tracing';
import type { Environment } from '../config';

export interface Tracing { readonly tracer: Tracer; readonly stop: () => Promise<void> }

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Wanted by the variables that every OpenTelemetry exporter goes by. */
export const wantsTraces = (env: Environment): boolean =>
  (env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? '') !== '' && env['OTEL_SDK_DISABLED'] !== 'true';

/**
 * Traces over OTLP/HTTP: a span for each GraphQL answer, and below it one for each statement. Statements are
 * parameterised, so their text names nobody. The library is loaded here, and so only where traces are wanted.
 */
export async function createTracing(version: string): Promise<Tracing> {
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'mooring', 'service.version': version })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const spans = provider.getTracer('mooring', version);
  const contextOf = (traceparent: string | undefined): typeof ROOT_CONTEXT => {
    const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
    return traceId === undefined || spanId === undefined ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16) & 1, isRemote: true });
  };
  const fail = (span: Span, what: string): void => { span.setStatus({ code: SpanStatusCode.ERROR, message: what }); };
  const request = ({ operation, kind, role, requestId, traceparent }: TracedRequest): ReturnType<Tracer['request']> => {
    const parent = contextOf(traceparent);
    const root = spans.startSpan(`${kind} ${operation}`, {
      kind: SpanKind.SERVER,
      attributes: { 'graphql.operation.name': operation, 'graphql.operation.type': kind, 'mooring.role': role, 'mooring.request_id': requestId },
    }, parent);
    const below = trace.setSpan(parent, root);
    return {
      trace: {
        statement: (text, database) => {
          const span = spans.startSpan(`postgres ${database}`, { kind: SpanKind.CLIENT, attributes: { 'db.system.name': 'postgresql', 'db.query.text': text } }, below);
          return (error) => {
            if (error !== undefined) fail(span, error instanceof Error ? error.name : 'error'); // its message may quote values
            span.end();
          };
        },
      },
      end: (errorCodes) => {
        if (errorCodes.length > 0) fail(root, errorCodes.join(', '));
        root.end();
      },
    };
  };
  return { tracer: { request }, stop: async () => provider.shutdown() };
}
