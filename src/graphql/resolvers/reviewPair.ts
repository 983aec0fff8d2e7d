import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { pairIdOf } from '../../app/steward/pairIds';
import type { QueuedPair } from '../../app/steward/reviewPairs';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import type { GoldenView } from '../../core/model/goldenView';
import type { Label as CoreLabel } from '../../core/model/label';
import type { GraphqlContext } from '../context';
import { Decision } from '../types/decision';
import { GoldenRecord } from '../types/goldenRecord';
import { Label } from '../types/label';
import { PairEvidence, ReviewPair } from '../types/reviewPair';
import { SourceRecord } from '../types/sourceRecord';
import { PERSONS_DECISION } from '../words';

type Evidence = QueuedPair['evidence'] & { readonly type: string };

@Resolver(() => ReviewPair)
export class ReviewPairResolver {
  @FieldResolver(() => ID, { description: 'As decidePair takes it. It names the latest decision about the two as well: whoever decides after somebody else has, is told.' })
  id(@Root() pair: QueuedPair): string {
    return pairIdOf(pair);
  }

  @FieldResolver(() => GoldenRecord, { nullable: true, description: 'The older of the two golden records.' })
  async a(@Root() { a }: QueuedPair, @Ctx() { loaders }: GraphqlContext): Promise<GoldenView | null> {
    return loaders.views.load({ id: a, asOf: null });
  }

  @FieldResolver(() => GoldenRecord, { nullable: true, description: 'The younger.' })
  async b(@Root() { b }: QueuedPair, @Ctx() { loaders }: GraphqlContext): Promise<GoldenView | null> {
    return loaders.views.load({ id: b, asOf: null });
  }

  @FieldResolver(() => PairEvidence, { description: '依据.' })
  evidence(@Root() { type, evidence }: QueuedPair): Evidence {
    return { ...evidence, type };
  }

  @FieldResolver(() => [GoldenRecord], { description: 'Golden records that one of the two fits as well, and that cannot be the same as the other: look at all of them together. The shared phone of a family or a shop.' })
  async rivals(@Root() { rivals }: QueuedPair, @Ctx() { loaders }: GraphqlContext): Promise<GoldenView[]> {
    const views = await Promise.all(rivals.map(async (id) => loaders.views.load({ id, asOf: null })));
    return views.filter((view) => view !== null);
  }

  @FieldResolver(() => Decision, { nullable: true, description: 'The latest decision of a person about the two; null for none.' })
  async decision(@Root() { decisionId }: QueuedPair, @Ctx() { loaders }: GraphqlContext): Promise<unknown> {
    return decisionId === null ? null : loaders.decisions.load({ id: decisionId });
  }
}

@Resolver(() => PairEvidence)
export class PairEvidenceResolver {
  @FieldResolver(() => Label, { description: 'In words.' })
  text(@Root() { name, type }: Evidence, @Ctx() { pool }: GraphqlContext): CoreLabel {
    const rule = pool.model.types.get(type)?.exactRules.find((one) => one.name === name);
    return rule?.label ?? (name === 'decision' ? PERSONS_DECISION : { zh: name, en: name });
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'A source record of one golden record.' })
  async a(@Root() { a }: Evidence, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return loaders.sourceRecords.load({ id: a });
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'A source record of the other.' })
  async b(@Root() { b }: Evidence, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return loaders.sourceRecords.load({ id: b });
  }
}

@Resolver(() => Decision)
export class DecisionResolver {
  @FieldResolver(() => [ID], { description: 'Ids of the golden records that it was about.' })
  goldenIds(@Root() { before }: { readonly before: Readonly<Record<string, unknown>> }): string[] {
    return Object.keys(before).sort();
  }
}
