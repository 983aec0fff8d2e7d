import { Field, ObjectType } from 'type-graphql';
import type { WinningReason as CoreWinningReason } from '../../core/survivorship/provenance';
import { WinningReason } from '../enums';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: 'Why a value won.' })
export class WinningExplanation {
  @Field(() => WinningReason, { description: 'Stable code.' })
  readonly code!: CoreWinningReason;

  @Field(() => Label, { description: 'In words.' })
  readonly text!: Label;
}
