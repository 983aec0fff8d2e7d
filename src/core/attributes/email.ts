import type { AttributeKind } from './kind';
import { clean, withoutBlanks } from './text/clean';
import { isOneEditApart } from './text/edits';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isOneCharacter, isPlaceholder } from './text/placeholder';

const WORDS: FieldWords = { expected: 'an e-mail address such as name@company.cn', noun: { zh: '电子邮箱', en: 'e-mail address' }, maxChars: 500 };
const ADDRESS_MAX_CHARS = 254; // RFC 5321, section 4.5.3.1.3
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/u;
/** Domains nobody can have (RFC 2606), and names that only fill the field. */
const NO_DOMAIN = /^(?:(?:.+\.)?(?:example|test|invalid|localhost)(?:\.(?:com|cn|net|org))?|(?:no|none|null|xxx+|aaa+|abc|na|nomail|noemail|email|mail|domain)\.(?:com|cn|net|org))$/;
const NO_LOCAL = /^(?:no|none|null|nomail|noemail|no-email|noreply|no-reply|unknown|xxx+|test|test\d{1,6})$/;
const SEPARATOR = /[;；,，、|\n]|或/;

/** Cuts "a@x.cn; b@y.cn" in two. Blanks part addresses only where each part has its own @: otherwise they are slips. */
function split(raw: string): readonly string[] {
  return raw.split(SEPARATOR).flatMap((part) => {
    const words = part.split(/[\s\u3000]+/).filter((word) => word !== '');
    return words.length > 1 && words.every((word) => /.[@＠]./.test(word)) ? words : [part];
  });
}

function read(raw: string): Reading<string> {
  const text = clean(raw).replaceAll('。', '.');
  const inner = /<([^<>]*@[^<>]*)>/.exec(text)?.[1] ?? text;
  const address = withoutBlanks(inner).toLowerCase()
    .replace(/^(?:mailto|e-?mail|邮箱|电子邮箱|邮件)[:：]?(?=[^@]+@)/, '').replace(/^[<("'[]+|[>)"'\].,;:]+$/g, '');
  if (isPlaceholder(address)) return refuse('PLACEHOLDER');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1);
  if (local.includes('**') || local === '*') return refuse('MASKED');
  if (at <= 0 || !LOCAL.test(local) || !DOMAIN.test(domain)) return refuse('BAD_FORMAT');
  if (address.length > ADDRESS_MAX_CHARS) return refuse('TOO_LONG');
  if (NO_DOMAIN.test(domain) || NO_LOCAL.test(local)) return refuse('PLACEHOLDER');
  const first = domain.split('.')[0] ?? '';
  if (isOneCharacter(local, 1) && (local === first || isOneCharacter(first, 3))) return refuse('PLACEHOLDER'); // a@a.com
  return { value: address };
}

/**
 * An e-mail address in lower case. Strictly the local part may tell upper from lower case (RFC 5321, section 2.4);
 * no provider in use does, and people write both.
 */
export const emailKind: AttributeKind<string> = {
  name: 'email',
  normalise: (raw) => normaliseField(raw, WORDS, read, split),
  identity: (value) => value,
  compare: (a, b) => {
    if (a === b) return 'EXACT';
    return isOneEditApart(a, b) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: (value) => [value],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
