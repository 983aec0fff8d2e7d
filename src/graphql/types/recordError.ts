import { Field, ObjectType } from 'type-graphql';
import type { RecordError as CoreRecordError } from '../../app/ingest/types';
import { RejectionCode } from '../enums';

@ObjectType({ simpleResolvers: true, description: 'Why a source record, or one attribute of it, was not accepted.' })
export class RecordError implements Pick<CoreRecordError, 'code' | 'attribute' | 'expected' | 'got'> {
  @Field(() => RejectionCode, { description: 'Stable code.' })
  readonly code!: CoreRecordError['code'];

  @Field(() => String, { nullable: true, description: 'The attribute that was left out; null when the whole record was refused.' })
  readonly attribute!: string | null;

  @Field(() => String, { description: 'What would have been accepted.' })
  readonly expected!: string;

  @Field(() => String, { description: 'What came; of sensitive values only what may be shown.' })
  readonly got!: string;
}
