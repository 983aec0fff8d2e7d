/** What a number is, as its notation and the Chinese numbering plan tell. HOTLINE: 400 and 800; SERVICE: 95xxx, 96xxx, 10xxx, 12xxx. */
export type PhoneNature = 'MOBILE' | 'LANDLINE' | 'HOTLINE' | 'SERVICE' | 'FOREIGN';

/** A phone number as the pool keeps it. */
export interface PhoneValue {
  /** "+" country code, number, digits only: "+8657188123456". A short service number is "+8695588". */
  readonly e164: string;
  /** Digits dialled after the call is answered; null when there are none. */
  readonly extension: string | null;
  readonly kind: PhoneNature;
  readonly [name: string]: string | null;
}
