import { Field, ID, ObjectType } from 'type-graphql';
import type { AuditPage } from '../../app/readAuditLog';
import type { JsonObject } from '../../core/model/json';
import { AuditOutcome } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { PageInfo } from './pageInfo';

type Entry = AuditPage['entries'][number];

@ObjectType({ simpleResolvers: true, description: '审计条目: who did what to what, before, after, why, from where. Never changed, never removed; each carries the hash of all before it.' })
export class AuditEntry implements Entry {
  @Field(() => ID, { description: 'Its place in the log: 1, 2, 3, … without a gap.' })
  readonly position!: string;

  @Field(() => CursorScalar, { description: 'Pass as `after` to go on with older entries.' })
  readonly cursor!: string;

  @Field(() => String, { description: 'SHA-256, keyed, over the hash of the entry before, the place and everything the entry says; hex.' })
  readonly hash!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: number;

  @Field(() => String, { description: 'What: the operation by its name; signIn for a failed sign-in.' })
  readonly operation!: string;

  @Field(() => AuditOutcome, { description: '结果.' })
  readonly outcome!: Entry['outcome'];

  @Field(() => String, { nullable: true, description: 'Who: the name of the token; null when nobody was recognised.' })
  readonly actor!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of that token.' })
  readonly tokenId!: string | null;

  @Field(() => String, { nullable: true, description: 'Role of that token at the time.' })
  readonly role!: string | null;

  @Field(() => String, { nullable: true, description: 'From where: a network address, or "command line".' })
  readonly from!: string | null;

  @Field(() => String, { nullable: true, description: 'The request, as the service\'s own log names it.' })
  readonly requestId!: string | null;

  @Field(() => String, { nullable: true, description: 'Type of the golden record that it was done to.' })
  readonly goldenType!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of that golden record.' })
  readonly goldenId!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'What was so before; golden values are masked for the reader.' })
  readonly before!: JsonObject | null;

  @Field(() => JsonScalar, { nullable: true, description: 'What was so after.' })
  readonly after!: JsonObject | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it.' })
  readonly reason!: string | null;

  @Field(() => JsonScalar, { description: 'Counts, codes of refusal, names.' })
  readonly details!: JsonObject;
}

@ObjectType({ simpleResolvers: true, description: 'One entry with its cursor.' })
export class AuditEntryEdge {
  @Field(() => CursorScalar, { description: 'The entry\'s own cursor.' })
  readonly cursor!: string;

  @Field(() => AuditEntry, { description: 'The entry.' })
  readonly node!: AuditEntry;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the audit log, the newest entry first.' })
export class AuditEntryConnection {
  @Field(() => [AuditEntryEdge], { description: 'The entries, each with its cursor.' })
  readonly edges!: AuditEntryEdge[];

  @Field(() => [AuditEntry], { description: 'The entries alone.' })
  readonly nodes!: AuditEntry[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}
