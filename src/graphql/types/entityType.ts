import { Field, ObjectType } from 'type-graphql';
import type { DeclaredCode as AppCode, NamedSystem } from '../../app/readDeclarations';
import type { FieldName } from '../../core/mapping/fieldNames';
import type { JsonObject } from '../../core/model/json';
import type { AttributeDeclaration as CoreAttribute, EntityType as CoreType } from '../../core/model/entityType';
import { JsonScalar } from '../scalars';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: '代码: one of the pool\'s own codes with its words.' })
export class DeclaredCode implements AppCode {
  @Field(() => String, { description: 'The code.' })
  readonly code!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: AppCode['label'];
}

@ObjectType({ simpleResolvers: true, description: '属性: one declared fact of an entity type.' })
export class AttributeDeclaration implements Pick<CoreAttribute, 'name' | 'label' | 'kind' | 'sensitivity' | 'cardinality'> {
  @Field(() => String, { description: 'As `values` names it.' })
  readonly name!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: CoreAttribute['label'];

  @Field(() => String, { description: '属性类别: phone, address, date, reference, …' })
  readonly kind!: CoreAttribute['kind'];

  @Field(() => String, { description: '敏感级别: who sees it as it is.' })
  readonly sensitivity!: CoreAttribute['sensitivity'];

  @Field(() => String, { description: 'ONE, or MANY for a list, best first.' })
  readonly cardinality!: CoreAttribute['cardinality'];
}

@ObjectType({ simpleResolvers: true, description: '实体类型: a kind of thing that the pool knows, as declared.' })
export class EntityType implements Pick<CoreType, 'name' | 'label'> {
  @Field(() => String, { description: 'Name of the type.' })
  readonly name!: string;

  @Field(() => Label, { description: 'In words.' })
  readonly label!: CoreType['label'];

  @Field(() => [AttributeDeclaration], { description: 'Its attributes, in the order in which they are shown.' })
  readonly attributes!: readonly CoreAttribute[];
}

@ObjectType({ simpleResolvers: true, description: '来源系统.' })
export class SourceSystem implements NamedSystem {
  @Field(() => String, { description: 'Code of the system, as `upsertSourceRecords` takes it.' })
  readonly code!: string;

  @Field(() => Label, { description: 'Its name.' })
  readonly label!: NamedSystem['label'];

  @Field(() => String, { description: 'IANA zone in which it writes times without an offset.' })
  readonly timeZone!: string;
}

@ObjectType({ simpleResolvers: true, description: '来源字段名: how a source system writes one attribute, by its published mapping.' })
export class SourceFieldName implements Pick<FieldName, 'attribute' | 'field'> {
  @Field(() => String, { description: 'The attribute.' })
  readonly attribute!: string;

  @Field(() => JsonScalar, { description: 'The field\'s name, or the list of names that leads to it through nested objects.' })
  readonly field!: FieldName['field'];

  @Field(() => JsonScalar, { description: 'The system\'s own code by the pool\'s; empty where it writes none.' })
  readonly codes!: JsonObject;
}
