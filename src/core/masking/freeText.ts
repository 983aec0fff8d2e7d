import { identityNumberCheck } from '../attributes/identityNumber';
import { HIDDEN } from './masks';

/** A mobile or landline number in running text; not a part of a longer code (an order number, a serial number). */
const PHONE = /(?<![\dA-Za-z-])(?:(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8}|\(0\d{2,3}\) ?\d{7,8})(?![\dA-Za-z])/g;
const IDENTITY_NUMBER = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;
const E_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Running text in which nobody's number may be seen: identity numbers are hidden, and with `contacts` phone numbers and e-mail addresses. */
export function maskText(text: string, contacts: boolean): string {
  if (!/\d{7}|\d[ -]\d{4}|@/.test(text)) return text;
  const withoutIdentities = text.replace(IDENTITY_NUMBER, (number) =>
    (identityNumberCheck(number.slice(0, 17)) === number.slice(17).toUpperCase() ? `${HIDDEN}${number.slice(-4)}` : number));
  if (!contacts) return withoutIdentities;
  return withoutIdentities.replace(PHONE, (number) => `${number.slice(0, 3)}${HIDDEN}${number.slice(-4)}`).replace(E_MAIL, (email) => `${email.slice(0, 1)}***${email.slice(email.indexOf('@'))}`);
}
