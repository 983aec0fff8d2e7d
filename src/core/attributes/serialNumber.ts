import type { AttributeKind } from './kind';
import { clean, unifyBrackets, unifyDashes, upper } from './text/clean';
import { foldLookalikes, isOneEditApart } from './text/edits';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isNumberRow, isOneCharacter, isPlaceholder, isSpreadsheetDamage } from './text/placeholder';

const WORDS: FieldWords = { expected: 'a serial number of 4 to 40 letters and digits', noun: { zh: '序列号', en: 'serial number' }, maxChars: 1000 };
const CHARS_MIN = 4;
const CHARS_MAX = 40;

/** What stands before the number itself. A plain SN needs more than a dash behind it: brands begin with SN, too. */
const LABEL = /^(?:(?:产品|设备|机器|机身|整机|主机|出厂|外机|内机)?(?:序列号码?|序号|编号|编码|机号|机身号|条形?码|SN码|串号)|出厂号|机身码|SERIAL ?(?:NO|NUMBER|NUM)?|S\/N|S\.N|SN(?=[ :#.]))[ :#.]*|^N[O0]\.[ :#]*|^NO[ :#]+|^[№#][ .:]*/;
/** A bare SN is a label only before what looks like a whole serial number; SN94… may be a brand's own. */
const BARE_SN = /^SN-?(?=[A-Z])/;
const WHOLE_SERIAL = /^[A-Z]{1,4}[A-Z\d]{7,}$/;
const REMARK = /\([^()]*[\p{Script=Han}?][^()]*\)?$/u;
const SEPARATORS = /[\s\-./\\_:'"`,()~]+/g;
const FILLERS = /^(?:见(?:铭牌|机身|机器|设备|标签|附件|图片|照片|实物).*|(?:看|辨认|识别)不(?:清|到|出).*|(?:无法|未能|不能).*|(?:铭牌|标签|条码|字迹).*(?:模糊|脱落|损坏|丢失|不清|缺失|磨损).*|(?:模糊|脱落|损坏|丢失|磨损|未贴|无铭牌|没有铭牌|无标签).*|[无没]有?(?:序列号|编号|SN|条码|码|号).*|NO-?SN|UNKNOWN.*|X+SN)$/;

function compact(text: string): string {
  return text.replace(SEPARATORS, '').replaceAll('*', ''); // a single asterisk inside is a guard that slipped in
}

/** Takes labels off until none is left ("设备 SN：…"): each round makes the text shorter. */
function withoutLabels(text: string): string {
  let bare = text.replace(/^[\s*.,:#-]+/, '');
  for (;;) {
    const tail = bare.replace(BARE_SN, '');
    const whole = compact(tail);
    const isBareLabel = tail !== bare && WHOLE_SERIAL.test(whole) && whole.replace(/\D/g, '').length >= 4;
    const next = (isBareLabel ? tail : bare.replace(LABEL, '')).replace(/^[\s*.,:#-]+/, '');
    if (next === bare) return bare;
    bare = next;
  }
}

function read(raw: string): Reading<string> {
  const text = unifyBrackets(upper(unifyDashes(clean(raw))));
  const guarded = text.replace(/^[\s*"'`]+|[\s*"'`]+$/g, ''); // *…* are the guards of a Code 39 bar code
  if (FILLERS.test(guarded)) return refuse('PLACEHOLDER');
  const bare = withoutLabels(guarded).replace(REMARK, '');
  if (isSpreadsheetDamage(bare)) return refuse('SPREADSHEET_DAMAGE');
  if (isPlaceholder(bare) || FILLERS.test(bare)) return refuse('PLACEHOLDER');
  if (/^[^\p{Script=Han}]*\*{2,}/u.test(bare)) return refuse('MASKED');
  const serial = compact(withoutLabels(compact(bare))); // once more: separators may have hidden a label (S-N QW41…)
  if (!/^[A-Z0-9]+$/.test(serial)) return refuse('BAD_FORMAT');
  if (isOneCharacter(serial, 1) || isNumberRow(serial)) return refuse('PLACEHOLDER');
  if (serial.length < CHARS_MIN || serial.length > CHARS_MAX) return refuse('BAD_LENGTH');
  return { value: serial };
}

/** Several numbers in one cell ("A;B"). A slash is no separator: people group one number with it. */
function split(raw: string): readonly string[] {
  return raw.split(/[;；、，,|\n]/);
}

/**
 * An O between two digits is a zero, an I a one: makers leave these letters out of their running numbers because
 * nobody can tell them apart (ISO 3779 bans them from vehicle numbers). Elsewhere a look-alike may be a real
 * letter and two machines may differ by no more: there only a matcher that sees other facts may equate them.
 */
function identityOf(serial: string): string {
  return serial.replace(/(?<=\d)[OI]+(?=\d)/g, (letters) => letters.replaceAll('O', '0').replaceAll('I', '1'));
}

/** A device's serial number: letters and digits, upper case, without label, guards and grouping; as written otherwise. */
export const serialNumberKind: AttributeKind<string> = {
  name: 'serialNumber',
  normalise: (raw) => normaliseField(raw, WORDS, read, split),
  identity: identityOf,
  compare: (a, b) => {
    if (identityOf(a) === identityOf(b)) return 'EXACT';
    return foldLookalikes(a) === foldLookalikes(b) || isOneEditApart(a, b) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: (value) => [identityOf(value)],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
