import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { MatchExplanation as Explained } from '../../app/steward/explainMatch';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import type { ExplainedComparison } from '../../core/linking/explain';
import type { GoldenView } from '../../core/model/goldenView';
import type { JsonValue } from '../../core/model/json';
import type { GraphqlContext } from '../context';
import { JsonScalar } from '../scalars';
import { Decision } from '../types/decision';
import { GoldenRecord } from '../types/goldenRecord';
import { MatchComparison, MatchExplanation } from '../types/matchExplanation';
import { SourceRecord } from '../types/sourceRecord';

@Resolver(() => MatchExplanation)
export class MatchExplanationResolver {
  @FieldResolver(() => SourceRecord, { nullable: true, description: 'The source record that speaks for the one; null where the caller may not see it.' })
  async a(@Root() { recordA }: Explained, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return loaders.sourceRecords.load({ id: recordA });
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'The source record that speaks for the other.' })
  async b(@Root() { recordB }: Explained, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return loaders.sourceRecords.load({ id: recordB });
  }

  @FieldResolver(() => GoldenRecord, { nullable: true, description: 'The golden record that the one belongs to; null when it was deleted in its system.' })
  async goldenA(@Root() { goldenA }: Explained, @Ctx() { loaders }: GraphqlContext): Promise<GoldenView | null> {
    return goldenA === null ? null : loaders.views.load({ id: goldenA, asOf: null });
  }

  @FieldResolver(() => GoldenRecord, { nullable: true, description: 'The golden record that the other belongs to.' })
  async goldenB(@Root() { goldenB }: Explained, @Ctx() { loaders }: GraphqlContext): Promise<GoldenView | null> {
    return goldenB === null ? null : loaders.views.load({ id: goldenB, asOf: null });
  }

  @FieldResolver(() => Decision, { nullable: true, description: 'Who decided, when and why; null where no person did.' })
  async decision(@Root() { decisionId }: Explained, @Ctx() { loaders }: GraphqlContext): Promise<unknown> {
    return decisionId === null ? null : loaders.decisions.load({ id: decisionId });
  }
}

@Resolver(() => MatchComparison)
export class MatchComparisonResolver {
  @FieldResolver(() => JsonScalar, { nullable: true, description: 'The value of the one that was compared, of the first attribute, masked for the caller; null where one of both has none.' })
  valueA(@Root() { values }: ExplainedComparison): JsonValue {
    return values?.a ?? null;
  }

  @FieldResolver(() => JsonScalar, { nullable: true, description: 'The value of the other.' })
  valueB(@Root() { values }: ExplainedComparison): JsonValue {
    return values?.b ?? null;
  }
}
