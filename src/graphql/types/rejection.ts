import { Field, ObjectType } from 'type-graphql';
import type { Rejection as CoreRejection } from '../../core/model/rejection';
import { RejectionCode } from '../enums';

@ObjectType({ simpleResolvers: true, description: 'Why a value could not be read.' })
export class Rejection implements Pick<CoreRejection, 'code' | 'expected' | 'got'> {
  @Field(() => RejectionCode, { description: 'Stable code.' })
  readonly code!: CoreRejection['code'];

  @Field(() => String, { description: 'What would have been accepted.' })
  readonly expected!: string;

  @Field(() => String, { description: 'What came.' })
  readonly got!: string;
}
