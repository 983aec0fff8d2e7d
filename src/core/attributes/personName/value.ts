/** A person's name in its parts. A type, not an interface: an attribute value must be a JSON object. */
export type PersonName = {
  /** As shown: simplified, without blanks and titles; only where nothing but a surname is known, with the title. */
  readonly name: string;
  readonly surname: string | null;
  readonly given: string | null;
  readonly title: string | null;
  /** Only a surname with a title (王先生), or one word of a Latin name: too little to know somebody by. */
  readonly partial: boolean;
  /** Written in Latin letters. */
  readonly latin: boolean;
};
