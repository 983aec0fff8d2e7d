import type { AttributeForm, Script } from './form';

/** What the mask of a mobile number leaves at its end; of other numbers it leaves less, or not always the same. */
const SHOWN_DIGITS = 4;
const MOBILE = /^1\d{10}$/;

/** Scripts of which something is found even where the attribute is masked. */
export function isPartlyShown(script: Script): boolean {
  return script === 'DIGITS';
}

/**
 * The forms of a document that a reader may be found a record by. Of an attribute that the reader sees masked, no
 * part that the mask hides: else a number could be felt out digit by digit. What it shows, the last four digits of a
 * mobile number, may be asked for; the whole value is found as a key (see `typedKeys`).
 */
export function visibleForms(forms: readonly AttributeForm[], isClear: (attribute: string) => boolean): AttributeForm[] {
  return forms.flatMap((form): AttributeForm[] => {
    if (isClear(form.attribute)) return [form];
    return isPartlyShown(form.script) && MOBILE.test(form.text) ? [{ ...form, text: form.text.slice(-SHOWN_DIGITS), end: true }] : [];
  });
}
