import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { GoldenChange } from '../../core/model/change';
import type { JsonObject } from '../../core/model/json';
import { ChangeKind } from '../enums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';

@ObjectType({ simpleResolvers: true, description: '变更: one step of one golden record. Changes have one total order; none is ever skipped by a cursor.' })
export class Change implements GoldenChange {
  @Field(() => ID, { description: 'Id of the change; the same wherever it is delivered.' })
  readonly id!: string;

  @Field(() => CursorScalar, { description: 'Its place in the log: pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => String, { description: 'Type of the golden record.' })
  readonly type!: string;

  @Field(() => ID, { description: 'Id of the golden record.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Key of the golden record: customer ID, SN, contract number.' })
  readonly goldenKey!: string;

  @Field(() => ChangeKind, { description: '变更类型.' })
  readonly kind!: GoldenChange['kind'];

  @Field(() => Int, { description: 'The version that it made.' })
  readonly version!: number;

  @Field(() => Int, { nullable: true, description: 'The version before; null for the first.' })
  readonly previousVersion!: number | null;

  @Field(() => [String], { description: 'Names of the attributes whose values differ.' })
  readonly changed!: string[];

  @Field(() => JsonScalar, { nullable: true, description: 'The changed attributes\' values before; null when there was nothing.' })
  readonly before!: GoldenChange['before'];

  @Field(() => JsonScalar, { nullable: true, description: 'The changed attributes\' values after; null when there is nothing now.' })
  readonly after!: GoldenChange['after'];

  @Field(() => JsonScalar, { description: 'What brought it about: { operation, … } with the source records or the person behind it.' })
  readonly cause!: JsonObject;

  @Field(() => String, { description: 'Name of the token that it was made with; "mooring" for the pool itself.' })
  readonly actor!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly at!: number;

  @Field(() => JsonScalar, { nullable: true, description: '变更内容 in the field names and codes of the system named by `as`: the changed fields as they are now, null where there is nothing any more. Null without `as`.' })
  readonly payload!: JsonObject | undefined;
}
