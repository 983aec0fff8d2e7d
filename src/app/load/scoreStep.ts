import { comparedPair, judgedByScore, matchableOf } from '../../core/linking/matchable';
import type { Matchable } from '../../core/linking/matchable';
import type { JudgedPair } from '../../core/linking/judgement';
import { PartnerFinder } from '../../core/linking/sets/keyGroups';
import type { KeyGroups } from '../../core/linking/sets/keyGroups';
import { columnsOf } from '../../core/linking/sets/judgedTable';
import type { JudgedColumns } from '../../core/linking/sets/judgedTable';
import { entityType } from '../../core/model/model';
import { recordOfLine } from '../../storage/load/stagedRecord';
import { factsOf } from '../pool/facts';
import type { LoadContext } from './context';
import { readStaged } from './staging';
import type { Staged } from './staging';

/** So many prepared records a thread keeps at hand: some 2 KB each. */
const MAX_PREPARED = 50_000;

/** Everything by which records are compared; shared by all threads. */
export interface Shared {
  readonly staged: Staged;
  readonly groups: KeyGroups;
  /** Records in an order in which those that are compared stand near each other. */
  readonly order: Uint32Array;
}

/** Compares records with those that they share a key with, each pair once; a thread keeps one for all its turns. */
export class PairScorer {
  private readonly partners: PartnerFinder;
  private prepared = new Map<number, Matchable | null>();

  constructor(private readonly context: LoadContext, private readonly shared: Shared) {
    this.partners = new PartnerFinder(shared.groups, shared.staged.count);
  }

  /** Of the records from one place in the order up to another. */
  score({ from, to }: { readonly from: number; readonly to: number }): { readonly rows: JudgedColumns; readonly compared: number } {
    const rows: JudgedPair[] = [];
    let compared = 0;
    for (let at = from; at < to; at += 1) {
      const record = this.shared.order[at] ?? 0;
      this.partners.eachPartner(record, (partner) => {
        compared += 1;
        const row = this.judged(record, partner);
        if (row !== null) rows.push(row);
      });
    }
    return { rows: columnsOf(rows), compared };
  }

  private judged(record: number, partner: number): JudgedPair | null {
    const [x, y] = [this.matchable(record), this.matchable(partner)];
    if (x === null || y === null) return null;
    const { type } = x.facts;
    const model = this.context.pool.matchModels.get(type);
    const pair = model === undefined || type !== y.facts.type ? null : comparedPair(model, x, y);
    return model === undefined || pair === null ? null : judgedByScore(model, pair, entityType(this.context.pool.model, type).key.from !== 'ATTRIBUTE');
  }

  private matchable(record: number): Matchable | null {
    const known = this.prepared.get(record);
    if (known !== undefined) return known;
    const facts = factsOf(recordOfLine(readStaged(this.shared.staged, record), String(record), null));
    const model = this.context.pool.matchModels.get(facts.type);
    const made = model === undefined ? null : matchableOf(model, facts);
    if (this.prepared.size >= MAX_PREPARED) this.forget();
    this.prepared.set(record, made);
    return made;
  }

  /** The older half. */
  private forget(): void {
    const all = [...this.prepared];
    this.prepared = new Map(all.slice(all.length / 2));
  }
}
