import type { TicketFieldNamesQuery } from './prefill.generated';

type FieldNames = TicketFieldNamesQuery['sourceFieldNames'];

/** What the form holds, by the attributes of a ticket. */
export type TicketDraft = Readonly<Partial<Record<'title' | 'faultCode' | 'phone' | 'device' | 'status', string>>>;

/** The draft in the names and codes of the chosen system; what it has no field for is left out. */
export function ticketPayload(draft: TicketDraft, names: FieldNames): Readonly<Record<string, string>> {
  const payload: Record<string, string> = {};
  for (const [attribute, value] of Object.entries(draft)) {
    const name = names.find((known) => known.attribute === attribute);
    if (name === undefined || value === '') continue;
    const codes = name.codes as Readonly<Record<string, string | undefined>>; // an object of texts, by its declaration
    payload[Array.isArray(name.field) ? name.field.join('.') : String(name.field)] = codes[value] ?? value;
  }
  return payload;
}
