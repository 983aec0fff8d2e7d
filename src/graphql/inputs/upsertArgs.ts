import { MaxLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { SourceRecordInput } from './sourceRecordInput';

@ArgsType()
export class UpsertArgs {
  @Field(() => String, { description: 'Code of the source system that the records come from.' })
  @MaxLength(100)
  readonly system!: string;

  @Field(() => String, { description: 'Type of record that the system sends; a published mapping of (system, type) must exist.' })
  @MaxLength(100)
  readonly type!: string;

  @Field(() => [SourceRecordInput], { description: 'In any order; at most as many as configured (1000 unless set).' })
  readonly records!: SourceRecordInput[];
}
