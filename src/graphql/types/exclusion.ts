import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ExclusionPreview as CorePreview } from '../../app/exclusions/previewExclusion';
import type { ShownExclusion, SourceImport as CoreImport } from '../../app/exclusions/readExclusions';
import type { GoldenChange } from '../../core/model/change';
import { DateTimeScalar } from '../scalars';
import { DecisionStep } from './decision';

@ObjectType({ simpleResolvers: true, description: '导入批次: a file of source records that was imported.' })
export class SourceImport implements CoreImport {
  @Field(() => ID, { description: 'Number of the import, as source records name it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of its rows.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the file.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who imported it.' })
  readonly startedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  readonly startedAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was through; null while it runs, and for one that was broken off.' })
  readonly finishedAt!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows read.' })
  readonly read!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rows refused.' })
  readonly rejected!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '排除: what a source system sent, or one import of it, taken out of the pool. It stays on record and counts for nothing until the exclusion ends.' })
export class Exclusion implements ShownExclusion {
  @Field(() => ID, { description: 'Number of the exclusion.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => ID, { nullable: true, description: 'The one import; null for all that the system sends.' })
  readonly importId!: string | null;

  @Field(() => String, { description: 'Why.' })
  readonly note!: string;

  @Field(() => String, { description: 'Who excluded it.' })
  readonly excludedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly excludedAt!: number;

  @Field(() => String, { nullable: true, description: 'Who ended it; null while it is in force.' })
  readonly endedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all its records had followed its beginning, or its end; null while they do.' })
  readonly followedAt!: number | null;

  @Field(() => Int, { description: 'Source records that it is about; counted up to 100,000.' })
  readonly sourceRecords!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An attribute whose value would change.' })
export class AttributeEffect {
  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => Int, { description: 'In so many golden records of the sample.' })
  readonly goldenRecords!: number;
}

@ObjectType({ simpleResolvers: true, description: '排除预览: what would become of golden records, by a sample of the source records concerned. Nothing was written.' })
export class ExclusionPreview implements CorePreview {
  @Field(() => Int, { description: 'Source records concerned; counted up to 100,000.' })
  readonly sourceRecords!: number;

  @Field(() => Int, { description: 'So many of them were looked at.' })
  readonly sampled!: number;

  @Field(() => Int, { description: 'Golden records whose values would change.' })
  readonly changed!: number;

  @Field(() => Int, { description: 'Golden records that nobody would speak for any more.' })
  readonly retired!: number;

  @Field(() => Int, { description: 'Golden records that would become another\'s.' })
  readonly merged!: number;

  @Field(() => Int, { description: 'Golden records that would come, or come back.' })
  readonly created!: number;

  @Field(() => [AttributeEffect], { description: 'By attribute; most first.' })
  readonly attributes!: readonly AttributeEffect[];

  @Field(() => [DecisionStep], { description: 'Some of the steps.' })
  readonly examples!: readonly GoldenChange[];

  @Field(() => String, { description: '确认码: confirms exactly this, for a quarter of an hour.' })
  readonly confirmation!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  readonly confirmationExpiresAt!: number;
}
