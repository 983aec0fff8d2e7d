import type { Label } from '../../model/label';
import type { Rejection, RejectionCode } from '../../model/rejection';
import { storable } from '../text/clean';

type PhoneRejectionCode = Extract<RejectionCode, 'PLACEHOLDER' | 'MASKED' | 'SPREADSHEET_DAMAGE' | 'BAD_FORMAT' | 'BAD_LENGTH' | 'MISSING_CONTEXT' | 'TOO_LONG'>;

const GOT_MAX_CHARS = 200;
const EXPECTED: Readonly<Record<PhoneRejectionCode, string>> = {
  PLACEHOLDER: 'a real phone number, or an empty field',
  MASKED: 'a phone number with all its digits',
  SPREADSHEET_DAMAGE: 'a phone number with all its digits, exported as text',
  BAD_FORMAT: 'a phone number',
  BAD_LENGTH: 'an 11-digit mobile number, or an area code and a 7- or 8-digit number',
  MISSING_CONTEXT: 'an area code before the 7- or 8-digit number, or an address to take it from',
  TOO_LONG: 'at most 200 characters of phone numbers',
};
const MESSAGES: Readonly<Record<PhoneRejectionCode, Label>> = {
  PLACEHOLDER: { zh: '这只是占位内容，请填写真实的电话号码，没有就留空。', en: 'This only fills the field: enter the real phone number, or leave it empty.' },
  MASKED: { zh: '电话号码被来源系统遮盖，请让来源系统提供完整号码。', en: 'The source hides digits of the phone number: have it send the full one.' },
  SPREADSHEET_DAMAGE: { zh: '电子表格丢失了号码的末尾几位，请把该列设为文本后重新导出。', en: 'A spreadsheet has lost the last digits: set the column to text and export it again.' },
  BAD_FORMAT: { zh: '这不是电话号码，请核对后重新填写。', en: 'This is not a phone number: check it and enter it again.' },
  BAD_LENGTH: { zh: '电话号码位数不对，请核对是否多填或漏填。', en: 'The phone number has too many or too few digits: check it.' },
  MISSING_CONTEXT: { zh: '本地号码缺少区号，请补上区号或填写所在城市。', en: 'A local number without an area code: add the area code, or the city in the address.' },
  TOO_LONG: { zh: '内容过长，请只填写电话号码。', en: 'The text is too long: enter phone numbers only.' },
};

export function phoneRejection(code: PhoneRejectionCode, got: string): Rejection {
  return { code, expected: EXPECTED[code], got: storable(got.slice(0, GOT_MAX_CHARS)), message: MESSAGES[code] };
}
