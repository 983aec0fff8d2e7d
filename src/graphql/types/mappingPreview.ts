import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { MappingPreview as CorePreview } from '../../app/mapping/preview';
import type { TrialOutput, TrialRecord } from '../../app/mapping/trial';
import type { AttributeCoverage as CoreCoverage, Coverage, RefusedValue as CoreRefused, UnreadField as CoreUnread } from '../../core/mapping/coverage';
import type { Danger } from '../../core/mapping/dangers';
import type { GoldenChange } from '../../core/model/change';
import type { Label as CoreLabel } from '../../core/model/label';
import { RejectionCode } from '../enums';
import { MappingDangerCode } from '../mappingEnums';
import { DateTimeScalar, JsonScalar } from '../scalars';
import { DecisionStep } from './decision';
import { Label } from './label';
import { RecordError } from './recordError';

@ObjectType({ simpleResolvers: true, description: '危险变更: why a mapping needs a confirmation.' })
export class MappingDanger implements Danger {
  @Field(() => MappingDangerCode, { description: 'Stable code.' })
  readonly code!: Danger['code'];

  @Field(() => String, { description: 'The type or attribute that it is about: "device.sn".' })
  readonly node!: string;

  @Field(() => Label, { description: 'What is so.' })
  readonly message!: CoreLabel;
}

@ObjectType({ simpleResolvers: true, description: 'What would become of one record, for one type that it feeds.' })
export class MappingPreviewOutput implements Omit<TrialOutput, 'dropped'> {
  @Field(() => String, { description: 'Type of golden record.' })
  readonly type!: string;

  @Field(() => ID, { nullable: true, description: 'The golden record that it belongs to now; null for what is not there yet.' })
  readonly goldenId!: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'As it is understood now: attribute to a list of { value, raw }; null for what is not there yet.' })
  readonly before!: TrialOutput['before'];

  @Field(() => JsonScalar, { nullable: true, description: 'As it would be understood; null for what would no longer be there.' })
  readonly after!: TrialOutput['after'];

  @Field(() => [RecordError], { description: 'What would be dropped, and why.' })
  readonly dropped!: RecordError[];
}

@ObjectType({ simpleResolvers: true, description: 'What would become of one record.' })
export class MappingPreviewRecord implements TrialRecord {
  @Field(() => String, { description: 'Its source key; "#1", "#2" … for pasted samples without one.' })
  readonly sourceKey!: string;

  @Field(() => JsonScalar, { description: 'As it is sent, in the system\'s own field names.' })
  readonly payload!: TrialRecord['payload'];

  @Field(() => [MappingPreviewOutput], { description: 'One for each type that it feeds, or has fed.' })
  readonly outputs!: readonly TrialOutput[];

  @Field(() => Boolean, { description: 'Its key would have no usable value: it would stay as it is.' })
  readonly isUnmappable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '覆盖率: how one attribute fares over the sample.' })
export class AttributeCoverage implements CoreCoverage {
  @Field(() => String, { description: 'Type of golden record.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => Int, { description: 'Records that feed the type.' })
  readonly records!: number;

  @Field(() => Int, { description: 'Those that would have a value of it.' })
  readonly filled!: number;

  @Field(() => Int, { description: 'Those of which something would be refused.' })
  readonly refused!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A value that would be refused, and how often.' })
export class RefusedValue implements CoreRefused {
  @Field(() => String, { description: 'Type of golden record.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => RejectionCode, { description: 'Why.' })
  readonly code!: string;

  @Field(() => String, { description: 'As it came; masked for who may not see it.' })
  readonly got!: string;

  @Field(() => Int, { description: 'How often.' })
  readonly count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A field of the source that the mapping does not read.' })
export class UnreadField implements CoreUnread {
  @Field(() => String, { description: 'The field.' })
  readonly field!: string;

  @Field(() => Int, { description: 'In so many records it says something.' })
  readonly filled!: number;
}

@ObjectType({ simpleResolvers: true, description: '样本覆盖情况: how the mapping fares over the sample.' })
export class MappingCoverage implements Coverage {
  @Field(() => Int, { description: 'Records of the sample.' })
  readonly records!: number;

  @Field(() => [AttributeCoverage], { description: 'Attribute by attribute.' })
  readonly attributes!: CoreCoverage[];

  @Field(() => [RefusedValue], { description: '未映射的代码: codes that no code table knows, the most frequent first; at most 100.' })
  readonly unmapped!: CoreRefused[];

  @Field(() => [RefusedValue], { description: '读不出的值: values that could not be read, the most frequent first; at most 100.' })
  readonly failures!: CoreRefused[];

  @Field(() => [UnreadField], { description: 'Fields that nothing is taken from.' })
  readonly unreadFields!: CoreUnread[];
}

@ObjectType({ simpleResolvers: true, description: '映射预览: what would become of a sample, should the mapping be published. Nothing is written.' })
export class MappingPreview implements Omit<CorePreview, 'records' | 'coverage'> {
  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => ID, { nullable: true, description: 'The draft that was tried; null for an earlier version.' })
  readonly draftId!: string | null;

  @Field(() => Int, { description: 'Records that were taken through it.' })
  readonly sampled!: number;

  @Field(() => Int, { description: 'Records that the system has sent.' })
  readonly total!: number;

  @Field(() => [MappingPreviewRecord], { description: 'Record by record.' })
  readonly records!: CorePreview['records'];

  @Field(() => MappingCoverage, { description: '覆盖情况.' })
  readonly coverage!: CorePreview['coverage'];

  @Field(() => Int, { description: 'Records of the sample whose key would have no usable value.' })
  readonly unmappable!: number;

  @Field(() => Int, { description: 'Golden records that the sample is part of.' })
  readonly goldenRecords!: number;

  @Field(() => Int, { description: 'Those of them that would change.' })
  readonly changedGoldenRecords!: number;

  @Field(() => Float, { description: 'Their share, 0 to 1.' })
  readonly share!: number;

  @Field(() => [DecisionStep], { description: 'Golden records that would change, with their values before and after.' })
  readonly changes!: GoldenChange[];

  @Field(() => [MappingDanger], { description: '危险变更: why it needs a confirmation; empty where it needs none.' })
  readonly dangers!: Danger[];

  @Field(() => Boolean, { description: 'Whether publishing it needs the confirmation.' })
  readonly confirmationRequired!: boolean;

  @Field(() => String, { description: '确认码: publishes exactly this in the place of what is in force now, for a quarter of an hour. Where two persons are asked for, it is worth nothing to the draft\'s own author.' })
  readonly confirmation!: string;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  readonly confirmationExpiresAt!: number;
}
