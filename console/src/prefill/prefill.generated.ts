// Written by scripts/console-types.mjs from schema.graphql; run `npm run console:types` after a change.
import { graphqlDocument } from '../server/graphqlDocument';

export type CustomerKind =
  | 'ORGANISATION'
  | 'PERSON';

export type PrefillMatch =
  | 'EXACT'
  | 'INVALID'
  | 'NONE'
  | 'SWITCHBOARD';

export type PromptSeverity =
  | 'INFO'
  | 'WARNING';

export type ReasonCode =
  | 'CONTRACT_IN_FORCE'
  | 'EXACT_NUMBER'
  | 'MAIN_LINE'
  | 'OPEN_TICKETS'
  | 'OTHER_EXTENSION'
  | 'OWNS_DEVICES'
  | 'RECENT_TICKET';

export type RejectionCode =
  | 'BAD_CHECK_DIGIT'
  | 'BAD_FORMAT'
  | 'BAD_LENGTH'
  | 'KEY_CONFLICT'
  | 'MASKED'
  | 'MISSING_CONTEXT'
  | 'MISSING_KEY'
  | 'OUT_OF_RANGE'
  | 'PLACEHOLDER'
  | 'SPREADSHEET_DAMAGE'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'UNKNOWN_CODE';

export type ServiceLevel =
  | 'GOLD'
  | 'PLATINUM'
  | 'SILVER'
  | 'STANDARD';

export type TicketStatus =
  | 'ASSIGNED'
  | 'CANCELLED'
  | 'CLOSED'
  | 'DONE'
  | 'IN_PROGRESS'
  | 'OPEN';

export type WarrantyStatus =
  | 'EXPIRED'
  | 'IN_WARRANTY'
  | 'UNKNOWN';

export type PrefillByPhoneQueryVariables = {
  phone: string;
};

export type PrefillByPhoneQuery = { readonly prefill: { readonly phone: string | null, readonly extension: string | null, readonly match: PrefillMatch, readonly rejection: { readonly code: RejectionCode, readonly text: { readonly zh: string, readonly en: string } } | null, readonly candidates: ReadonlyArray<{ readonly serviceLevel: ServiceLevel | null, readonly reasons: ReadonlyArray<{ readonly code: ReasonCode, readonly text: { readonly zh: string, readonly en: string } }>, readonly customer: { readonly id: string, readonly customerId: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly serviceLevel: ServiceLevel | null, readonly contacts: ReadonlyArray<string>, readonly phones: ReadonlyArray<{ readonly display: string, readonly e164: string }>, readonly addresses: ReadonlyArray<{ readonly display: string }> }, readonly devices: ReadonlyArray<{ readonly id: string, readonly sn: string, readonly modelCode: string | null, readonly modelName: string | null, readonly warrantyEndsOn: string | null, readonly warrantyStatus: WarrantyStatus, readonly manufacturedOn: string | null, readonly lastRepairedOn: string | null, readonly lastFaultCode: string | null, readonly installAddress: { readonly display: string } | null, readonly prompts: ReadonlyArray<{ readonly code: string, readonly severity: PromptSeverity, readonly message: { readonly zh: string, readonly en: string } }>, readonly model: { readonly manufacturer: string, readonly name: string, readonly code: string, readonly category: string, readonly specifications: unknown } | null }>, readonly relatedDevices: ReadonlyArray<{ readonly id: string, readonly sn: string, readonly modelCode: string | null, readonly modelName: string | null, readonly warrantyEndsOn: string | null, readonly warrantyStatus: WarrantyStatus, readonly manufacturedOn: string | null, readonly lastRepairedOn: string | null, readonly lastFaultCode: string | null, readonly installAddress: { readonly display: string } | null, readonly prompts: ReadonlyArray<{ readonly code: string, readonly severity: PromptSeverity, readonly message: { readonly zh: string, readonly en: string } }>, readonly model: { readonly manufacturer: string, readonly name: string, readonly code: string, readonly category: string, readonly specifications: unknown } | null }>, readonly contracts: ReadonlyArray<{ readonly id: string, readonly number: string, readonly serviceLevel: ServiceLevel | null, readonly startsOn: string | null, readonly endsOn: string | null }>, readonly openTickets: ReadonlyArray<{ readonly id: string, readonly number: string, readonly title: string | null, readonly ticketStatus: TicketStatus | null, readonly createdAt: string | null, readonly faultCode: string | null }>, readonly recentTickets: ReadonlyArray<{ readonly id: string, readonly number: string, readonly title: string | null, readonly ticketStatus: TicketStatus | null, readonly createdAt: string | null, readonly faultCode: string | null }> }> } };

export type DeviceBySnQueryVariables = {
  sn: string;
};

export type DeviceBySnQuery = { readonly device: { readonly id: string, readonly sn: string, readonly modelCode: string | null, readonly modelName: string | null, readonly warrantyEndsOn: string | null, readonly warrantyStatus: WarrantyStatus, readonly manufacturedOn: string | null, readonly lastRepairedOn: string | null, readonly lastFaultCode: string | null, readonly owner: { readonly id: string, readonly customerId: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly serviceLevel: ServiceLevel | null, readonly contacts: ReadonlyArray<string>, readonly phones: ReadonlyArray<{ readonly display: string, readonly e164: string }>, readonly addresses: ReadonlyArray<{ readonly display: string }> } | null, readonly contracts: ReadonlyArray<{ readonly id: string, readonly number: string, readonly serviceLevel: ServiceLevel | null, readonly startsOn: string | null, readonly endsOn: string | null }>, readonly tickets: ReadonlyArray<{ readonly id: string, readonly number: string, readonly title: string | null, readonly ticketStatus: TicketStatus | null, readonly createdAt: string | null, readonly faultCode: string | null }>, readonly installAddress: { readonly display: string } | null, readonly prompts: ReadonlyArray<{ readonly code: string, readonly severity: PromptSeverity, readonly message: { readonly zh: string, readonly en: string } }>, readonly model: { readonly manufacturer: string, readonly name: string, readonly code: string, readonly category: string, readonly specifications: unknown } | null } | null };

export type TicketFieldNamesQueryVariables = {
  system: string;
};

export type TicketFieldNamesQuery = { readonly sourceFieldNames: ReadonlyArray<{ readonly attribute: string, readonly field: unknown, readonly codes: unknown }> };

export type DeskCustomerFragment = { readonly id: string, readonly customerId: string, readonly name: string | null, readonly kind: CustomerKind | null, readonly serviceLevel: ServiceLevel | null, readonly contacts: ReadonlyArray<string>, readonly phones: ReadonlyArray<{ readonly display: string, readonly e164: string }>, readonly addresses: ReadonlyArray<{ readonly display: string }> };

export type DeskDeviceFragment = { readonly id: string, readonly sn: string, readonly modelCode: string | null, readonly modelName: string | null, readonly warrantyEndsOn: string | null, readonly warrantyStatus: WarrantyStatus, readonly manufacturedOn: string | null, readonly lastRepairedOn: string | null, readonly lastFaultCode: string | null, readonly installAddress: { readonly display: string } | null, readonly prompts: ReadonlyArray<{ readonly code: string, readonly severity: PromptSeverity, readonly message: { readonly zh: string, readonly en: string } }>, readonly model: { readonly manufacturer: string, readonly name: string, readonly code: string, readonly category: string, readonly specifications: unknown } | null };

export type DeskTicketFragment = { readonly id: string, readonly number: string, readonly title: string | null, readonly ticketStatus: TicketStatus | null, readonly createdAt: string | null, readonly faultCode: string | null };
export const prefillByPhoneDocument = graphqlDocument<PrefillByPhoneQuery, PrefillByPhoneQueryVariables>(
  "query PrefillByPhone($phone:String!){prefill(phone:$phone){phone extension match rejection{code text{zh en}}candidates{reasons{code text{zh en}}serviceLevel customer{...DeskCustomer}devices{...DeskDevice}relatedDevices{...DeskDevice}contracts{id number serviceLevel startsOn endsOn}openTickets{...DeskTicket}recentTickets{...DeskTicket}}}}fragment DeskCustomer on Customer{id customerId name kind serviceLevel phones{display e164}addresses{display}contacts}fragment DeskDevice on Device{id sn modelCode modelName warrantyEndsOn warrantyStatus manufacturedOn lastRepairedOn lastFaultCode installAddress{display}prompts{code severity message{zh en}}model{manufacturer name code category specifications}}fragment DeskTicket on Ticket{id number title ticketStatus createdAt faultCode}",
);
export const deviceBySnDocument = graphqlDocument<DeviceBySnQuery, DeviceBySnQueryVariables>(
  "query DeviceBySn($sn:String!){device(sn:$sn){...DeskDevice owner{...DeskCustomer}contracts(first:5){id number serviceLevel startsOn endsOn}tickets(first:5){...DeskTicket}}}fragment DeskDevice on Device{id sn modelCode modelName warrantyEndsOn warrantyStatus manufacturedOn lastRepairedOn lastFaultCode installAddress{display}prompts{code severity message{zh en}}model{manufacturer name code category specifications}}fragment DeskCustomer on Customer{id customerId name kind serviceLevel phones{display e164}addresses{display}contacts}fragment DeskTicket on Ticket{id number title ticketStatus createdAt faultCode}",
);
export const ticketFieldNamesDocument = graphqlDocument<TicketFieldNamesQuery, TicketFieldNamesQueryVariables>(
  "query TicketFieldNames($system:String!){sourceFieldNames(system:$system type:\"ticket\"){attribute field codes}}",
);
