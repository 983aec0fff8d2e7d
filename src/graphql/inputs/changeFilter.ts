import { ArrayMaxSize, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { ChangeKind as CoreChangeKind } from '../../core/model/change';
import { ChangeKind } from '../enums';

const MAX_NAMES = 100;
const MAX_IDS = 1_000;

@InputType({ description: 'Which changes to read: those that fit every member given. An empty list fits none.' })
export class ChangeFilter {
  @Field(() => [String], { nullable: true, description: `Types of golden record; at most ${MAX_NAMES}.` })
  @IsOptional()
  @ArrayMaxSize(MAX_NAMES)
  @MaxLength(100, { each: true })
  readonly types?: string[] | null;

  @Field(() => [String], { nullable: true, description: `At least one of these attributes has changed; at most ${MAX_NAMES}.` })
  @IsOptional()
  @ArrayMaxSize(MAX_NAMES)
  @MaxLength(100, { each: true })
  readonly attributes?: string[] | null;

  @Field(() => [ChangeKind], { nullable: true, description: '变更类型.' })
  @IsOptional()
  @ArrayMaxSize(MAX_NAMES)
  readonly kinds?: CoreChangeKind[] | null;

  @Field(() => [ID], { nullable: true, description: `Golden ids; at most ${MAX_IDS}.` })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  @IsUUID('all', { each: true })
  readonly goldenIds?: string[] | null;
}
