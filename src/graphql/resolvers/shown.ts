import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { PrefillCandidate as Candidate } from '../../app/prefill';
import { displayAddress } from '../../core/attributes/address';
import type { AddressValue } from '../../core/attributes/address';
import { displayPhone } from '../../core/attributes/phone';
import type { PhoneValue } from '../../core/attributes/phone';
import type { Label as CoreLabel } from '../../core/model/label';
import { knownCode } from '../attributeFields';
import { ServiceLevel } from '../enums';
import { Address } from '../types/address';
import { Label } from '../types/label';
import { Phone } from '../types/phone';
import { PrefillCandidate } from '../types/prefillCandidate';
import { RecordError } from '../types/recordError';
import { Rejection } from '../types/rejection';

/** Fields that are how something is shown, rather than what it is. */
@Resolver(() => Phone)
export class PhoneResolver {
  @FieldResolver(() => String, { description: 'As a person in China would write it: "138 1234 5678", "0571-88123456 转 8012".' })
  display(@Root() phone: PhoneValue): string {
    return displayPhone(phone);
  }
}

@Resolver(() => Address)
export class AddressResolver {
  @FieldResolver(() => String, { description: 'As a person would write it, without remarks.' })
  display(@Root() address: AddressValue): string {
    return displayAddress(address);
  }
}

interface Said { readonly message: CoreLabel }

@Resolver(() => Rejection)
export class RejectionResolver {
  @FieldResolver(() => String, { description: 'One sentence in English, saying what to do.' })
  message(@Root() { message }: Said): string {
    return message.en;
  }

  @FieldResolver(() => Label, { description: 'The sentence in both languages.' })
  text(@Root() { message }: Said): CoreLabel {
    return message;
  }
}

@Resolver(() => RecordError)
export class RecordErrorResolver {
  @FieldResolver(() => String, { description: 'One sentence in English, saying what to do.' })
  message(@Root() { message }: Said): string {
    return message.en;
  }

  @FieldResolver(() => Label, { description: 'The sentence in both languages.' })
  text(@Root() { message }: Said): CoreLabel {
    return message;
  }
}

const serviceLevel = knownCode('serviceLevel');

@Resolver(() => PrefillCandidate)
export class PrefillCandidateResolver {
  @FieldResolver(() => ServiceLevel, { nullable: true, description: '适用服务级别: the best of a contract in force, else the customer\'s own; null when neither is known.' })
  serviceLevel(@Root() candidate: Candidate): string | null {
    return serviceLevel(candidate.serviceLevel);
  }
}
