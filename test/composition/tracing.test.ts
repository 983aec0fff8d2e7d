import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wantsTraces } from '../../src/composition/tracing';
import { PHONE } from '../graphql/support/company';
import { compileSources } from '../support/compiled';
import { startTestService, stopTestService, temporaryDataDir } from '../support/service';

interface SentSpan { readonly name: string; readonly traceId: string; readonly spanId: string; readonly parentSpanId?: string; readonly status?: { readonly message?: string }; readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[] }
interface Export { readonly resourceSpans: readonly { readonly resource: object; readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[] }[] }

test('traces are wanted only where an exporter is named', () => {
  expect(wantsTraces({})).toBe(false);
  expect(wantsTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toBe(true);
  expect(wantsTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' })).toBe(false);
});

test('a collector is sent a span for each answer and each statement, in the caller\'s own trace, and nobody\'s data', async () => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => { bodies.push(body); response.end('{}'); });
  });
  await new Promise<void>((resolve) => { collector.listen(0, '127.0.0.1', resolve); });
  const sources = compileSources();
  const data = temporaryDataDir();
  const token = 'an administrator\'s token for tests'.replaceAll(' ', '-');
  try {
    const service = await startTestService({ cli: sources.cli, dataDir: data.dir, env: {
      MOORING_ADMIN_TOKEN: token, OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    } });
    const ask = async (body: object, headers: Readonly<Record<string, string>> = {}): Promise<unknown> => (await fetch(`${service.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify(body),
    })).json();
    expect(await ask({ query: 'query Desk($p: String!) { prefill(phone: $p) { match } }', variables: { p: PHONE } }, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }))
      .toEqual({ data: { prefill: { match: 'NONE' } } });
    await ask({ query: 'mutation Pin { unpinValue(goldenId: "x", attribute: "name") { id } }' });
    expect(await stopTestService(service)).toMatchObject({ code: 0 });
  } finally {
    await data.remove();
    sources.remove();
    await new Promise((resolve) => { collector.close(resolve); });
  }
  const spans = bodies.flatMap((body) => (JSON.parse(body) as Export).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
  const desk = spans.find(({ name }) => name === 'query Desk');
  expect(desk).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' });
  const statement = spans.find(({ parentSpanId }) => parentSpanId === desk?.spanId);
  expect(statement).toMatchObject({ name: 'postgres primary', traceId: desk?.traceId });
  expect(statement?.attributes).toContainEqual({ key: 'db.query.text', value: { stringValue: expect.stringContaining('golden_key') } });
  expect(spans.find(({ name }) => name === 'mutation Pin')?.status?.message).toBe('NOT_FOUND');
  expect(bodies.join()).toContain('mooring');
  expect(bodies.join()).not.toContain(PHONE);
}, 120_000);
