import { Field, ObjectType } from 'type-graphql';
import type { Prompt as CorePrompt } from '../../core/service/prompts';
import { PromptSeverity } from '../enums';
import { Label } from './label';

@ObjectType({ simpleResolvers: true, description: '提示: a line that the agent is shown beside a device.' })
export class Prompt implements CorePrompt {
  @Field(() => String, { description: 'Stable code: WARRANTY_EXPIRED, WARRANTY_ENDS_SOON, or as a change rule names it.' })
  readonly code!: CorePrompt['code'];

  @Field(() => PromptSeverity, { description: '级别.' })
  readonly severity!: CorePrompt['severity'];

  @Field(() => Label, { description: 'What to show: “该设备已过保,本次服务将按标准收费”.' })
  readonly message!: Label;

  @Field(() => String, { nullable: true, description: 'Serial number of the device that it is about; null where that is plain.' })
  readonly sn?: string;
}
