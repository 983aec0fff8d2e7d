import { IsOptional, MaxLength } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { MAX_CODE_CHARS } from '../../app/modelCodes/resolveModelCode';
import { MAX_NOTE_CHARS } from '../../app/steward/notes';
import type { ModelCodeRule, ModelOutcome } from '../../core/modelCodes';
import { ModelCodeOutcome, ModelCodeRuleKind } from '../enums';
import { CursorScalar } from '../scalars';
import { FirstArgs } from './firstArgs';

const CODE = `A code as it is written, at most ${MAX_CODE_CHARS} characters.`;
const NOTE = `Why, for whoever meets it later; at most ${MAX_NOTE_CHARS} characters.`;
const SYSTEM = 'Code of a source system.';
const BRAND = 'Brand, in any of its names.';

@ArgsType()
export class ResolveModelCodeArgs {
  @Field(() => String, { description: CODE })
  @MaxLength(MAX_CODE_CHARS)
  readonly code!: string;

  @Field(() => String, { nullable: true, description: `${SYSTEM} Its own codes go before all others.` })
  @IsOptional()
  @MaxLength(100)
  readonly system?: string | null;

  @Field(() => String, { nullable: true, description: BRAND })
  @IsOptional()
  @MaxLength(200)
  readonly manufacturer?: string | null;
}

@ArgsType()
export class PreviewModelCodeArgs extends ResolveModelCodeArgs {
  @Field(() => ID, { description: 'Id of a model of the catalogue.' })
  @MaxLength(200)
  readonly modelId!: string;
}

@ArgsType()
export class DecideModelCodeArgs extends PreviewModelCodeArgs {
  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class ModelCodeQueueArgs extends FirstArgs {
  @Field(() => ModelCodeOutcome, { nullable: true, description: 'Only codes that stand so; all that wait when left out.' })
  readonly status?: ModelOutcome | null;

  @Field(() => String, { nullable: true, description: SYSTEM })
  @IsOptional()
  @MaxLength(100)
  readonly system?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last item seen.' })
  readonly after?: string | null;
}

@ArgsType()
export class DeviceModelsArgs extends FirstArgs {
  @Field(() => String, { nullable: true, description: 'Part of manufacturer, series, code or name.' })
  @IsOptional()
  @MaxLength(100)
  readonly search?: string | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last model seen.' })
  readonly after?: string | null;
}

@ArgsType()
export class AliasesArgs extends FirstArgs {
  @Field(() => ID, { nullable: true, description: 'Only of this model.' })
  @IsOptional()
  @MaxLength(200)
  readonly modelId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of this code, in any width and case.' })
  @IsOptional()
  @MaxLength(MAX_CODE_CHARS)
  readonly code?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that have ended too.' })
  readonly includeEnded?: boolean | null;

  @Field(() => CursorScalar, { nullable: true, description: 'Cursor of the last alias seen.' })
  readonly after?: string | null;
}

@ArgsType()
export class EndByIdArgs {
  @Field(() => ID, { description: 'What is to end.' })
  @MaxLength(40)
  readonly id!: string;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}

@ArgsType()
export class ConfirmRuleArgs {
  @Field(() => ModelCodeRuleKind, { description: 'What is left out.' })
  readonly kind!: ModelCodeRule['kind'];

  @Field(() => String, { description: 'The text, as modelCodeRules gives it.' })
  @MaxLength(100)
  readonly text!: string;

  @Field(() => String, { nullable: true, description: `${BRAND} Left out: of all, which is seldom right.` })
  @IsOptional()
  @MaxLength(200)
  readonly manufacturer?: string | null;

  @Field(() => String, { nullable: true, description: NOTE })
  @IsOptional()
  @MaxLength(MAX_NOTE_CHARS)
  readonly note?: string | null;
}
