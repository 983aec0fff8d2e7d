import { MaxLength } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import type { JsonValue } from '../../core/model/json';
import { DateTimeScalar, JsonScalar } from '../scalars';

@ArgsType()
export class UnpinArgs {
  @Field(() => ID, { description: 'Id of an active golden record.' })
  @MaxLength(100)
  readonly goldenId!: string;

  @Field(() => String, { description: 'Name of an attribute that is neither a key nor a reference.' })
  @MaxLength(100)
  readonly attribute!: string;
}

@ArgsType()
export class UnmaskArgs {
  @Field(() => ID, { description: 'Id of a golden record.' })
  @MaxLength(100)
  readonly goldenId!: string;

  @Field(() => String, { description: 'Name of the attribute, as it stands in `values`.' })
  @MaxLength(100)
  readonly attribute!: string;

  @Field(() => String, { description: 'What the value is needed for; 1 to 1000 characters.' })
  @MaxLength(1_000)
  readonly reason!: string;
}

@ArgsType()
export class PinArgs extends UnpinArgs {
  @Field(() => JsonScalar, { description: 'In any notation that a source might use; a list for a many-valued attribute.' })
  readonly value!: JsonValue;

  @Field(() => String, { description: 'Why, for whoever meets the pin later; 1 to 1000 characters.' })
  @MaxLength(1_000)
  readonly reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The pin ends by itself then; never when left out.' })
  readonly expiresAt?: number | null;
}
