import { Field, ObjectType } from 'type-graphql';
import type { Reason as CoreReason } from '../../core/service/rankCandidates';
import { ReasonCode } from '../enums';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: '排序理由: why a candidate stands where it stands.' })
export class Reason implements CoreReason {
  @Field(() => ReasonCode, { description: 'Stable code.' })
  readonly code!: CoreReason['code'];

  @Field(() => Label, { description: 'In words, with its figures.' })
  readonly text!: Label;
}
