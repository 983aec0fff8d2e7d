import type { JudgedPair, Judgement } from '../judgement';

const JUDGEMENTS: readonly Judgement[] = ['MATCH', 'NO_MATCH', 'UNSURE'];

/** Machine judgements as columns, records by their numbers; what can be handed from thread to thread. */
export interface JudgedColumns {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Positions of the judgement in {@link JUDGEMENTS} and of the evidence in `names`. */
  readonly judgements: Uint8Array;
  readonly evidence: Uint16Array;
  readonly ranks: Int16Array;
  /** NaN where an exact rule decided. */
  readonly scores: Float64Array;
  readonly names: readonly string[];
}

/** The numbers of records are their ids here. */
export function columnsOf(pairs: readonly JudgedPair[]): JudgedColumns {
  const names = [...new Set(pairs.map(({ evidence }) => evidence))];
  const places = new Map(names.map((name, index) => [name, index]));
  return {
    a: Uint32Array.from(pairs, ({ a }) => Number(a)), b: Uint32Array.from(pairs, ({ b }) => Number(b)),
    judgements: Uint8Array.from(pairs, ({ judgement }) => JUDGEMENTS.indexOf(judgement)),
    evidence: Uint16Array.from(pairs, ({ evidence }) => places.get(evidence) ?? 0),
    ranks: Int16Array.from(pairs, ({ rank }) => rank), scores: Float64Array.from(pairs, ({ score }) => score ?? NaN), names,
  };
}

/** One row again; `nameOf` gives a record its id. */
export function pairAt(columns: JudgedColumns, at: number, nameOf: (record: number) => string): JudgedPair {
  const score = columns.scores[at] ?? NaN;
  return {
    a: nameOf(columns.a[at] ?? 0), b: nameOf(columns.b[at] ?? 0), judgement: JUDGEMENTS[columns.judgements[at] ?? 0] ?? 'UNSURE', judge: 'MACHINE',
    evidence: columns.names[columns.evidence[at] ?? 0] ?? '', rank: columns.ranks[at] ?? 0, ...(Number.isNaN(score) ? {} : { score }),
  };
}


/** Several tables as one. */
export function joined(tables: readonly JudgedColumns[]): JudgedColumns {
  const names = [...new Set(tables.flatMap((table) => table.names))];
  const size = tables.reduce((sum, { a }) => sum + a.length, 0);
  const all = {
    a: new Uint32Array(size), b: new Uint32Array(size), judgements: new Uint8Array(size), evidence: new Uint16Array(size),
    ranks: new Int16Array(size), scores: new Float64Array(size), names,
  };
  let at = 0;
  for (const table of tables) {
    all.a.set(table.a, at);
    all.b.set(table.b, at);
    all.judgements.set(table.judgements, at);
    all.evidence.set(table.evidence.map((name) => names.indexOf(table.names[name] ?? '')), at);
    all.ranks.set(table.ranks, at);
    all.scores.set(table.scores, at);
    at += table.a.length;
  }
  return all;
}

/** Some rows of a table. */
export function selected(table: JudgedColumns, rows: readonly number[]): JudgedColumns {
  return {
    a: Uint32Array.from(rows, (row) => table.a[row] ?? 0), b: Uint32Array.from(rows, (row) => table.b[row] ?? 0),
    judgements: Uint8Array.from(rows, (row) => table.judgements[row] ?? 0), evidence: Uint16Array.from(rows, (row) => table.evidence[row] ?? 0),
    ranks: Int16Array.from(rows, (row) => table.ranks[row] ?? 0), scores: Float64Array.from(rows, (row) => table.scores[row] ?? NaN), names: table.names,
  };
}
