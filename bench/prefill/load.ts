/** The load generator, in a process of its own: asks as its parent says, and reports. */
import { openConnection } from './connection';
import type { HttpAnswer } from './connection';
import { DESK_DOCUMENT, questions } from './questions';
import type { Question } from './questions';

/** One round against one server. */
export interface Round {
  readonly server: 'service' | 'bare';
  readonly port: number;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  readonly customers: number;
  readonly seed: number;
}
/** Requests per second; milliseconds; bytes of a body, on average. */
export interface RoundFigures { readonly rps: number; readonly p50: number; readonly p99: number; readonly bytes: number; readonly wrong: number }

function requestFor({ server, port, token }: Round, question: Question): Buffer {
  const body = server === 'service'
    ? JSON.stringify({ operationName: 'Desk', query: DESK_DOCUMENT, variables: { phone: question.typed } })
    : JSON.stringify({ phone: question.e164 });
  const path = server === 'service' ? '/graphql' : '/';
  return Buffer.from(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

const FOUND = { service: '"match":"EXACT"', bare: '"customer"' } as const;

function isRight({ server }: Round, { known }: Question, { head, body }: HttpAnswer): boolean {
  return head.startsWith('HTTP/1.1 200') && body.includes(FOUND[server]) === known && !body.includes('"errors"');
}

async function run(round: Round): Promise<RoundFigures> {
  const next = questions(round.seed, round.customers);
  const until = performance.now() + round.seconds * 1_000;
  const times: number[] = [];
  let [bytes, wrong] = [0, 0];
  const started = performance.now();
  await Promise.all(Array.from({ length: round.connections }, async () => {
    const ask = await openConnection(round.port);
    while (performance.now() < until) {
      const question = next();
      const request = requestFor(round, question);
      const sent = performance.now();
      const answer = await ask(request);
      times.push(performance.now() - sent);
      bytes += answer.body.length;
      if (!isRight(round, question, answer)) wrong += 1;
    }
    ask.end();
  }));
  const elapsed = performance.now() - started;
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { rps: times.length / elapsed * 1_000, p50: at(0.5), p99: at(0.99), bytes: bytes / times.length, wrong };
}

process.on('message', (round: Round) => {
  run(round).then((figures) => process.send?.(figures), (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
process.on('disconnect', () => { process.exit(0); });
