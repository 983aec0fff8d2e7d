import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { versionOf } from '../../app/readHistory';
import type { GoldenVersionRow } from '../../app/readHistory';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import type { GoldenView } from '../../core/model/goldenView';
import type { Label } from '../../core/model/label';
import type { Provenance, RunnerUp as CoreRunnerUp, WinningReason } from '../../core/survivorship/provenance';
import { historyConnection } from '../connections';
import type { Connection } from '../connections';
import type { GraphqlContext } from '../context';
import { firstOf } from '../inputs/firstArgs';
import { HistoryArgs } from '../inputs/historyArgs';
import { AttributeProvenance } from '../types/attributeProvenance';
import { GoldenRecord } from '../types/goldenRecord';
import { GoldenVersionConnection } from '../types/goldenVersionConnection';
import { RunnerUp } from '../types/runnerUp';
import { SourceRecord } from '../types/sourceRecord';
import { WinningExplanation } from '../types/winningExplanation';
import { WINNING_REASONS } from '../words';

/** What every golden record has. */
@Resolver(() => GoldenRecord)
export class GoldenRecordResolver {
  @FieldResolver(() => [AttributeProvenance], { description: '取值依据 of every value, of the version that was read.' })
  async provenance(@Root() { id, type, version }: GoldenView, @Ctx() { loaders }: GraphqlContext): Promise<readonly Provenance[]> {
    return loaders.provenance.load({ id, type, version });
  }

  @FieldResolver(() => [SourceRecord], { description: '来源记录 that belong to it now (also when the record is read as of a moment), at most 200. Needs the right to read source records; a SYSTEM token sees its own alone.' })
  async sources(@Root() { id }: GoldenView, @Ctx() { loaders }: GraphqlContext): Promise<readonly StoredSourceRecord[]> {
    return loaders.sources.load({ goldenId: id });
  }

  @FieldResolver(() => GoldenVersionConnection, { description: '历史版本, the newest first; of a record read as of a moment, those known then.' })
  async history(@Root() view: GoldenView, @Ctx() { loaders }: GraphqlContext, @Args(() => HistoryArgs) args: HistoryArgs): Promise<Connection<GoldenVersionRow>> {
    const after = args.after ?? null;
    const newest = view.asOf === null ? null : view.version + 1;
    const beforeVersion = after === null ? newest : Math.min(versionOf(after), newest ?? Infinity);
    return historyConnection(await loaders.history.load({ goldenId: view.id, type: view.type, beforeVersion, first: firstOf(args) }), after);
  }
}

/** The source records behind an explanation are for those who may read source records. */
@Resolver(() => AttributeProvenance)
export class AttributeProvenanceResolver {
  @FieldResolver(() => WinningExplanation, { description: '胜出原因.' })
  why(@Root() { why }: Provenance): { code: WinningReason; text: Label } {
    return { code: why, text: WINNING_REASONS[why] };
  }

  @FieldResolver(() => SourceRecord, { nullable: true, description: 'The winning source record; null for a pinned value, and for a SYSTEM token when it is another system\'s. FORBIDDEN without the right to read source records.' })
  async sourceRecord(@Root() { sourceRecordId }: Provenance, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return sourceRecordId === null ? null : loaders.sourceRecords.load({ id: sourceRecordId });
  }

  @FieldResolver(() => [SourceRecord], { nullable: true, description: 'Other source records that say the same, best first, at most 50. FORBIDDEN without the right to read source records.' })
  async agreeing(@Root() { agreeing }: Provenance, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord[]> {
    const found = await Promise.all(agreeing.map(async (id) => loaders.sourceRecords.load({ id })));
    return found.filter((record) => record !== null);
  }
}

@Resolver(() => RunnerUp)
export class RunnerUpResolver {
  @FieldResolver(() => SourceRecord, { nullable: true, description: 'Where the value comes from; as for the winner.' })
  async sourceRecord(@Root() { sourceRecordId }: CoreRunnerUp, @Ctx() { loaders }: GraphqlContext): Promise<StoredSourceRecord | null> {
    return loaders.sourceRecords.load({ id: sourceRecordId });
  }
}
