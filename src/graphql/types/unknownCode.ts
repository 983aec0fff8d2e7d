import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { CodeDecision as CoreDecision, UnknownCode as CoreUnknown } from '../../app/mapping/unknownCodes';
import type { CodeSuggestion as CoreSuggestion } from '../../core/mapping/codeTables';
import type { Label as CoreLabel } from '../../core/model/label';
import { DateTimeScalar } from '../scalars';
import { Label } from './label';
import { MappingVersion } from './mapping';

@ObjectType({ simpleResolvers: true, description: '代码含义的建议.' })
export class CodeSuggestion implements CoreSuggestion {
  @Field(() => String, { description: 'A code of the code set.' })
  readonly code!: string;

  @Field(() => Label, { description: 'What it means.' })
  readonly label!: CoreLabel;

  @Field(() => Float, { description: '0 to 1.' })
  readonly score!: number;

  @Field(() => Label, { description: '理由.' })
  readonly reason!: CoreLabel;
}

@ObjectType({ simpleResolvers: true, description: '未映射的代码: a code that no code table knows, with the records that wait for somebody to say what it means.' })
export class UnknownCode implements CoreUnknown {
  @Field(() => String, { description: 'Code of the source system.' })
  readonly system!: string;

  @Field(() => String, { description: 'Type of the rows that have it.' })
  readonly rowType!: string;

  @Field(() => String, { description: 'Type of the record that they feed with it.' })
  readonly type!: string;

  @Field(() => String, { description: 'The attribute that is left out.' })
  readonly attribute!: string;

  @Field(() => String, { nullable: true, description: 'Name of the code table; null where the attribute has none yet.' })
  readonly table!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the pool\'s code set.' })
  readonly codeSet!: string | null;

  @Field(() => String, { description: 'The code as it came.' })
  readonly code!: string;

  @Field(() => Int, { description: 'Records that have it now.' })
  readonly count!: number;

  @Field(() => DateTimeScalar, { description: 'When the content of the first of them came.' })
  readonly firstSeenAt!: number;

  @Field(() => DateTimeScalar, { description: 'When that of the last came.' })
  readonly lastSeenAt!: number;

  @Field(() => [ID], { description: 'Source keys of some of them.' })
  readonly sourceKeys!: readonly string[];

  @Field(() => [CodeSuggestion], { description: 'What it may mean, the likeliest first.' })
  readonly suggestions!: readonly CoreSuggestion[];
}

@ObjectType({ simpleResolvers: true, description: '代码判定: what became of saying what a code means.' })
export class CodeDecision implements CoreDecision {
  @Field(() => MappingVersion, { description: 'The mapping with the code in it; rolling it back takes the decision back.' })
  readonly version!: CoreDecision['version'];

  @Field(() => Int, { description: 'Records that had the code; counted up to 201.' })
  readonly records!: number;

  @Field(() => Boolean, { description: 'They are still being read anew in the background.' })
  readonly isPending!: boolean;
}
