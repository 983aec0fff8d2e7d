import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { QueuedPair } from '../../app/steward/reviewPairs';
import { PairStatus } from '../enums';
import { CursorScalar, DateTimeScalar } from '../scalars';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '已领取: who works on a pair, and until when.' })
export class ReviewClaim {
  @Field(() => String, { description: 'Name of the steward\'s token.' })
  readonly claimedBy!: string;

  @Field(() => DateTimeScalar, { description: 'It is free again then, or when it is let go.' })
  readonly expiresAt!: number;
}

@ObjectType({ simpleResolvers: true, description: '依据: the strongest judgement about members of the two.' })
export class PairEvidence {
  @Field(() => String, { description: 'Name of the match rule or comparison; "decision" for a person\'s.' })
  readonly name!: string;
}

@ObjectType({ simpleResolvers: true, description: '待审对: two golden records about which a steward decides, or has decided; however many of their source records speak for it, it is one.' })
export class ReviewPair implements Pick<QueuedPair, 'type' | 'status' | 'score' | 'judgements' | 'changed' | 'impact' | 'since'> {
  @Field(() => String, { description: 'Type of the two golden records.' })
  readonly type!: string;

  @Field(() => PairStatus, { description: '状态.' })
  readonly status!: QueuedPair['status'];

  @Field(() => Float, { nullable: true, description: '匹配分, in bits: 0 is as likely as not. Null where an exact rule or a person speaks, which stands above every score.' })
  readonly score!: number | null;

  @Field(() => Int, { description: 'How many judgements about members of the two are open, or hold them apart.' })
  readonly judgements!: number;

  @Field(() => [String], { description: 'Why it is REOPENED: names of the attributes that have changed since the decision.' })
  readonly changed!: string[];

  @Field(() => Int, { description: '影响面: devices, contracts and open tickets that refer to either, when the pair was last touched.' })
  readonly impact!: number;

  @Field(() => DateTimeScalar, { description: 'Since when it has its status.' })
  readonly since!: number;

  @Field(() => ReviewClaim, { nullable: true, description: 'Who has taken it; null for nobody.' })
  readonly claim!: ReviewClaim | null;
}

@ObjectType({ simpleResolvers: true, description: 'One pair with its place in the queue.' })
export class ReviewPairEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => ReviewPair, { description: 'The pair.' })
  readonly node!: ReviewPair;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the review queue.' })
export class ReviewPairConnection {
  @Field(() => [ReviewPairEdge], { description: 'The pairs, each with its cursor.' })
  readonly edges!: ReviewPairEdge[];

  @Field(() => [ReviewPair], { description: 'The pairs alone.' })
  readonly nodes!: ReviewPair[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}
