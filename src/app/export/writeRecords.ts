import type { Readable } from 'node:stream';
import type { EntityType } from '../../core/model/entityType';
import type { GoldenView } from '../../core/model/goldenView';
import type { Labels } from './columns';

export type ExportedRecord = Pick<GoldenView, 'id' | 'type' | 'key' | 'version' | 'values'>;

/** Turns records, already masked, into bytes of one format. An error of the source ends the stream with that error. */
export type WriteRecords = (records: AsyncGenerator<ExportedRecord>, options: { readonly type: EntityType; readonly labels: Labels }) => Readable;
