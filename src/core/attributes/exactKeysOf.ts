import type { JsonValue } from '../model/json';
import type { KindName } from '../model/entityType';
import { kindNamed } from './registry';

/**
 * The keys by which a value identifies for certain, as opposed to `matchKeys`, which only find candidates.
 * Mostly the identity; a phone stands for its main line, so that an extension that one system knows and
 * another does not keeps nobody apart; a value that says too little (王先生) has none.
 */
export function exactKeysOf(kind: KindName, value: JsonValue): string[] {
  const parts = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
  switch (kind) {
    case 'phone': return typeof parts['e164'] === 'string' ? [parts['e164']] : [];
    case 'personName': case 'partyName': return parts['partial'] === true ? [] : [kindNamed(kind).identity(value)];
    case 'identityNumber': return typeof parts['hash'] === 'string' ? [parts['hash']] : [];
    case 'address': case 'boolean': case 'code': case 'contractNumber': case 'creditCode': case 'date': case 'dateTime': case 'email':
    case 'integer': case 'modelCode': case 'money': case 'organisationName': case 'serialNumber': case 'text': return [kindNamed(kind).identity(value)];
  }
}
