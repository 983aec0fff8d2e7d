import { Field, ObjectType } from 'type-graphql';
import type { Prefill as CorePrefill } from '../../app/prefill';
import { PrefillMatch } from '../enums';
import { PrefillCandidate } from './prefillCandidate';
import { Rejection } from './rejection';

@ObjectType({ simpleResolvers: true, description: '智能预填: the customer files behind a phone number. Nobody known by it is an empty list, never an error.' })
export class Prefill implements Omit<CorePrefill, 'rejection' | 'candidates'> {
  @Field(() => String, { description: 'The text that was asked with.' })
  readonly input!: string;

  @Field(() => String, { nullable: true, description: 'The number in E.164; null when the text is not one.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: '分机; null when none was given.' })
  readonly extension!: string | null;

  @Field(() => PrefillMatch, { description: '匹配方式.' })
  readonly match!: CorePrefill['match'];

  @Field(() => Rejection, { nullable: true, description: 'Why the text is not a phone number; only with INVALID.' })
  readonly rejection!: Rejection | null;

  @Field(() => [PrefillCandidate], { description: 'Every customer with this number (at most 20), best first, with the reasons for the order; never one chosen in silence.' })
  readonly candidates!: readonly PrefillCandidate[];
}
