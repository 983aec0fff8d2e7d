import { Field, Float, ObjectType } from 'type-graphql';
import type { SuggestedField } from '../../app/mapping/suggestMapping';
import type { MappingSuggestion as CoreSuggestion, SuggestionTarget as CoreTarget } from '../../core/mapping/suggest/suggest';
import type { Label as CoreLabel } from '../../core/model/label';
import { MappingTargetKind } from '../mappingEnums';
import { JsonScalar } from '../scalars';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: 'Where a field may lead.' })
export class MappingTarget {
  @Field(() => MappingTargetKind, { description: '目标类别.' })
  readonly kind!: CoreTarget['kind'];

  @Field(() => String, { nullable: true, description: 'Type of golden record; null for the key and the time of change.' })
  readonly type!: string | undefined;

  @Field(() => String, { nullable: true, description: 'Name of the attribute; null for the key and the time of change.' })
  readonly attribute!: string | undefined;
}

@ObjectType({ simpleResolvers: true, description: '映射建议: what a field may be, and why.' })
export class MappingSuggestion implements Omit<CoreSuggestion, 'target'> {
  @Field(() => MappingTarget, { description: '目标.' })
  readonly target!: CoreTarget;

  @Field(() => Float, { description: '可信度, 0 to 1.' })
  readonly confidence!: number;

  @Field(() => Label, { description: '理由.' })
  readonly reason!: CoreLabel;

  @Field(() => JsonScalar, { nullable: true, description: 'The expression to put into the mapping; null for the key.' })
  readonly expression!: CoreSuggestion['expression'];
}

@ObjectType({ simpleResolvers: true, description: '字段的映射建议.' })
export class FieldSuggestions implements SuggestedField {
  @Field(() => [String], { description: 'The way to the field; one name for a plain one.' })
  readonly path!: readonly string[];

  @Field(() => [MappingSuggestion], { description: 'The likeliest first; at most five.' })
  readonly suggestions!: CoreSuggestion[];
}
