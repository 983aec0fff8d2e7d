import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ShownMappingDraft } from '../../app/mapping/drafts';
import type { MappingRun as CoreRun, MappingState, MappingVersion as CoreVersion } from '../../app/mapping/versions';
import type { MappingDifference as CoreDifference } from '../../core/mapping/describe';
import type { MappingIssue as CoreIssue } from '../../core/mapping/issue';
import type { JsonObject } from '../../core/model/json';
import type { Label as CoreLabel } from '../../core/model/label';
import { ConfigurationDraftState } from '../enums';
import { MappingDifferenceKind, MappingIssueCode, MappingIssueSeverity, MappingRunState } from '../mappingEnums';
import { CursorScalar, DateTimeScalar, JsonScalar } from '../scalars';
import { Label } from './label';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '映射问题: something about a mapping that its author should know, tied to the node that has it.' })
export class MappingIssue implements CoreIssue {
  @Field(() => MappingIssueCode, { description: 'Stable code.' })
  readonly code!: CoreIssue['code'];

  @Field(() => MappingIssueSeverity, { description: '级别.' })
  readonly severity!: CoreIssue['severity'];

  @Field(() => String, { description: 'The way to the node in the spec: "outputs/0/attributes/name/join/1".' })
  readonly node!: string;

  @Field(() => Label, { description: 'What is so.' })
  readonly message!: CoreLabel;

  @Field(() => Label, { description: 'What to do.' })
  readonly remedy!: CoreLabel;
}

@ObjectType({ simpleResolvers: true, description: '映射差异: one thing in which two mappings differ, in words.' })
export class MappingDifference implements CoreDifference {
  @Field(() => MappingDifferenceKind, { description: '差异类型.' })
  readonly kind!: CoreDifference['kind'];

  @Field(() => String, { description: 'What it is about: "customer.name", "codeTables/level/SL-G3".' })
  readonly node!: string;

  @Field(() => Label, { description: 'The whole as a sentence.' })
  readonly words!: CoreLabel;

  @Field(() => Label, { nullable: true, description: 'What it was; null for nothing.' })
  readonly before!: CoreLabel | null;

  @Field(() => Label, { nullable: true, description: 'What it is; null for nothing.' })
  readonly after!: CoreLabel | null;
}

@ObjectType({ simpleResolvers: true, description: '映射草稿: a mapping that somebody works on. It may be incomplete; its issues say what is missing.' })
export class MappingDraft implements ShownMappingDraft {
  @Field(() => ID, { description: 'As the other operations take it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => ConfigurationDraftState, { description: '草稿状态.' })
  readonly state!: ShownMappingDraft['state'];

  @Field(() => JsonScalar, { description: 'The mapping, as docs/mapping-format.md has it.' })
  readonly spec!: ShownMappingDraft['spec'];

  @Field(() => JsonScalar, { nullable: true, description: 'Where nodes stand on the canvas, {"NODE": {"x": 0, "y": 0}}; means nothing.' })
  readonly layout!: ShownMappingDraft['layout'];

  @Field(() => Int, { description: 'The version that its author looked at; 0 where nothing had been published.' })
  readonly baseVersion!: number;

  @Field(() => Int, { description: 'The version in force now; 0 for none.' })
  readonly inForceVersion!: number;

  @Field(() => Boolean, { description: 'Another version than the one it is based on is in force: look at `changedSince` and save with `rebase`.' })
  readonly isOutdated!: boolean;

  @Field(() => [MappingIssue], { description: 'What is wrong with it, held against the model and the records that were sent last. It can be published when none is an ERROR.' })
  readonly issues!: CoreIssue[];

  @Field(() => [MappingDifference], { description: 'What has been published since its author looked.' })
  readonly changedSince!: CoreDifference[];

  @Field(() => [MappingDifference], { description: 'Between what is in force and the draft; none while it has not the shape of a mapping.' })
  readonly differences!: CoreDifference[];

  @Field(() => Int, { description: 'Grows with every saving.' })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who began it.' })
  readonly createdBy!: string;

  @Field(() => String, { description: 'Who saved it last.' })
  readonly savedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly savedAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was previewed last; null for never.' })
  readonly previewedAt!: number | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  readonly previewedBy!: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision that was previewed last.' })
  readonly previewedRevision!: number | null;

  @Field(() => Int, { nullable: true, description: 'The version as which it was published.' })
  readonly publishedVersion!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '映射草稿摘要: a draft in a list, without what takes looking into.' })
export class MappingDraftSummary implements Pick<ShownMappingDraft, 'id' | 'system' | 'type' | 'baseVersion' | 'revision' | 'note' | 'createdBy' | 'savedBy' | 'savedAt' | 'previewedAt'> {
  @Field(() => ID, { description: 'As `mappingDraft` takes it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => Int, { description: 'The version that its author looked at.' })
  readonly baseVersion!: number;

  @Field(() => Int, { description: 'Grows with every saving.' })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who began it.' })
  readonly createdBy!: string;

  @Field(() => String, { description: 'Who saved it last.' })
  readonly savedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly savedAt!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was previewed last; null for never.' })
  readonly previewedAt!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '已发布的映射版本; never changed.' })
export class MappingVersion implements CoreVersion {
  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => Int, { description: 'Number of the version.' })
  readonly version!: number;

  @Field(() => JsonScalar, { description: 'The mapping.' })
  readonly spec!: CoreVersion['spec'];

  @Field(() => JsonScalar, { nullable: true, description: 'Where nodes stand on the canvas.' })
  readonly layout!: CoreVersion['layout'];

  @Field(() => Boolean, { description: 'Records that come are mapped by it.' })
  readonly inForce!: boolean;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null;

  @Field(() => Int, { nullable: true, description: 'The earlier version that it brings back.' })
  readonly restores!: number | null;

  @Field(() => String, { description: 'Who published it.' })
  readonly publishedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly publishedAt!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A version and its place in the list.' })
export class MappingVersionEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on below this version.' })
  readonly cursor!: string;

  @Field(() => MappingVersion, { description: 'The version.' })
  readonly node!: CoreVersion;
}

@ObjectType({ simpleResolvers: true, description: 'A page of published versions, the newest first.' })
export class MappingVersionConnection {
  @Field(() => [MappingVersionEdge], { description: 'The versions, each with its cursor.' })
  readonly edges!: MappingVersionEdge[];

  @Field(() => [MappingVersion], { description: 'The versions alone.' })
  readonly nodes!: CoreVersion[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: 'A name and how often.' })
export class NamedCount {
  @Field(() => String, { description: 'What is counted.' })
  readonly name!: string;

  @Field(() => Int, { description: 'How often.' })
  readonly count!: number;
}

@ObjectType({ simpleResolvers: true, description: '影响报告: what a publication has done so far to the records that were there. Numbers, names and keys; no values.' })
export class MappingImpact {
  @Field(() => Int, { description: 'Source records that it makes something else of.' })
  readonly changedRecords!: number;

  @Field(() => Int, { description: 'Source records whose key has no usable value under it; they stay as they were.' })
  readonly unmappable!: number;

  @Field(() => [String], { description: 'Source keys of some of them; at most 50.' })
  readonly unmappableKeys!: readonly string[];

  @Field(() => [NamedCount], { description: 'Golden records by what became of them: UPDATED, MERGED, …' })
  readonly goldenRecords!: NamedCount[];

  @Field(() => [NamedCount], { description: 'Changes of golden values by attribute: "customer.name".' })
  readonly attributes!: NamedCount[];

  @Field(() => [NamedCount], { description: 'Refused values by attribute and reason: "customer.phones MASKED".' })
  readonly rejections!: NamedCount[];

  @Field(() => [ID], { description: 'Some of the golden records that changed; at most 50.' })
  readonly goldenIds!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: '重新应用: a published version on its way to the records that were there before it.' })
export class MappingRun implements Omit<CoreRun, 'impact' | 'cause' | 'afterKey'> {
  @Field(() => ID, { description: 'As pauseMappingRun takes it.' })
  readonly id!: string;

  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => Int, { description: 'The version that is applied.' })
  readonly version!: number;

  @Field(() => Int, { description: 'The version that was in force before; 0 for none.' })
  readonly formerVersion!: number;

  @Field(() => MappingRunState, { description: '状态.' })
  readonly state!: CoreRun['state'];

  @Field(() => Int, { description: 'Source records that have been looked at.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Of so many.' })
  readonly total!: number;

  @Field(() => String, { description: 'Who published the version.' })
  readonly startedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly startedAt!: number;

  @Field(() => String, { nullable: true, description: 'Who halted it; null while it runs.' })
  readonly pausedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was through, or superseded.' })
  readonly finishedAt!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '字段映射: a system\'s mapping of one type: what is in force, who works on another, how far the pool has followed.' })
export class Mapping implements Pick<MappingState, 'system' | 'type'> {
  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends.' })
  readonly type!: string;

  @Field(() => MappingVersion, { nullable: true, description: 'The version in force; null where nothing has been published.' })
  readonly inForce!: CoreVersion | null;

  @Field(() => [MappingDraftSummary], { description: 'Drafts that are worked on, the latest first.' })
  readonly drafts!: MappingDraftSummary[];

  @Field(() => MappingRun, { nullable: true, description: 'The latest re-application; null where the version in force was the first.' })
  readonly run!: CoreRun | null;
}

@ObjectType({ simpleResolvers: true, description: '样本字段: what one field of a system\'s records looks like.' })
export class MappingSampleField {
  @Field(() => [String], { description: 'The way to it; one name for a plain field, "*" through the items of a list.' })
  readonly path!: readonly string[];

  @Field(() => Int, { description: 'In so many records it says something.' })
  readonly filled!: number;

  @Field(() => Float, { description: 'Their share, 0 to 1.' })
  readonly share!: number;

  @Field(() => Boolean, { description: 'Some records have a list there.' })
  readonly isList!: boolean;

  @Field(() => Int, { description: 'Different values; counted up to 500.' })
  readonly distinct!: number;

  @Field(() => [String], { description: 'Some of them, the most frequent first; masked for who may not see them.' })
  readonly examples!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: '样本: the fields that a system\'s records have.' })
export class MappingSample {
  @Field(() => Int, { description: 'Records that were looked at: those that were sent last.' })
  readonly records!: number;

  @Field(() => [MappingSampleField], { description: 'In the order in which they were met.' })
  readonly fields!: MappingSampleField[];

  @Field(() => [JsonScalar], { description: 'Some of the records themselves, the latest first; at most 30. Masked for who may not see what is in them.' })
  readonly payloads!: readonly JsonObject[];
}

@ObjectType({ simpleResolvers: true, description: '映射文件: a mapping to be reviewed, kept or carried elsewhere.' })
export class MappingFile {
  @Field(() => String, { description: 'What to call it.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its text.' })
  readonly text!: string;
}
