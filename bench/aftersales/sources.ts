/** A file of the extracts and the mapping that reads it. */
export interface Source {
  readonly file: string;
  readonly system: string;
  readonly type: string;
  /** The fields that hold phone numbers of a customer. */
  readonly phoneFields: readonly string[];
  /** True when each row gives a customer. */
  readonly hasCustomer: boolean;
}
export interface SourceFile extends Source { readonly path: string }

/** In the order in which the files are imported: devices before some of their owners, so that references wait. */
export const SOURCES: readonly Source[] = [
  { file: 'crm_customers.csv', system: 'crm', type: 'customer', phoneFields: ['手机', '固定电话'], hasCustomer: true },
  { file: 'callcenter_contacts.csv', system: 'callcenter', type: 'customer', phoneFields: ['phone_raw', 'alt_phone'], hasCustomer: true },
  { file: 'mes_devices.csv', system: 'mes', type: 'device', phoneFields: [], hasCustomer: false },
  { file: 'mes_clients.csv', system: 'mes', type: 'customer', phoneFields: ['联系电话'], hasCustomer: true },
  { file: 'erp_contracts.csv', system: 'erp', type: 'contract', phoneFields: ['party_phone'], hasCustomer: true },
  { file: 'repair_devices.csv', system: 'repair', type: 'device', phoneFields: ['联系电话'], hasCustomer: true },
  { file: 'tickets.jsonl', system: '400客服', type: 'ticket', phoneFields: [], hasCustomer: false },
  { file: 'tickets.jsonl', system: 'field_app', type: 'ticket', phoneFields: [], hasCustomer: false },
];
