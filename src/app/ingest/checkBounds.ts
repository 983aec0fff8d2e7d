import type { JsonObject } from '../../core/model/json';
import { canonicalJson, depthOf } from '../../core/model/json';
import { isStorableTime } from '../../core/model/times';
import type { IngestBounds } from '../poolContext';
import type { RecordError, SourceRecordInput } from './types';

const MAX_KEY_CHARS = 500;
/** Half a surrogate pair or U+0000: no UTF-8 database holds them. */
const UNSTORABLE = /\p{Cs}|\0/u;
/** The same inside JSON text, where they are written as escapes; an even number of backslashes escapes nothing. */
const UNSTORABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** What makes a record unacceptable before anybody looks inside it; null when nothing does. */
export function checkBounds(record: SourceRecordInput, bounds: IngestBounds): RecordError | null {
  const { sourceKey, updatedAt } = record;
  if (sourceKey.trim() === '' || sourceKey.length > MAX_KEY_CHARS || UNSTORABLE.test(sourceKey)) {
    return refuse('MISSING_KEY', `a source key of 1 to ${MAX_KEY_CHARS} characters`, sourceKey.slice(0, 40),
      '这条记录没有可用的来源主键;请补上后重新推送。', 'The record has no usable source key; give it one and send it again.');
  }
  if (updatedAt !== undefined && updatedAt !== null && !isStorableTime(updatedAt)) {
    return refuse('OUT_OF_RANGE', 'a time of change in the years 1000 to 9999', String(updatedAt),
      '更新时间超出范围;请核对后重新推送。', 'The time of change is out of range; correct it and send the record again.');
  }
  return checkPayload(record.payload, bounds);
}

function checkPayload(payload: JsonObject, bounds: IngestBounds): RecordError | null {
  // It came from outside as JSON of any shape, whatever the compiler believes.
  const given: unknown = payload;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuse('BAD_FORMAT', 'a payload that is an object of fields', Array.isArray(given) ? 'a list' : String(given).slice(0, 40),
      '记录内容必须是字段对象。', 'The payload must be an object: field names with their values.');
  }
  // Depth first: it stops at its limit, everything else goes as deep as the payload does.
  if (depthOf(payload, bounds.maxPayloadDepth + 1) > bounds.maxPayloadDepth) {
    return refuse('TOO_LARGE', `a payload nested at most ${bounds.maxPayloadDepth} deep`, 'a deeper one',
      '记录嵌套过深;请展开后推送。', 'The payload is nested too deeply; flatten it.');
  }
  const text = canonicalJson(payload);
  const bytes = Buffer.byteLength(text);
  if (bytes > bounds.maxPayloadBytes) {
    return refuse('TOO_LARGE', `at most ${bounds.maxPayloadBytes} bytes of payload`, `${bytes} bytes`,
      '记录内容过大;请去掉不需要的字段。', 'The payload is too large; leave out fields that are not master data.');
  }
  if (UNSTORABLE_ESCAPE.test(text)) {
    return refuse('BAD_FORMAT', 'text in valid Unicode', 'a NUL character or half a surrogate pair',
      '内容含有无法保存的字符(空字符或不完整的字符);请清理后重新推送。', 'The payload has characters that cannot be stored; clean it and send it again.');
  }
  return null;
}

function refuse(code: RecordError['code'], expected: string, got: string, zh: string, en: string): RecordError {
  return { code, attribute: null, expected, got, message: { zh, en } };
}
