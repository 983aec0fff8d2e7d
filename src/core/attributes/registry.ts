import type { KindName } from '../model/entityType';
import type { AttributeKind } from './kind';
import { addressKind } from './address';
import { booleanKind } from './boolean';
import { codeKind } from './code';
import { contractNumberKind } from './contractNumber';
import { creditCodeKind } from './creditCode';
import { dateKind } from './date';
import { dateTimeKind } from './dateTime';
import { emailKind } from './email';
import { identityNumberKind } from './identityNumber';
import { integerKind } from './integer';
import { modelCodeKind } from './modelCode';
import { moneyKind } from './money';
import { organisationNameKind } from './organisationName';
import { partyNameKind } from './partyName';
import { personNameKind } from './personName';
import { phoneKind } from './phone';
import { serialNumberKind } from './serialNumber';
import { textKind } from './text';

/** Every attribute kind by the name under which declarations refer to it, each with its own value type. */
export const ATTRIBUTE_KINDS = {
  text: textKind,
  code: codeKind,
  integer: integerKind,
  boolean: booleanKind,
  email: emailKind,
  personName: personNameKind,
  organisationName: organisationNameKind,
  partyName: partyNameKind,
  date: dateKind,
  dateTime: dateTimeKind,
  identityNumber: identityNumberKind,
  creditCode: creditCodeKind,
  serialNumber: serialNumberKind,
  contractNumber: contractNumberKind,
  modelCode: modelCodeKind,
  money: moneyKind,
  phone: phoneKind,
  address: addressKind,
} satisfies Readonly<Record<KindName, AttributeKind>>;
export type AttributeKindName = keyof typeof ATTRIBUTE_KINDS;

/**
 * A kind for callers that handle all kinds alike. Its members then take any JSON value, so such a caller hands a kind
 * only values that the same kind has made; stored values carry their attribute's kind, which keeps them together.
 */
export function kindNamed(name: AttributeKindName): AttributeKind {
  return ATTRIBUTE_KINDS[name];
}
