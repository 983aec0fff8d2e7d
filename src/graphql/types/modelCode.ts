import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { SuggestedModel as CoreSuggestion } from '../../app/modelCodes/resolveModelCode';
import type { ModelCodeResolution as CoreResolution } from '../../app/modelCodes/resolveModelCode';
import type { ModelCodeDecision as CoreDecision, ModelCodeImpact as CoreImpact } from '../../app/modelCodes/decideModelCode';
import type { ModelCodeItem as CoreItem, OfferedRule, StoredAlias } from '../../app/modelCodes/readModelCodes';
import { ModelCodeOutcome, ModelCodeRuleKind } from '../enums';
import { CursorScalar, DateTimeScalar } from '../scalars';
import { DeviceModel } from './deviceModel';
import { Label } from './label';
import { PageInfo } from './pageInfo';

@ObjectType({ simpleResolvers: true, description: '建议型号: a model that a code may mean.' })
export class SuggestedModel implements Pick<CoreSuggestion, 'confidence' | 'why'> {
  @Field(() => DeviceModel, { description: '型号.' })
  readonly model!: DeviceModel;

  @Field(() => Float, { description: '置信度, 0 to 1.' })
  readonly confidence!: number;

  @Field(() => Label, { description: '理由.' })
  readonly why!: Label;
}

@ObjectType({ simpleResolvers: true, description: '型号识别: which model a code means.' })
export class ModelCodeResolution implements Pick<CoreResolution, 'input' | 'outcome' | 'confidence'> {
  @Field(() => String, { description: 'The code as it was asked.' })
  readonly input!: string;

  @Field(() => ModelCodeOutcome, { description: '结果.' })
  readonly outcome!: CoreResolution['outcome'];

  @Field(() => DeviceModel, { nullable: true, description: '型号, when it resolves by itself; otherwise null.' })
  readonly model!: DeviceModel | null;

  @Field(() => Float, { description: '置信度, 0 to 1: of the model, or of the first suggestion; 0 for CONFLICT and UNKNOWN.' })
  readonly confidence!: number;

  @Field(() => Label, { nullable: true, description: '理由; null for UNKNOWN.' })
  readonly why!: Label | null;

  @Field(() => [DeviceModel], { description: '候选型号, best first; of a CONFLICT the models that it may mean.' })
  readonly candidates!: DeviceModel[];

  @Field(() => [SuggestedModel], { description: 'The same, each with its confidence and reason.' })
  readonly suggestions!: SuggestedModel[];
}

@ObjectType({ simpleResolvers: true, description: '待定型号代码: a code that came with devices and does not resolve by itself.' })
export class ModelCodeItem implements Pick<CoreItem, 'code' | 'system' | 'manufacturer' | 'outcome' | 'count' | 'firstSeenAt' | 'lastSeenAt'> {
  @Field(() => String, { description: 'As it was written.' })
  readonly code!: string;

  @Field(() => String, { description: '来源系统.' })
  readonly system!: string;

  @Field(() => String, { nullable: true, description: '品牌 that stands with the code, where the catalogue knows it.' })
  readonly manufacturer!: string | null;

  @Field(() => ModelCodeOutcome, { description: 'SUGGESTED, CONFLICT or UNKNOWN.' })
  readonly outcome!: CoreItem['outcome'];

  @Field(() => Int, { description: 'How many source records have it.' })
  readonly count!: number;

  @Field(() => DateTimeScalar, { description: 'When it first came.' })
  readonly firstSeenAt!: number;

  @Field(() => DateTimeScalar, { description: 'When it last came.' })
  readonly lastSeenAt!: number;

  @Field(() => [String], { description: 'Source keys of some of the records.' })
  readonly samples!: string[];

  @Field(() => [SuggestedModel], { description: '建议, best first.' })
  readonly suggestions!: SuggestedModel[];
}

@ObjectType({ simpleResolvers: true, description: 'How many codes wait, by outcome.' })
export class ModelCodeTotal {
  @Field(() => ModelCodeOutcome, { description: 'SUGGESTED, CONFLICT or UNKNOWN.' })
  readonly outcome!: CoreItem['outcome'];

  @Field(() => Int, { description: 'Different codes, counted by system.' })
  readonly codes!: number;

  @Field(() => Int, { description: 'Source records that have them.' })
  readonly records!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One item with its place in the queue.' })
export class ModelCodeItemEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => ModelCodeItem, { description: 'The item.' })
  readonly node!: ModelCodeItem;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the queue of model codes.' })
export class ModelCodeItemConnection {
  @Field(() => [ModelCodeItemEdge], { description: 'The items, each with its cursor.' })
  readonly edges!: ModelCodeItemEdge[];

  @Field(() => [ModelCodeItem], { description: 'The items alone.' })
  readonly nodes!: ModelCodeItem[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;

  @Field(() => [ModelCodeTotal], { description: 'The whole queue, counted.' })
  readonly totals!: ModelCodeTotal[];
}

@ObjectType({ simpleResolvers: true, description: '依据 of an alias.' })
export class AliasEvidence {
  @Field(() => Int, { description: 'How many source records had the code.' })
  readonly records!: number;

  @Field(() => [String], { description: 'Some of them: "system|source key".' })
  readonly samples!: string[];
}

@ObjectType({ simpleResolvers: true, description: '型号别名: a code that a person has said means a model, and until when.' })
export class ModelAlias implements Pick<StoredAlias, 'id' | 'written' | 'system' | 'manufacturer' | 'modelId' | 'note' | 'decidedBy' | 'validFrom' | 'validTo' | 'endedBy' | 'endNote' | 'replaces'> {
  @Field(() => ID, { description: 'Id of the alias.' })
  readonly id!: string;

  @Field(() => String, { description: 'The code as it was decided about.' })
  readonly written!: string;

  @Field(() => String, { nullable: true, description: '来源系统 whose own code it is; null for all.' })
  readonly system!: string | null;

  @Field(() => String, { nullable: true, description: '品牌 under which it means the model; null for every brand.' })
  readonly manufacturer!: string | null;

  @Field(() => ID, { description: 'Id of the model in the catalogue.' })
  readonly modelId!: string;

  @Field(() => String, { nullable: true, description: '备注.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who said so.' })
  readonly decidedBy!: string;

  @Field(() => DateTimeScalar, { description: '生效时间.' })
  readonly validFrom!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: '失效时间; null while it is in force.' })
  readonly validTo!: number | null;

  @Field(() => String, { nullable: true, description: 'Who ended it.' })
  readonly endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it ended.' })
  readonly endNote!: string | null;

  @Field(() => ID, { nullable: true, description: 'The alias that it took the place of.' })
  readonly replaces!: string | null;

  @Field(() => AliasEvidence, { description: '依据: source records that had the code when it was decided.' })
  readonly evidence!: AliasEvidence;
}

@ObjectType({ simpleResolvers: true, description: 'One alias with its place in the list.' })
export class ModelAliasEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => ModelAlias, { description: 'The alias.' })
  readonly node!: ModelAlias;
}

@ObjectType({ simpleResolvers: true, description: 'A page of aliases, the latest first.' })
export class ModelAliasConnection {
  @Field(() => [ModelAliasEdge], { description: 'The aliases, each with its cursor.' })
  readonly edges!: ModelAliasEdge[];

  @Field(() => [ModelAlias], { description: 'The aliases alone.' })
  readonly nodes!: ModelAlias[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: 'One model with its place in the catalogue.' })
export class DeviceModelEdge {
  @Field(() => CursorScalar, { description: 'Pass as `after` to go on behind it.' })
  readonly cursor!: string;

  @Field(() => DeviceModel, { description: 'The model.' })
  readonly node!: DeviceModel;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the model catalogue, by manufacturer and code.' })
export class DeviceModelConnection {
  @Field(() => [DeviceModelEdge], { description: 'The models, each with its cursor.' })
  readonly edges!: DeviceModelEdge[];

  @Field(() => [DeviceModel], { description: 'The models alone.' })
  readonly nodes!: DeviceModel[];

  @Field(() => PageInfo, { description: 'Whether and where it goes on.' })
  readonly pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: '型号判定: what was decided about a code, and what follows.' })
export class ModelCodeDecision implements Pick<CoreDecision, 'records' | 'isPending'> {
  @Field(() => ModelAlias, { description: 'The alias that was made, or ended.' })
  readonly alias!: ModelAlias;

  @Field(() => ModelAlias, { nullable: true, description: 'What it took the place of, or what is in force again.' })
  readonly replaced!: ModelAlias | null;

  @Field(() => ModelCodeResolution, { description: 'How the code resolves now.' })
  readonly resolution!: ModelCodeResolution;

  @Field(() => Int, { description: 'Source records whose code it may concern.' })
  readonly records!: number;

  @Field(() => Boolean, { description: 'They are many, and are being resolved anew in the background.' })
  readonly isPending!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A device that a decision would give another model.' })
export class ModelCodeMove {
  @Field(() => ID, { description: 'Golden id of the device.' })
  readonly goldenId!: string;

  @Field(() => String, { description: 'Its key: the serial number.' })
  readonly goldenKey!: string;

  @Field(() => String, { description: '来源系统 of the record that has the code.' })
  readonly system!: string;

  @Field(() => String, { description: 'Its source key.' })
  readonly sourceKey!: string;

  @Field(() => String, { description: 'The code as it was written.' })
  readonly code!: string;

  @Field(() => DeviceModel, { nullable: true, description: 'Its model now.' })
  readonly before!: DeviceModel | null;

  @Field(() => DeviceModel, { nullable: true, description: 'Its model then.' })
  readonly after!: DeviceModel | null;
}

@ObjectType({ simpleResolvers: true, description: '影响面: what a decision about a code would change. Nothing is written.' })
export class ModelCodeImpact implements Pick<CoreImpact, 'records' | 'devices' | 'isCapped'> {
  @Field(() => ModelCodeResolution, { description: 'How the code resolves now.' })
  readonly before!: ModelCodeResolution;

  @Field(() => ModelCodeResolution, { description: 'How it would resolve.' })
  readonly after!: ModelCodeResolution;

  @Field(() => Int, { description: 'Source records that would have another model.' })
  readonly records!: number;

  @Field(() => Int, { description: 'Devices among which they are.' })
  readonly devices!: number;

  @Field(() => Boolean, { description: 'Only the first were looked at: there may be more.' })
  readonly isCapped!: boolean;

  @Field(() => [ModelCodeMove], { description: 'Some of them.' })
  readonly samples!: ModelCodeMove[];
}

@ObjectType({ simpleResolvers: true, description: '已确认的型号规则.' })
export class ConfirmedModelCodeRule {
  @Field(() => ID, { description: 'Id of the rule.' })
  readonly id!: string;

  @Field(() => String, { description: 'The text that is left out.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: '备注.' })
  readonly note!: string | null;

  @Field(() => String, { description: 'Who confirmed it.' })
  readonly confirmedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly confirmedAt!: number;
}

@ObjectType({ simpleResolvers: true, description: '型号规则: a pattern that stewards have confirmed repeatedly. It applies once a person has confirmed it.' })
export class OfferedModelCodeRule implements Pick<OfferedRule, 'kind' | 'text' | 'manufacturer' | 'hits' | 'misses'> {
  @Field(() => ModelCodeRuleKind, { description: 'What is left out.' })
  readonly kind!: OfferedRule['kind'];

  @Field(() => String, { description: 'The text that is left out.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: '品牌 whose codes it is about; null for all.' })
  readonly manufacturer!: string | null;

  @Field(() => Int, { description: 'Confirmed aliases that it would have resolved rightly.' })
  readonly hits!: number;

  @Field(() => Int, { description: 'Confirmed aliases that it would have led elsewhere, and models that the text tells apart.' })
  readonly misses!: number;

  @Field(() => [String], { description: 'Some of the codes that speak for it.' })
  readonly samples!: string[];

  @Field(() => ConfirmedModelCodeRule, { nullable: true, description: 'Who confirmed it; null while it is only offered.' })
  readonly confirmed!: ConfirmedModelCodeRule | null;
}

