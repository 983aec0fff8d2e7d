import { canonicalJson, depthOf } from '../../core/model/json';
import type { IngestBounds } from '../poolContext';
import type { RecordError, SourceRecordInput } from './types';

const MAX_KEY_CHARS = 500;

/** What makes a record unacceptable before anybody looks inside it; null when nothing does. */
export function checkBounds(record: SourceRecordInput, bounds: IngestBounds): RecordError | null {
  if (record.sourceKey.trim() === '' || record.sourceKey.length > MAX_KEY_CHARS) {
    return refuse('MISSING_KEY', `a source key of 1 to ${MAX_KEY_CHARS} characters`, record.sourceKey.slice(0, 40),
      '这条记录没有可用的来源主键;请补上后重新推送。', 'The record has no usable source key; give it one and send it again.');
  }
  const bytes = Buffer.byteLength(canonicalJson(record.payload));
  if (bytes > bounds.maxPayloadBytes) {
    return refuse('TOO_LARGE', `at most ${bounds.maxPayloadBytes} bytes of payload`, `${bytes} bytes`,
      '记录内容过大;请去掉不需要的字段。', 'The payload is too large; leave out fields that are not master data.');
  }
  if (depthOf(record.payload, bounds.maxPayloadDepth + 1) > bounds.maxPayloadDepth) {
    return refuse('TOO_LARGE', `a payload nested at most ${bounds.maxPayloadDepth} deep`, 'a deeper one',
      '记录嵌套过深;请展开后推送。', 'The payload is nested too deeply; flatten it.');
  }
  return null;
}

function refuse(code: RecordError['code'], expected: string, got: string, zh: string, en: string): RecordError {
  return { code, attribute: null, expected, got, message: { zh, en } };
}
