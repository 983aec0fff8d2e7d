import type { JudgedPair } from '../../core/linking/judgement';
import { linkType } from '../../core/linking/linkType';
import { columnsOf, pairAt } from '../../core/linking/sets/judgedTable';
import type { JudgedColumns } from '../../core/linking/sets/judgedTable';
import { entityType } from '../../core/model/model';
import { recordOfLine } from '../../storage/load/stagedRecord';
import { factsOf } from '../pool/facts';
import type { LoadContext } from './context';
import { readStaged } from './staging';
import type { Staged } from './staging';

/** Records that hang together by exact keys or ties, and what their matcher says of pairs among them. */
export interface LinkInput {
  readonly components: readonly { readonly records: readonly number[]; readonly rows: JudgedColumns }[];
}

export interface LinkOutput {
  readonly clusters: readonly (readonly number[])[];
  readonly judgements: JudgedColumns;
}

/** Links each component as ingest links what it can reach. */
export function linkComponents(context: LoadContext, staged: Staged, { components }: LinkInput): LinkOutput {
  const clusters: (readonly number[])[] = [];
  const judgements: JudgedPair[] = [];
  for (const { records, rows } of components) {
    const facts = records.map((record) => factsOf(recordOfLine(readStaged(staged, record), String(record), null)));
    const [first] = facts;
    if (first === undefined) continue;
    const linked = linkType(entityType(context.pool.model, first.type), context.pool.matchModels.get(first.type), {
      records: facts, persons: [], rows: Array.from(rows.a, (_none, at) => pairAt(rows, at, String)),
    });
    clusters.push(...linked.clusters.map((members) => members.map(Number)));
    judgements.push(...linked.judgements);
  }
  return { clusters, judgements: columnsOf(judgements) };
}
