import { Field, ObjectType } from 'type-graphql';
import type { Translation as CoreTranslation } from '../../app/mapping/translate';
import type { Loss } from '../../core/mapping/turnBack';
import type { Label as CoreLabel } from '../../core/model/label';
import { TranslationLossReason } from '../mappingEnums';
import { JsonScalar } from '../scalars';
import { Label } from './label';
import { RecordError } from './recordError';

@ObjectType({ simpleResolvers: true, description: '转换损失: what the other system cannot be told, and why.' })
export class TranslationLoss implements Loss {
  @Field(() => String, { description: 'Type of thing.' })
  readonly type!: string;

  @Field(() => String, { description: 'Name of the attribute.' })
  readonly attribute!: string;

  @Field(() => TranslationLossReason, { description: '原因.' })
  readonly reason!: Loss['reason'];

  @Field(() => [String], { description: 'The values as a person would write them.' })
  readonly values!: readonly string[];

  @Field(() => Label, { description: 'What is so.' })
  readonly message!: CoreLabel;
}

@ObjectType({ simpleResolvers: true, description: '系统间转换: one system\'s record in another\'s names and codes.' })
export class Translation implements Omit<CoreTranslation, 'lost' | 'rejections'> {
  @Field(() => JsonScalar, { description: 'In the other system\'s field names and codes; its mapping would read the same values out of it.' })
  readonly payload!: CoreTranslation['payload'];

  @Field(() => JsonScalar, { description: 'As the pool understands it in between: by type, attribute to a list of { value, raw }.' })
  readonly values!: CoreTranslation['values'];

  @Field(() => [TranslationLoss], { description: 'What the other system cannot be told.' })
  readonly lost!: Loss[];

  @Field(() => [RecordError], { description: 'What could not be understood in the first place.' })
  readonly rejections!: RecordError[];
}
